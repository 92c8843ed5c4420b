"""The site is what it says: a mistake in it would be taken for the importer's."""

import http.client
import re
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from itertools import chain
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.importer.site import Expected, Served, captured, expected, gists, site
from tests.importer.site.articles import articles
from tests.importer.site.body import EDITORS, MARKUPS
from tests.importer.site.pages import HEADINGS, TIMES
from tests.importer.site.served import plain
from tests.importer.site.troubles import HUGE

WITHOUT_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ONE_BY_ONE = pytest.mark.parametrize("one", expected(), ids=lambda one: one.id)


@pytest.fixture
def served() -> Iterator[Served]:
    with site() as opened:
        yield opened


def get(url: str, headers: Mapping[str, str] | None = None) -> bytes:
    with WITHOUT_PROXY.open(urllib.request.Request(url, headers=dict(headers or {})), timeout=10) as answer:
        return bytes(answer.read())


def status(url: str, headers: Mapping[str, str] | None = None) -> tuple[int, http.client.HTTPMessage]:
    """Without following a redirect."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", parts.path, headers=dict(headers or {}))
    answer = connection.getresponse()
    connection.close()
    return answer.status, answer.headers


def links(url: str) -> list[str]:
    return [urljoin(url, link) for link in re.findall(r'<li>· <a href="([^"]+)"', get(url).decode())]


def all_links(served: Served) -> list[str]:
    pages = [first.replace("index", name) for first in (served.listing, served.chinese) for name in ("index", "index_1", "index_2")]
    return list(chain.from_iterable(map(links, pages)))


class Text(HTMLParser):
    """Text without scripts and styles, a space at each tag but the small ones."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in ("script", "style")
        self.parts.append("" if tag in ("strong", "br") else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")
        self.parts.append("" if tag == "strong" else "\n")

    def handle_data(self, data: str) -> None:
        self.parts.append("" if self.hidden else data)


def text(page: bytes) -> str:
    return " ".join("".join(Text(page).parts).split())


def test_forty_articles_in_two_languages() -> None:
    assert [one.id for one in expected()] == [f"a{number}" for number in range(1, 41)] == list(articles()) == list(gists())
    assert Counter(one.language for one in expected()) == {"en": 24, "zh": 16}
    assert len({gist for gist in gists().values() if gist}) == len({one.title for one in expected()}) == 40


@ONE_BY_ONE
def test_what_is_expected_stands_on_the_page(one: Expected, served: Served) -> None:
    status(served.address(one.id))  # one of them fails at first
    shown = text(get(served.address(one.id)))
    assert one.title in shown
    assert shown.index(one.first) < shown.index(one.last)
    assert " > ".join(one.trail) in shown
    assert 3 <= one.paragraphs <= 7


@ONE_BY_ONE
def test_the_expected_date_stands_where_it_is_said_to_be_found(one: Expected) -> None:
    article, day = articles()[one.id], date.fromisoformat(one.date)
    english, chinese = [(f"{day:{form}}").replace(" 0", " ") for form in ("%d %B %Y", "%B %d, %Y")], f"{day.year}年{day.month}月{day.day}日"
    places = {
        "page": article.shown.replace("/", "-").startswith(one.date),
        "listing": article.listed == one.date,
        "sentence": any(form in article.blocks[0] for form in (*english, chinese, "二〇一〇年五月八日")),
        "address": f"/{day:%Y%m}/t{day:%Y%m%d}_" in one.path,
    }
    assert places[one.dated_by] and one.dated_by in places
    assert one.dated_by == "page" or not article.shown
    assert one.dated_by in ("page", "listing") or not article.listed


def test_every_way_of_finding_a_date_occurs_and_so_does_every_form() -> None:
    assert {one.dated_by for one in expected()} == {"page", "listing", "sentence", "address"}
    forms = [article.form for article in articles().values()]
    assert {form.editor for form in forms} == {*EDITORS}
    assert {form.markup for form in forms} == {*MARKUPS}
    for language in ("en", "zh"):
        own = [article for article in articles().values() if article.language == language]
        assert {article.form.heading for article in own} == {*HEADINGS}
        assert {article.form.time for article in own} == {*TIMES}
        assert {article.old for article in own} == {True, False}
        assert {len(article.trail) for article in own} == {1, 2, 3}


def test_the_lists_lead_to_each_article_to_doubles_and_to_what_is_bad(served: Served) -> None:
    found = all_links(served)
    paths = Counter(plain(urlsplit(link).path) for link in found if link.startswith(served.url))
    good = {one.path for one in expected()}
    assert {path: count for path, count in paths.items() if path in good and count > 1} == {
        articles()[id].path: 2 for id in ("a7", "a11", "a22")
    }
    assert good <= {*paths}
    bad = [link for link in found if plain(urlsplit(link).path) not in good]
    kinds = ("broken", "huge", "slow", "redirect", "missing", "pdf", "elsewhere")
    assert sorted(bad) == sorted(chain.from_iterable(map(served.bad, kinds)))
    assert len(bad) == 8 and len({*found}) == len(found) == 51


def test_lists_tell_their_pages_in_both_scripts(served: Served) -> None:
    assert b"countPage = 3" in get(served.listing) and b'class="tt"' in get(served.listing)
    assert b"createPageHTML(3," in get(served.chinese) and b'class="list1"' in get(served.chinese)


def test_doubles_are_the_same_page(served: Served) -> None:
    doubled = [link for link in all_links(served) if plain(urlsplit(link).path) in {articles()[id].path for id in ("a7", "a11", "a22")}]
    assert len({get(urldefrag(link).url) for link in doubled}) == 3
    assert get(served.mirrors[1] + "rwjl/") == get(served.chinese)


def test_a_page_that_has_not_changed_is_not_sent_twice(served: Served) -> None:
    url = served.address("a7")
    headers = status(url)[1]
    assert [status(url, {"If-None-Match": tag})[0] for tag in (headers["ETag"], '"other"')] == [304, 200]
    assert [status(url, {"If-Modified-Since": time})[0] for time in (headers["Last-Modified"], "never")] == [304, 200]
    before = get(url)
    served.change("a7")
    assert status(url, {"If-None-Match": headers["ETag"]})[0] == status(url, {"If-Modified-Since": headers["Last-Modified"]})[0] == 200
    assert len(get(url)) > len(before)
    assert get(served.mirrors[1] + "eng/dfjw/t1021077.htm") == get(url)


def test_answers_that_are_no_articles(served: Served) -> None:
    assert [(code, headers["Location"]) for code, headers in map(status, served.bad("redirect"))] == [
        (302, "http://10.0.0.1/"),
        (302, "http://169.254.169.254/"),
    ]
    assert [status(url)[0] for url in served.bad("missing")] == [404]
    assert [status(url)[1]["Content-Type"] for url in served.bad("pdf")] == ["application/pdf"]
    assert [status(served.address("a17"))[0] for _ in range(3)] == [500, 200, 200]
    assert not get(served.bad("broken")[0]).endswith(b">")


def test_the_huge_page_is_huge_and_tells_no_length(served: Served) -> None:
    url = served.bad("huge")[0]
    assert status(url)[1]["Content-Length"] is None
    assert len(get(url)) > HUGE


def test_the_huge_page_stops_when_its_reader_leaves(capsys: pytest.CaptureFixture[str]) -> None:
    before = {*threading.enumerate()}
    with site() as served:
        for _ in range(2):
            with WITHOUT_PROXY.open(served.bad("huge")[0], timeout=10) as answer:
                answer.readline()
    assert {*threading.enumerate()} <= before
    assert 0 < served.streamed < HUGE
    assert not capsys.readouterr().err


def test_the_slow_page_ends_when_the_server_closes() -> None:
    with site() as served:
        answer = WITHOUT_PROXY.open(served.bad("slow")[0], timeout=10)
        start = answer.readline()
    assert start.startswith(b"<!DOCTYPE")
    with answer:
        assert answer.read().rstrip(b".").endswith(b'<div class="TRS_Editor">\n')


def test_requests_are_remembered_as_they_came(served: Served) -> None:
    get(served.url + "eng//rss.xml?x=1", {"User-Agent": "test"})
    assert [(path, headers["user-agent"]) for path, headers in served.requests] == [("/eng//rss.xml?x=1", "test")]


def test_feeds_hold_the_ten_newest_english_articles(served: Served) -> None:
    newest = sorted((one for one in expected() if one.language == "en"), key=lambda one: one.date, reverse=True)[:10]
    addresses = [served.address(one.id) for one in newest]
    assert [item.text for item in ElementTree.fromstring(get(served.rss)).iterfind("channel/item/link")] == addresses
    atom = ElementTree.fromstring(get(served.atom))
    name = "{http://www.w3.org/2005/Atom}"
    assert [link.get("href") for link in atom.iterfind(f"{name}entry/{name}link")] == addresses
    assert [time.text[:10] for time in atom.iterfind(f"{name}entry/{name}updated") if time.text] == [one.date for one in newest]


def test_captured_texts_come_in_all_forms() -> None:
    assert captured("a1").startswith("Ambassador Lin\n  Video & Audio\n")
    assert captured("a2").startswith("  Economy & Trade\n  Science & Tech\n")
    assert re.search(
        r"\n· .+ {8}· .+\nHome > China-UK Relations > Local Exchanges\nMayor Edith .+\n2013-03-14 09:12\n\nOn March", captured("a7")
    )
    assert captured("a4").startswith("Home > Embassy Events\nEmbassy Holds") and captured("a4").endswith("song in English.\n")
    assert captured("a40").startswith("林大使\n") and "\nHOME" not in captured("a40")
    assert captured("a7").splitlines()[-3:-1] == ["Suggest to a Friend", "Print"]
    assert not [id for id in articles() if re.search(r"<|&\w+;|@", captured(id))]
