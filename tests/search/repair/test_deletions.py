"""Near words are found without comparing with all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.repair.deletions import deletions, shortened
from tests.search.steps import steps

WORDS = st.lists(st.text("abc", min_size=1, max_size=14), min_size=1, max_size=12, unique=True)


@given(WORDS, st.text("abc", min_size=1, max_size=14), st.sampled_from([1, 2]))
def test_no_word_within_the_edits_is_missed(words: list[str], typed: str, edits: int) -> None:
    near = {number for number, word in enumerate(words) if OSA.distance(typed, word) <= edits}
    assert near <= set(deletions(words, edits).near(typed))


@given(WORDS, st.sampled_from([1, 2]))
def test_the_same_words_give_the_same_bytes(words: list[str], edits: int) -> None:
    first, again = deletions(words, edits), deletions(words, edits)
    assert first.hashes.tobytes() == again.hashes.tobytes() and first.numbers.tobytes() == again.numbers.tobytes()
    assert (np.diff(first.hashes.astype(np.int64)) >= 0).all()


def test_short_words_are_left_out_if_asked() -> None:
    assert deletions(["ab", "abc"], 1, longer=2).near("abc") == [1]
    assert deletions(["ab", "abc"], 1).near("abc") == [0, 1]
    assert deletions([], 1).near("abc") == []


@pytest.mark.parametrize(("by", "left"), [(0, {"abc"}), (1, {"abc", "ab", "ac", "bc"}), (2, {"abc", "ab", "ac", "bc", "a", "b", "c"})])
def test_letters_are_left_out_in_every_way(by: int, left: set[str]) -> None:
    assert shortened("abc", by) == left


def test_looking_up_works_by_the_word_and_not_by_the_words() -> None:
    few, many = (deletions([f"{number:06}" for number in range(size)], 1) for size in (10, 1000))
    assert steps(many.near, "x" * 8) == steps(few.near, "x" * 8)
