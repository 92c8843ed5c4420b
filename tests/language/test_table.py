"""What words mean, as numbers: Chinese and English in one space."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.table import WordTable, word_table

ENGLISH = ["the", *(f"word{rank}" for rank in range(1, 999)), "visa"]
SMALL = WordTable(
    english={word: rank for rank, word in enumerate(ENGLISH)},
    chinese={"签证": 0},
    vectors=np.array([[0, 0, 5], *([[1, 0, 0]] * 998), [3, 4, 0], [6, 8, 0]], np.int8),
)
WORDS = ["the", "visa", "签证", "xqzwk", "lost", "护照", ""]


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from([SMALL, word_table()]))
def test_a_meaning_has_length_one_or_is_zeros(words: list[str], table: WordTable) -> None:
    meaning = table.meaning(words)
    assert meaning.shape == (table.width,) and meaning.dtype == np.float32
    assert np.linalg.norm(meaning) == pytest.approx(1 if any(word in table for word in words) else 0, abs=1e-5)


def test_only_the_direction_of_a_word_counts() -> None:
    assert SMALL.meaning(["visa"]) == pytest.approx(np.array([0.6, 0.8, 0]))
    assert SMALL.meaning(["签证"]) == pytest.approx(SMALL.meaning(["visa"]))


def test_words_that_are_not_known_say_nothing() -> None:
    assert SMALL.meaning(["visa", "xqzwk"]).tolist() == SMALL.meaning(["visa"]).tolist()


def test_rare_words_count_more() -> None:
    both = SMALL.meaning(["the", "visa"])
    assert both @ SMALL.meaning(["visa"]) > 0.99 > 0.1 > both @ SMALL.meaning(["the"])


def test_the_order_of_words_says_nothing() -> None:
    assert SMALL.meaning(["the", "visa"]) == pytest.approx(SMALL.meaning(["visa", "the"]))


NEAR = [
    ("lost", "丢失", "护照"),
    ("passport", "护照", "丢失"),
    ("visa", "签证", "天气"),
    ("fee", "费用", "护照"),
    ("marriage", "结婚", "护照"),
    ("hospital", "医院", "护照"),
    ("lost", "missing", "wedding"),
    ("丢失", "遗失", "结婚"),
]


@pytest.mark.parametrize(("word", "near", "far"), NEAR)
def test_words_of_one_meaning_are_near_each_other_in_either_language(word: str, near: str, far: str) -> None:
    meaning = word_table().meaning
    assert meaning([word]) @ meaning([near]) > meaning([word]) @ meaning([far]) + 0.1


def test_every_word_of_the_table_has_a_row_of_its_own() -> None:
    table = word_table()
    assert len(table.vectors) == len(table.english) + len(table.chinese) and not table.english.keys() & table.chinese.keys()
    for ranks in (table.english, table.chinese):
        assert list(ranks.values()) == list(range(len(ranks)))
    assert (np.abs(table.vectors).max(axis=1) > 0).all()  # each has a direction
    assert "lost" in table and "丢失" in table and "xqzwk" not in table


@pytest.mark.parametrize("word", ["the", "passport", "护照", "的"])
def test_the_row_of_a_word_is_what_it_means_alone(word: str) -> None:
    table = word_table()
    row = table.english[word] if word in table.english else len(table.english) + table.chinese[word]
    direction = table.vectors[row].astype(np.float32)
    assert table.meaning([word]) == pytest.approx(direction / np.linalg.norm(direction), abs=1e-5)


def test_the_table_is_read_once_and_never_written_to() -> None:
    assert word_table() is word_table()
    vectors = word_table().vectors
    assert isinstance(vectors.base, np.memmap) and not vectors.flags.writeable
