"""A sentence is cut into words, stems, numbers and signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.gloss.units import units
from bot.search.text import normalise
from bot.search.words import by_letters

KNOWN = frozenset(("护照", "丢失", "8月", "星期六", "闹钟"))

CUT = [
    ("words of the segmenter", "我的护照", ["我", "的", "护照"]),
    ("a number in either writing", "25分钟 二十五分钟", ["#25", "分", "钟", "#25", "分", "钟"]),
    ("a number in front of an unknown word", "三点", ["#3", "点"]),
    ("a month with a figure", "8月3日", ["8月", "#3", "日"]),
    ("a day", "星期六", ["星期六"]),
    ("times of day", "7pm 7 p.m.", ["#7", "pm", "#7", "pm"]),
    ("an hour with minutes", "5:30", ["#5", "#30"]),
    ("stems", "my passports", ["my", "passport"]),
    ("both languages", "我的passport丢失", ["我", "的", "passport", "丢失"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CUT], ids=[row[0] for row in CUT])
def test_a_sentence_is_cut(text: str, expected: list[str]) -> None:
    assert units(by_letters(normalise(text)), KNOWN) == expected


def test_signs_stay_as_they_are() -> None:
    assert units(["=护照", "丢", "{place}", "@Leeds", "="], KNOWN) == ["=护照", "丢", "{place}", "@Leeds", "="]


@given(st.lists(st.text(min_size=1, max_size=6), max_size=8))
def test_no_token_is_too_odd(tokens: list[str]) -> None:
    assert all(units(tokens, KNOWN))
