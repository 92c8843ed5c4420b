"""Questions as units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.news.lexicon import lexicon
from bot.search.news.units import Unit, pairs, romanised, spelt, units
from bot.search.text import normalise
from tests.search.news import small

LEXICON = lexicon(small.knowledge())


def said(text: str) -> list[str]:
    return [unit.said for unit in units(normalise(text), LEXICON)]


CUT = [
    ("pandas in Edinburgh", ["panda", "in", "#Edinburgh"]),
    ("爱丁堡的熊猫", ["#Edinburgh", "熊猫"]),
    ("文致远谈氢能公交车", ["#Wen Zhiyuan", "=hydrogen", "公交车"]),
    ("pandas pandas 熊猫熊猫", ["panda", "熊猫"]),
    ("林若兰", ["林若兰"]),
    ("的", []),
    ("2017年", ["2017"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_a_question_is_cut_into_names_words_and_stems_each_once(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_chinese_word_is_indexed_by_its_pairs_all_else_by_itself() -> None:
    assert [unit.terms for unit in units("林若兰 pandas 一带一路", LEXICON)] == [("林若", "若兰"), ("panda",), ("=Belt and Road",)]
    assert pairs("海上风电") == ("海上", "上风", "风电") and pairs("琴") == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("林若兰", ("linruolan", "ruolan")),
        ("普洱", ("puer",)),
        ("琴", ()),
        ("一二三四五", ()),
        ("panda", ()),
        ("林a", ()),
    ],
)
def test_a_name_is_spelt_whole_and_without_the_surname(word: str, expected: tuple[str, ...]) -> None:
    assert romanised(word) == expected


@pytest.mark.parametrize(
    ("word", "terms"), [("linruolan", ("linruo", "ruolan")), ("guqin", ("guqin",)), ("qin", ("qin",)), ("bridge", ("bridge",))]
)
def test_pinyin_is_looked_for_pair_by_pair(word: str, terms: tuple[str, ...]) -> None:
    assert spelt(Unit(word, (word,))).terms == terms


@given(st.text(max_size=60) | st.text(alphabet="林若兰的a b2一带路", max_size=30))
def test_every_unit_of_any_text_has_something_to_look_for(text: str) -> None:
    found = units(normalise(text), LEXICON)
    assert len(set(found)) == len(found) and all(unit.said and unit.terms and all(unit.terms) for unit in found)
