"""An article as somebody copies it out of a browser: the whole page as plain text."""

import html
import re
from collections.abc import Iterator

from tests.importer.site.articles import Article, articles
from tests.importer.site.pages import home
from tests.importer.site.words import ticker, words

CUT = 5
"""Lines that are missing above, where the copy begins in the middle of the menu."""


def captured(id: str) -> str:
    """Menu, ticker, breadcrumb, title, date, body and footer; the form `old`, of 2007 to 2010, has breadcrumb, title and body only.

    It shows the date of the page. Where that has none, only the first sentence is left to tell it.
    """
    article = articles()[id]
    whole = article.capture != "old"
    lines = [*(_above(article) if whole else ()), *_article(article, whole), *(_below(article) if whole else ())]
    return "\n".join(lines) + "\n"


def _above(article: Article) -> Iterator[str]:
    said = words(article.language)
    menu = [line for head, below in said.menu for line in (head, *(f"  {one}" for one in below))]
    yield from menu[CUT if article.capture == "cut" else 0 :]
    yield from ("", said.wechat, "", said.site)
    if article.capture == "ticker":
        yield ticker(article.language)


def _article(article: Article, whole: bool) -> Iterator[str]:
    yield " > ".join((home(article), *article.trail))
    yield article.title
    if whole and article.shown:
        day, _, hour = article.shown.replace("/", "-").partition(" ")
        yield f"{day} {hour or '09:00'}"
    for block in article.blocks:
        if block != "@script":
            yield ""
            yield _plain(block)


def _plain(block: str) -> str:
    block = block.removeprefix("@image ").removeprefix("@table\n").replace(" | ", "\t").replace("<br>", "\n")
    return html.unescape(re.sub(r"<[^>]+>", "", block))


def _below(article: Article) -> Iterator[str]:
    said = words(article.language)
    yield from ("", said.suggest)
    if article.capture == "ticker":
        yield said.print
    yield said.footer
