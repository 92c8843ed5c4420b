"""Articles as terms."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.news.lexicon import lexicon
from bot.search.news.terms import terms
from tests.search.news import small

LEXICON = lexicon(small.knowledge())

READ = [
    ("Wen Zhiyuan spoke", ["#Wen Zhiyuan", "spoke", "wen", "zhiyuan"]),
    ("文致远讲话", ["#Wen Zhiyuan", "文致", "致远", "讲话", "远讲"]),
    ("风电2026", ["2026", "风电"]),
    ("In 2017, two pandas", ["2017", "in", "panda", "two"]),
    ("琴", []),
    ("A 琴", ["a"]),
    ("", []),
    ("!?", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_text_is_signs_stems_and_pairs(text: str, expected: list[str]) -> None:
    assert sorted(terms(text, LEXICON)) == sorted(expected)


def test_who_is_named_inside_a_longer_name_is_meant_too() -> None:
    found = terms("Belt and Road Initiative in Leeds", LEXICON)
    assert {"=Belt and Road", "#Leeds", "initi"} <= set(found)


def test_a_long_text_is_read_to_its_end() -> None:
    assert Counter(terms("bamboo " * 1000, LEXICON))["bamboo"] >= 990


@given(st.text(max_size=80))
def test_any_text_has_terms_without_spaces_but_in_signs(text: str) -> None:
    assert all(term and (term[0] in "#=" or " " not in term) for term in terms(text, LEXICON))
