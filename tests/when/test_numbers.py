"""Numbers as they are written."""

import pytest

from bot.when.lexer import figures, numeral

NUMERALS = {
    "一": 1,
    "两": 2,
    "十": 10,
    "十一": 11,
    "二十": 20,
    "二十五": 25,
    "廿五": 25,
    "卅一": 31,
    "九十九": 99,
    "二〇二六": 2026,
    "二零二六": 2026,
    "五一": None,
    "二十十": None,
    "零十": None,
    "十二三": None,
    "一二三四五": None,
}  # fmt: skip


@pytest.mark.parametrize("text", NUMERALS)
def test_chinese_numerals_are_read(text: str) -> None:
    assert numeral(text) == NUMERALS[text]


FIGURES = {
    "7": "number",
    "2026": "number",
    "12308": "word",
    "16:30": "time",
    "24:00": "time",
    "24:30": "word",
    "16:60": "word",
    "16:3": "word",
    "10/1": "slashed",
    "28/12/26": "slashed",
    "10/2026": "word",
    "10.1": "dotted",
    "28.12.2026": "dotted",
    "1.4.7": "word",
    "1.2.3.4": "word",
    "2026-12-28": "iso",
    "10-11-12": "word",
    "12:34:56": "word",
    "1/2:3": "word",
    "1-7": "number to number",
    "9:00-12:00": "time to time",
    "10/1-10/7": "slashed to slashed",
}


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_told_by_the_punctuation_inside_them(text: str) -> None:
    assert " ".join(token.kind for token in figures(text, 0)) == FIGURES[text]
