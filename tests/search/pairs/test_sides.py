"""A text from all its sides."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.pairs.sides import LEXICAL, SIDES, first_key, keys, side, sides_of, terms, whole
from bot.search.text import normalise


def test_chinese_has_letters_words_neighbours_and_sounds() -> None:
    letters, words, neighbours, sound = terms("护照丢了")
    assert letters == ["护", "照", "丢", "了"]
    assert "护照" in words
    assert neighbours == ["护|照", "照|丢", "丢|了"]
    assert sound == ["hu", "zhao", "diu", "le", "hu|zhao", "zhao|diu", "diu|le"]


def test_english_has_stems_and_pieces() -> None:
    letters, words, neighbours, sound = terms("passports lost")
    assert letters == ["passport", "lost"] and neighbours == ["passport|lost"]
    assert words[:2] == ["<pas", "pass"] and "<lo" in sound


def test_keys_stand_side_by_side() -> None:
    found = side("我的护照").keys
    assert sorted(set(sides_of(found).tolist())) == list(range(len(SIDES)))
    assert np.all(np.diff(found.astype(object)) > 0)
    assert (found < first_key(LEXICAL)).sum() == (sides_of(found) < LEXICAL).sum()


def test_one_term_on_two_sides_has_two_keys() -> None:
    key, of = keys([[["fee"], ["fee"], [], []], [["fee"], [], [], []]])
    assert key[0] != key[1] and key[0] == key[2]
    assert of.tolist() == [0, 0, 1]


def test_a_key_does_not_depend_on_its_company() -> None:
    assert whole(["护照"])[0] == whole(["护照", "a much longer text beside it"])[0]


def test_keys_are_the_same_everywhere() -> None:
    """Artefacts hold them: another hash would find nothing in those that are there."""
    assert whole(["护照", "passport lost"]).tolist() == [6213961927360189156, 9742023289826089379]


@pytest.mark.parametrize("text", ["", " ", "?!", "\u200b"])
def test_nothing_has_no_terms(text: str) -> None:
    assert side(normalise(text)).keys.size == 0


@given(st.text(max_size=60))
def test_any_text_has_sides(text: str) -> None:
    found = side(normalise(text))
    assert found.length <= len(found.keys) * 60 and found.keys.dtype == np.uint64


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_equal_wholes_are_equal_texts(one: str, other: str) -> None:
    first, second = (normalise(text).replace(" ", "") for text in (one, other))
    assert (whole([first])[0] == whole([second])[0]) == (first == second)
