"""Whatever stands on a page: an article, a list or a PageError."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.importer.found import Found, Listing
from bot.importer.reading.page_error import PageError
from bot.importer.reading.read import read
from tests.importer.reading.made import TODAY, URL, page
from tests.importer.reading.test_captured import CHINESE, ENGLISH
from tests.importer.reading.test_feed import ATOM, RSS
from tests.importer.reading.test_listing import LINES, listed

MEGABYTES = 5_000_000
PAGES = [page(day="2012-04-29"), listed(script="countPage = 3"), page(text=f"<ul class=tt>{LINES}</ul>"), RSS, ATOM, ENGLISH, CHINESE]
PIECES = [
    b"<",
    b">",
    b"</div>",
    b"<div>",
    b"<table><tr><td>",
    b"</td>",
    b"&#0;",
    b"&a;",
    b"\x00",
    b"\xff",
    b"<![CDATA[",
    b"<!--",
    b"<?",
    b'"',
    b"Home > ",
]


def outcome(content: bytes, url: str = URL) -> str:
    try:
        found = read(content, url, today=TODAY)
    except PageError as error:
        return str(error)
    assert isinstance(found, (Found, Listing))
    return type(found).__name__


@given(st.binary(max_size=400), st.sampled_from([b"", b"<html>", b"<rss>", b"Home > A\nB\n"]), st.text(max_size=40))
@example(b"\xff\xfe<", b"", "http://[")
def test_random_bytes(content: bytes, start: bytes, url: str) -> None:
    assert outcome(start + content, url)


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(PAGES))
def test_mutated_pages(data: st.DataObject, original: str) -> None:
    content = original.encode()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 60)))
        piece = data.draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)))
        content = content[:start] + piece + content[end:]
    assert outcome(content)


@pytest.mark.parametrize("original", PAGES)
def test_a_page_cut_off_anywhere(original: str) -> None:
    content = original.encode()
    for end in range(0, len(content), max(1, len(content) // 60)):
        assert outcome(content[:end])


EDITOR = '<html><body><h1>Kites</h1><div id="News_Body_Txt_A">'


@pytest.mark.parametrize(
    "piece", ["<div>", "<b>", "<table><tr><td>", "<p>a", "<br>", "&lt;", " ", "\u3000", "<a>Home</a>", '<p class="TRS_Editor">', "May 1, "]
)
@pytest.mark.parametrize("start", [EDITOR, "<html><body>", "Home > A\nB\n"])
def test_a_flood_ends(start: str, piece: str) -> None:
    assert outcome((start + piece * (MEGABYTES // 10 // len(piece.encode()))).encode())


def test_nested_five_megabytes_deep() -> None:
    assert outcome((EDITOR + "<div>" * (MEGABYTES // 5)).encode()).startswith(URL)


def test_an_entity_bomb_is_not_spread_out() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + page(
        text="<p>Kites &b; <!ENTITY c SYSTEM 'file:///etc/hostname'></p>"
    )
    found = read(bomb.encode(), URL, today=TODAY)
    assert isinstance(found, Found)
    assert "haha" not in "".join(found.paragraphs)


def test_nul_bytes_leave_nothing() -> None:
    found = read(page().replace("York", "Yo\x00rk").encode(), URL, today=TODAY)
    assert isinstance(found, Found)
    assert "York" in found.paragraphs[0]
