"""Where a saved page stood, as the file says itself."""

import pytest

from bot.importer.saved import saved_from

FOUND = {
    b"<!DOCTYPE html>\n<!-- saved from url=(0051)https://gb.example.org//eng/news/t1.htm -->\n<html>": "https://gb.example.org/eng/news/t1.htm",
    b'<head><link rel="canonical" href="https://gb.example.org/eng/t2.htm"/>': "https://gb.example.org/eng/t2.htm",
    b"<head><link href='https://gb.example.org/t3.htm' rel='canonical'>": "https://gb.example.org/t3.htm",
    b'<head><link rel="stylesheet" href="https://gb.example.org/style.css">': "",
    b'<link rel="canonical" href="/eng/t4.htm">': "",
    b"Home > China News\nsaved from url=(3)https://gb.example.org/": "",
    b"\xff\xfe" + b"<" * 1000: "",
}


@pytest.mark.parametrize("content", FOUND)
def test_the_address_is_found_where_a_browser_or_the_page_wrote_it(content: bytes) -> None:
    assert saved_from(content) == FOUND[content]
