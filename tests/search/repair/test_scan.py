"""The nearest of a short list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.repair import errors_allowed, nearest

KNOWN = ("visa", "fee", "passport", "renewal", "opening", "hours", "certificate", "lost", "cost", "fast")

MEANT = [
    ("a letter too few", "pasport", "passport"),
    ("a letter too many", "passpport", "passport"),
    ("another letter", "pazsport", "passport"),
    ("two letters the wrong way round", "passprot", "passport"),
    ("two errors in a long word", "certifcat", "certificate"),
    ("one error in a short word", "vusa", "visa"),
    ("the first letter is the one that is right", "lozt", "lost"),
    ("of several as near the one with the same first letter", "fost", "fast"),
    ("a known word", "passport", None),
    ("two errors in a word of seven letters", "oepnign", None),
    ("too short", "fe", None),
    ("three letters", "fed", None),
    ("too many errors", "cretifikat", None),
    ("another word", "weather", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("typed", "meant"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT])
def test_the_known_word_that_was_meant(typed: str, meant: str | None) -> None:
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize(("letters", "errors"), [(0, 0), (3, 0), (4, 1), (7, 1), (8, 2), (40, 2)])
def test_longer_words_may_hold_more_errors(letters: int, errors: int) -> None:
    assert errors_allowed("x" * letters) == errors


@given(st.text("abcdeopstv", max_size=12), st.permutations(KNOWN))
def test_a_repair_is_near_and_does_not_depend_on_the_order_of_words(typed: str, vocabulary: list[str]) -> None:
    meant = nearest(typed, vocabulary)
    assert meant == nearest(typed, KNOWN)
    if meant is not None:
        assert 0 < OSA.distance(typed, meant) <= errors_allowed(typed)
