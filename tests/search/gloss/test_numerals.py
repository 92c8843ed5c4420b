"""Numbers in Chinese are read as numbers, and other words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.gloss.numerals import value

NUMBERS = [
    ("7", 7),
    ("07", 7),
    ("七", 7),
    ("两", 2),
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("二十五", 25),
    ("一百零五", 105),
    ("二〇二六", 2026),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number_is_read(text: str, number: int) -> None:
    assert value(text) == number


@pytest.mark.parametrize("text", ["", "七月", "seven", "3个", "千", "漆", "七7"])
def test_what_is_no_number_is_not(text: str) -> None:
    assert value(text) is None


@given(st.text(alphabet="零〇一二两三九十百千 7a", max_size=12))
def test_no_text_is_too_odd(text: str) -> None:
    number = value(text)
    assert number is None or number >= 0
