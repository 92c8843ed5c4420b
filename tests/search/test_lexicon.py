"""Words that stand for something else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.lexicon import COUNTRY, PLACE, Found, Lexicon, Term
from bot.search.tokens import LETTERS, SOUND, of_visitor
from bot.search.words import by_letters
from tests.search import small

VISA, CENTRE, PLEASE = Term(("=visa",)), Term(("=visa centre",)), Term(())
LEEDS, LEEDS_CASTLE = Term((PLACE, "@Leeds"), "Leeds"), Term((PLACE, "@Leeds Castle"), "Leeds Castle")
FRANCE = Term((COUNTRY, "@France"), "France")

LEXICON = Lexicon.of(
    (
        (("visa",), VISA),
        (("签", "证"), VISA),
        (("visa", "centr"), CENTRE),
        (("leed",), LEEDS),
        (("利", "兹"), LEEDS),
        (("leed", "castl"), LEEDS_CASTLE),
        (("franc",), FRANCE),
        (("pleas",), PLEASE),
        (("leed",), VISA),
        ((), CENTRE),
    )
)

REPLACED = [
    ("a word", "visa", "=visa"),
    ("its like in another language", "签证", "=visa"),
    ("the longest that fits", "visa centre", "=visa centre"),
    ("the longest, then the rest", "visa visa centre visa", "=visa =visa centre =visa"),
    ("a beginning that does not go on", "visa castle", "=visa castl"),
    ("half a term", "签", "签"),
    ("a word inside a sentence", "my visa fee", "my =visa fee"),
    ("a filler", "please visa", "=visa"),
    ("a name with its class", "live leeds", "live {place} @Leeds"),
    ("the longer name", "leeds castle", "{place} @Leeds Castle"),
    ("a country", "france visa", "{country} @France =visa"),
    ("nothing known", "castle", "castl"),
    ("nothing", "", ""),
]


def asked(view: str, text: str) -> dict[str, float]:
    index = small.untrained()
    tokens = of_visitor(text, view, index.english.staffs_own)
    return index.views[view].asked(index.lexicons[view].replace(tokens, classes=True))


@pytest.mark.parametrize(("text", "signs"), [row[1:] for row in REPLACED], ids=[row[0] for row in REPLACED])
def test_the_longest_term_is_replaced_from_left_to_right(text: str, signs: str) -> None:
    assert " ".join(LEXICON.replace(by_letters(text), classes=True)) == signs


def test_of_staffs_names_the_class_is_left_out() -> None:
    assert LEXICON.replace(["live", "leed", "franc"], classes=False) == ["live", "@Leeds", "@France"]


def test_the_first_meaning_of_a_word_counts() -> None:
    assert [found.term for found in LEXICON.find(["leed"])] == [LEEDS]


def test_what_is_found_says_where() -> None:
    assert LEXICON.find(["in", "leed", "castl", "利", "兹"]) == [Found(LEEDS_CASTLE, 1, 3), Found(LEEDS, 3, 5)]


def test_it_holds_the_words_that_terms_begin_with() -> None:
    assert "visa" in LEXICON and "签" in LEXICON
    assert "centr" not in LEXICON and "证" not in LEXICON


@given(st.lists(st.sampled_from(["visa", "centr", "leed", "castl", "签", "证", "x"]), max_size=12))
def test_terms_neither_overlap_nor_lose_the_words_between(tokens: list[str]) -> None:
    found = LEXICON.find(tokens)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(0 <= f.start < f.end <= len(tokens) for f in found)
    covered = {at for f in found for at in range(f.start, f.end)}
    kept = [token for at, token in enumerate(tokens) if at not in covered]
    assert [token for token in LEXICON.replace(tokens, classes=True) if token in kept or token[0] not in "=@{"] == kept


@pytest.mark.parametrize("view", [LETTERS, SOUND])
@pytest.mark.parametrize(
    ("one", "other"), [("护照", "passport"), ("passports", "huzhao"), ("多少钱", "fee"), ("cost", "how much"), ("吉尔福德", "gilford")]
)
def test_synonyms_and_names_are_the_same_in_every_language(view: str, one: str, other: str) -> None:
    assert asked(view, one) == asked(view, other)
