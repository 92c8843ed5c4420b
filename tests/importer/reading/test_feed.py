from datetime import date

import pytest

from bot.importer.found import FEED, Listed
from bot.importer.reading.page_error import PageError
from tests.importer.reading.made import listing

URL = "https://embassy.example/eng/rss.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?><!-- made by hand -->
<rss version="2.0"><channel><title>News</title><link>https://embassy.example/</link>
<item><title>&lt;b&gt;Kites&lt;/b&gt; &amp;amp; Lions</title><link>/eng/a.htm</link>
<pubDate>Sun, 29 Apr 2012 00:30:00 +0800</pubDate></item>
<item><title><![CDATA[林致远大使<i>放风筝</i>]]></title><link>https://embassy.example/b.htm</link>
<pubDate>soon</pubDate></item>
<item><title>Kites again</title><link>https://embassy.example//eng/a.htm#top</link></item>
<item><title>Nowhere</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title type="html">Kites</title><link rel="self" href="c.xml"/><link href="a.htm"/><updated>2012-05-01T00:00:00Z</updated>
<published>2012-04-29T00:30:00+08:00</published></entry>
<entry><title>Lions</title><link href="b.htm"/><updated>2099-05-01T00:00:00Z</updated></entry></feed>"""
BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY b "&lt;&lt;">]><rss><channel><item><title>&b;</title></item></channel></rss>'


def test_rss_by_the_clock_of_the_place() -> None:
    assert listing(RSS, URL).articles == (
        Listed("https://embassy.example/eng/a.htm", "Kites & Lions", date(2012, 4, 29), FEED),
        Listed("https://embassy.example/b.htm", "林致远大使放风筝", None, FEED),
    )


def test_atom() -> None:
    assert listing(ATOM, URL).articles == (
        Listed("https://embassy.example/eng/a.htm", "Kites", date(2012, 4, 29), FEED),
        Listed("https://embassy.example/eng/b.htm", "Lions", None, FEED),
    )


def test_a_chinese_feed_in_gbk() -> None:
    assert listing(RSS.replace("utf-8", "gbk").encode("gbk"), URL).articles[1].title == "林致远大使放风筝"


@pytest.mark.parametrize("text", ["<rss></rss>", "<feed>", "<rss", RSS[:200], BOMB])
def test_a_feed_without_entries_is_an_error(text: str) -> None:
    with pytest.raises(PageError):
        listing(text, URL)
