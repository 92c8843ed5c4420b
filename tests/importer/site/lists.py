"""The two lists, three pages each, newest first, with doubles and with links that lead to nothing good."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from posixpath import dirname, relpath
from typing import NamedTuple

from tests.importer.site.articles import Article, articles
from tests.importer.site.pages import template
from tests.importer.site.words import menu_html, ticker, words

LISTS: Mapping[str, str] = {"en": "/eng/EmbassyNews/index.htm", "zh": "/rwjl/index.htm"}
PAGES = 3
MIRROR = "/ce/ceuk/"
"""Below it the whole site stands once more."""

DOUBLES: Mapping[str, tuple[str, ...]] = {"a7": ("{path}#top",), "a11": ("/eng//{rest}",), "a22": (MIRROR + "/eng/{rest}",)}
"""Further links to an article: with a fragment, with a double slash, at the mirror with one."""

CLASSES: Mapping[str, str] = {"en": "tt", "zh": "list1"}

SCRIPTS: Mapping[str, str] = {
    "en": (
        "var currentPage = {number};//所在页从0开始\nvar prevPage = currentPage-1;\nvar countPage = {pages}//共多少页\n"
        'if(countPage>1&&currentPage!=0) document.write("<a href=\\"index"+"_"+prevPage+".htm\\">Previous</a>");'
    ),
    "zh": 'createPageHTML({pages}, {number}, "index", "htm");',
}


class Bad(NamedTuple):
    kind: str
    path: str
    target: str
    language: str
    listed: str
    title: str


class Line(NamedTuple):
    day: str
    """The list's order; for an article without a day in the list its own."""
    link: str
    title: str
    shown: str


@cache
def bad() -> tuple[Bad, ...]:
    with (Path(__file__).parent / "bad.csv").open(encoding="utf-8", newline="") as file:
        rows = [Bad(**row) for row in csv.DictReader(file)]
    return tuple(rows)


def list_pages() -> dict[str, bytes]:
    """By path."""
    return {_path(language, number): _page(language, number) for language in LISTS for number in range(PAGES)}


def _path(language: str, number: int) -> str:
    return LISTS[language].replace("index", f"index_{number}") if number else LISTS[language]


def _page(language: str, number: int) -> bytes:
    said = words(language)
    lines = sorted(_lines(language), reverse=True)
    size = -(-len(lines) // PAGES)
    parts = {
        "list": said.list,
        "site": said.site,
        "menu": menu_html(language),
        "ticker": ticker(language),
        "home": said.home,
        "list_class": CLASSES[language],
        "lines": "\n".join(_li(line) for line in lines[number * size :][:size]),
        "script": SCRIPTS[language].format(pages=PAGES, number=number),
        "footer": said.footer,
    }
    return template("list").substitute(parts).encode()


def _lines(language: str) -> Iterator[Line]:
    for article in articles().values():
        if article.language == language:
            for link in _links(article):
                yield Line(str(article.date), link, article.title, article.listed)
    for one in bad():
        if one.language == language:
            yield Line(one.listed, one.path, one.title, one.listed)


def _links(article: Article) -> Iterator[str]:
    """Relative as the system writes them: ./202310/..., ../zgyw/..."""
    relative = relpath(article.path, dirname(LISTS[article.language]))
    yield relative if relative.startswith("../") else f"./{relative}"
    for form in DOUBLES.get(article.id, ()):
        yield form.format(path=article.path, rest=article.path.removeprefix("/eng/"))


def _li(line: Line) -> str:
    day = f" ({line.shown})" if line.shown else ""
    return f'<li>\u00b7 <a href="{line.link}" target="_blank">{escape(line.title, quote=False)}</a>{day}</li>'
