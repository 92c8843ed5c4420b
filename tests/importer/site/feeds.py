"""The feeds of the newest English articles, in both formats."""

from datetime import UTC, datetime, time
from email.utils import format_datetime
from html import escape

from tests.importer.site.articles import Article, articles
from tests.importer.site.body import paragraphs
from tests.importer.site.words import words

NEWEST = 10


def newest() -> list[Article]:
    english = [article for article in articles().values() if article.language == "en"]
    return sorted(english, key=lambda article: article.date, reverse=True)[:NEWEST]


def moment(article: Article) -> datetime:
    return datetime.combine(article.date, time(9), UTC)


def rss(base: str) -> bytes:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{base}{one.path}</link><guid>{base}{one.path}</guid>"
        f"<pubDate>{format_datetime(moment(one), usegmt=True)}</pubDate><description>{_summary(one)}</description></item>\n"
        for one in newest()
    )
    head = f"<title>{words('en').site}</title><link>{base}/eng/</link><description>News</description>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}\n{items}</channel></rss>'.encode()


def atom(base: str) -> bytes:
    entries = "".join(
        f'<entry><title>{escape(one.title)}</title><link href="{base}{one.path}"/><id>{base}{one.path}</id>'
        f'<updated>{moment(one).isoformat()}</updated><summary type="html">{_summary(one)}</summary></entry>\n'
        for one in newest()
    )
    head = f"<title>{words('en').site}</title><id>{base}/eng/</id><updated>{moment(newest()[0]).isoformat()}</updated>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">{head}\n{entries}</feed>'.encode()


def _summary(article: Article) -> str:
    return escape(f"<p>{paragraphs(article.blocks)[0]}</p>")
