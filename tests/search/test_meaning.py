"""What the words of a text mean."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.table import word_table
from bot.search.meaning import meaning
from bot.search.text import normalise
from bot.search.tokens import plain

TABLE = word_table()


def alike(one: str, other: str) -> float:
    return float(meaning(normalise(one), TABLE) @ meaning(normalise(other), TABLE))


CLOSER = [
    ("i lost my passport", "护照丢失了", "结婚登记"),
    ("how much does a visa cost", "签证费用", "医院在哪里"),
    ("when are you open", "几点开门", "签证费用"),
    ("getting married", "结婚", "护照"),
    ("my passport is missing", "i lost my passport", "wedding cake"),
]


@pytest.mark.parametrize(("text", "near", "far"), CLOSER)
def test_texts_of_one_meaning_are_alike_in_either_language(text: str, near: str, far: str) -> None:
    assert alike(text, near) > alike(text, far) + 0.1


@given(st.text(max_size=40) | st.lists(st.sampled_from(["护照", "passport", "xqzwk", "{place}", "𠀀", "240"]), max_size=6).map(" ".join))
def test_any_text_has_a_meaning_of_length_one_or_none(text: str) -> None:
    found = meaning(plain(text), TABLE)
    assert found.shape == (TABLE.width,) and found.dtype == np.float32
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-4) or not found.any()


@pytest.mark.parametrize("text", ["", "xqzwkq", "{place}", "{country} {place}", "12345678"])
def test_what_no_word_is_known_of_means_nothing(text: str) -> None:
    assert not meaning(plain(text), TABLE).any()


def test_templates_mean_nothing() -> None:
    assert meaning("which consulate covers {place}", TABLE).tolist() == meaning("which consulate covers", TABLE).tolist()


def test_of_an_unknown_word_its_characters_count() -> None:
    unknown = "驷马"
    assert unknown not in TABLE
    assert meaning(unknown, TABLE) == pytest.approx(TABLE.meaning(list(unknown)))


def test_words_of_both_languages_count_together() -> None:
    assert alike("passport丢失", "lost 护照") > max(alike("passport丢失", "weather"), 0.3)
