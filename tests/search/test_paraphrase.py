"""Among very many entries, those with a sentence that the question paraphrases."""

import pytest

from bot.search.candidate import Candidate
from bot.search.pairs.pairs import CHANCE
from bot.search.paraphrase import paraphrased
from bot.search.reading import read
from tests.search import many

INDEX = many.trained()


def found(question: str) -> list[Candidate]:
    assert INDEX.pairs
    return paraphrased(read(question, INDEX), INDEX.pairs, INDEX)[0]


FOUND = [
    ("staff's own words", "护照丢了怎么办", "passport-lost"),
    ("other words", "我的护照遗失了如何是好", "passport-lost"),
    ("English", "how much is a driving licence", "driving licence-fee"),
    ("a title", "pension status", "pension-status"),
    ("traditional characters", "護照丟了怎麼辦", "passport-lost"),
    ("homophones", "胡照丢乐怎么办", "passport-lost"),
    ("pinyin, joined", "huzhaodiulezenmeban", "passport-lost"),
    ("pinyin by words", "jiazhao duoshao qian", "driving licence-fee"),
    ("a typing error", "my pasport has gone missing", "passport-lost"),
]


@pytest.mark.parametrize(("question", "entry"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_the_entry_with_the_nearest_sentence_goes_first(question: str, entry: str) -> None:
    assert found(question)[0].entry == entry


def test_each_entry_is_told_once_with_its_nearest_sentence_best_first() -> None:
    candidates = found("护照多少钱")
    assert len({candidate.entry for candidate in candidates}) == len(candidates) > 3
    scores = [candidate.score for candidate in candidates]
    assert scores == sorted(scores, reverse=True)


EXACT = [
    ("护照丢了怎么办", True),
    ("護照丟了，怎麼辦？", True),
    ("What if my passport is LOST", True),
    ("what if my pasport is lost", True),  # a typing error is one
    ("huzhao diule zenmeban", True),  # there is no other way to type it without characters
    ("胡照丢了怎么办", False),  # other characters may mean something else
    ("护照丢了怎么", False),
    ("which consulate covers {place}", False),
    ("which consulate covers place", False),
    ("which consulate covers Kent", False),
]


@pytest.mark.parametrize(("question", "exact"), EXACT)
def test_a_sentence_word_for_word_is_exact(question: str, exact: bool) -> None:
    first = found(question)[0]
    assert first.exact is exact
    assert first.likeness == 1 or not exact


@pytest.mark.parametrize(
    "question", ["which consulate covers Kent", "which consulate covers {place}", "i live in Guildford, where do i go"]
)
def test_an_entry_about_places_is_found_by_the_rest_of_its_words(question: str) -> None:
    assert found(question)[0].entry == "which-office"


def test_what_matched_is_told_longest_first() -> None:
    first = found("how much does a driving licence cost")[0]
    assert first.matched == tuple(sorted(first.matched, key=lambda token: (-len(token), token)))
    assert {"much", "cost", "drive", "licenc"} <= set(first.matched)


def test_the_numbers_are_those_that_the_chance_is_made_of() -> None:
    assert INDEX.pairs
    _, told = paraphrased(read("护照丢了怎么办", INDEX), INDEX.pairs, INDEX)
    assert len(told) == len(CHANCE) == len(INDEX.calibration.weights)
    nothing, told = paraphrased(read("12345", INDEX), INDEX.pairs, INDEX)
    assert nothing == [] and set(told) == {0.0}
