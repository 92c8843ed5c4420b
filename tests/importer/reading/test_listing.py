from datetime import date

import pytest

from bot.importer.found import LISTING, Listed
from bot.importer.reading.listing import MOST_PAGES
from bot.importer.reading.page_error import PageError
from tests.importer.reading.made import TEXT, article, listing, page

BASE = "https://embassy.example/eng/news/"
LINES = """<li><a href="./202401/t20240101_1.htm">Kites</a> (2024-01-01)</li>
<li><a href="../other/t1234567.htm">Lions</a></li>
<li><a href="/eng/t20231231_2.htm#top" title="A Long Name of Dragons">A Long Na...</a><span>(2023-12-31)</span></li>"""


def listed(lines: str = LINES, script: str = "", form: str = "tt") -> str:
    return f'<html><body><ul><li><a href="/">Home</a></li></ul><ul class="{form}">{lines}</ul><script>{script}</script></body></html>'


@pytest.mark.parametrize("form", ["tt", "list1"])
def test_links_with_their_dates_in_the_pages_order(form: str) -> None:
    assert listing(listed(form=form), f"{BASE}index.htm").articles == (
        Listed(f"{BASE}202401/t20240101_1.htm", "Kites", date(2024, 1, 1), LISTING),
        Listed("https://embassy.example/eng/other/t1234567.htm", "Lions"),
        Listed("https://embassy.example/eng/t20231231_2.htm", "A Long Name of Dragons", date(2023, 12, 31)),
    )


def test_an_article_is_listed_once_and_what_is_no_page_not_at_all() -> None:
    lines = "".join(
        f'<li><a href="{href}">Kites</a></li>'
        for href in ("a.htm", "a.htm#x", ".//a.htm", "javascript:a()", "mailto:a@b.c", "http://[", "#")
    )
    assert [one.url for one in listing(listed(lines), f"{BASE}").articles] == [f"{BASE}a.htm"]


@pytest.mark.parametrize(
    ("name", "script", "pages"),
    [
        ("index.htm", "var countPage = 3 //", ["index_1.htm", "index_2.htm"]),
        ("", "countPage=3;", ["index_1.htm", "index_2.htm"]),
        ("", 'createPageHTML(3, 0, "index", "htm");', ["index_1.htm", "index_2.htm"]),
        ("default.html?a=b", "createPageHTML(2,0)", ["default_1.html"]),
        ("index.htm", "createPageHTML(1, 0, 'index', 'htm');", []),
        ("index.htm", "countPage = 0", []),
        ("index.htm", "", []),
        ("index_1.htm", 'createPageHTML(3, 1, "index", "htm");', []),
    ],
)
def test_further_pages_are_named_by_the_first(name: str, script: str, pages: list[str]) -> None:
    assert [*listing(listed(script=script), BASE + name).pages] == [BASE + one for one in pages]


@pytest.mark.parametrize("count", ["1000000000", "9" * 5000])
def test_an_absurd_number_of_pages_is_bounded(count: str) -> None:
    assert len(listing(listed(script=f"countPage = {count}"), BASE).pages) == MOST_PAGES - 1


def test_an_article_with_a_list_beside_it_stays_an_article() -> None:
    assert article(page(text=TEXT, trail=f'<ul class="tt">{LINES}</ul>')).paragraphs


def test_a_list_with_a_welcome_above_it_stays_a_list() -> None:
    welcome = '<div class="TRS_Editor">Welcome to our news</div>'
    assert listing(listed(script="countPage = 1").replace("<body>", f"<body>{welcome}"), BASE).articles


@pytest.mark.parametrize(("lines", "url"), [("<li>None</li>", BASE), (LINES.splitlines()[0], "")])
def test_a_list_that_leads_nowhere_is_an_error(lines: str, url: str) -> None:
    with pytest.raises(PageError):
        listing(listed(lines), url)
