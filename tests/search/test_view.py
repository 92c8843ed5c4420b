"""Likeness of a question to every phrasing, in one view."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import words
from bot.search.lexicon import COUNTRY, PLACE, Term
from bot.search.table import Sentence, table
from bot.search.tokens import LETTERS
from bot.search.view import COVERED, PHRASING, TEXT, UNKNOWN_PAIR, Likeness, view

SAID = {
    "visa": ["new visa", "visa fee", "签 证"],
    "passport": ["new passport", "passport fee 240"],
    "office": ["consulate covers {place}", "live in @Leeds"],
}
SENTENCES = [Sentence(entry, text, 0.95 if text == "visa fee" else 1.0) for entry, texts in SAID.items() for text in texts]
TABLE = table(SENTENCES)
LEEDS, FRANCE = Term((PLACE, "@Leeds"), "Leeds"), Term((COUNTRY, "@France"), "France")
VIEW = view(LETTERS, SENTENCES, [s.text.split() for s in SENTENCES], [("visa", ["embassy", "fee"])], [LEEDS, FRANCE])


def likeness(text: str, factor: float = 1.0) -> Likeness:
    return VIEW.likeness(text.split(), TABLE, factor)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4])
def test_an_equal_phrasing_is_as_like_as_it_weighs(number: int) -> None:
    found = likeness(SENTENCES[number].text)
    assert found.sentence[number] == pytest.approx(SENTENCES[number].weight)
    assert found.sentence.argmax() == number


SIGNS = st.lists(
    st.sampled_from(["new", "visa", "fee", "passport", "签", "证", "240", "covers", "x", PLACE, "@Leeds"]), max_size=6, unique=True
)


@given(SIGNS)
def test_likeness_is_twice_what_is_shared_over_what_both_have(signs: list[str]) -> None:
    found = VIEW.likeness(signs, TABLE, 1.0)
    asked = VIEW.asked(signs)
    total = sum(weight for term, weight in asked.items() if not term.startswith("@"))
    for number, sentence in enumerate(SENTENCES):
        said = VIEW.asked(sentence.text.split())
        shared = sum(weight for term, weight in asked.items() if term in said)
        both = max(total, shared) + sum(said.values())
        expected = 0.0 if PLACE in sentence.text and PLACE not in signs else sentence.weight * 2 * shared / max(both, 1e-9)
        assert found.sentence[number] == pytest.approx(expected, abs=1e-5)


@given(SIGNS, st.sampled_from([1.0, 0.85]))
def test_the_score_of_an_entry_is_of_its_nearest_phrasing_and_of_all_its_words(signs: list[str], factor: float) -> None:
    found = VIEW.likeness(signs, TABLE, factor)
    for number in range(len(TABLE.entries)):
        assert found.nearest[number] == found.sentence[TABLE.sentences(number)].max()
        least, most = factor * PHRASING * found.nearest[number], factor * (PHRASING * found.nearest[number] + COVERED)
        assert 0 <= found.score[number] <= 1
        assert (least - 1e-6 <= found.score[number] <= most + 1e-6) if found.nearest[number] else not found.score[number]


def test_words_of_the_text_count_half_and_find_nothing_alone() -> None:
    both, alone = likeness("new embassy"), likeness("embassy")
    covered = (both.score - PHRASING * both.nearest) / COVERED
    weights = VIEW.asked(["new", "embassy"])
    assert covered[0] == pytest.approx((weights["new"] + TEXT * weights["embassy"]) / sum(weights.values()))
    assert not alone.score.any()


def test_a_template_stands_only_for_a_question_that_names_such_a_place() -> None:
    assert likeness("consulate covers nowhere").sentence[5] == 0
    assert likeness("consulate covers {place} @Leeds").sentence[5] == pytest.approx(1)
    assert likeness("live in {place} @Leeds").sentence[6] > likeness("live in {place} @Kent").sentence[6] > 0


def test_a_name_tells_as_much_as_its_class() -> None:
    assert VIEW.tells("@Leeds") == VIEW.tells(PLACE)
    assert VIEW.tells("@France") == pytest.approx(VIEW.unknown)  # nobody wrote of countries


def test_what_fewer_entries_have_tells_more() -> None:
    assert VIEW.tells("xyz") > VIEW.tells("240") > VIEW.tells("new") == VIEW.tells("fee")
    assert VIEW.tells("x|y") == VIEW.unknown * UNKNOWN_PAIR


def test_terms_that_a_sentence_shares_are_told_most_telling_first() -> None:
    asked = VIEW.asked(["passport", "fee", "240"])
    matched = VIEW.matched(4, asked)
    assert set(matched) == set(words.terms(["passport", "fee", "240"], lambda token: False))
    assert [asked[term] for term in matched] == sorted((asked[term] for term in matched), reverse=True)
    assert VIEW.matched(1, asked) == ("fee",) and VIEW.matched(0, asked) == ()


def test_nothing_said_is_like_nothing() -> None:
    empty = view(LETTERS, [], [], [], [])
    found = empty.likeness(["visa"], table([]), 1.0)
    assert found.score.shape == found.nearest.shape == found.sentence.shape == (0,) and found.score.dtype == np.float32
