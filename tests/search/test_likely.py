"""Every entry, compared with a question as a whole."""

from dataclasses import replace

import pytest

from bot.search.candidate import Candidate
from bot.search.index import Index, build
from bot.search.likely import LIKENESS, PLACE_LEFT_OUT, RANKED, TOLD, likely, numbers
from bot.search.reading import read
from bot.training.train import with_linear
from tests.search import small
from tests.training.asked import CHATTER

UNTRAINED, TRAINED = small.untrained(), small.trained()
INDEXES = pytest.mark.parametrize("index", [UNTRAINED, TRAINED], ids=["untrained", "trained"])


def found(question: str, index: Index = UNTRAINED) -> dict[str, Candidate]:
    return {candidate.entry: candidate for candidate in likely(read(question, index), index)[0]}


def test_a_score_is_the_likeness_and_what_the_linear_model_says() -> None:
    for question in ("my passport was stolen", "护照费用", "fee"):
        assert [candidate.score for candidate in found(question).values()] == [c.likeness for c in found(question).values()]
        for candidate in found(question, TRAINED).values():
            assert candidate.score == pytest.approx(candidate.linear + LIKENESS * candidate.likeness, abs=0.001)


@INDEXES
@pytest.mark.parametrize("question", ["xqzwk", "привет", ""])
def test_what_shares_nothing_is_no_candidate_whatever_the_linear_model_says(index: Index, question: str) -> None:
    assert found(question, index) == {}


@INDEXES
def test_the_best_come_first_and_what_is_said_word_for_word_before_all(index: Index) -> None:
    candidates = list(found("how much does a passport cost", index).values())
    assert candidates[0].exact and not any(candidate.exact for candidate in candidates[1:])
    assert [c.score for c in candidates[1:]] == sorted((c.score for c in candidates[1:]), reverse=True)
    assert len(candidates) <= RANKED


def test_what_matched_is_told_of_the_first_few_only() -> None:
    candidates = list(found("how much does a passport cost").values())
    assert len(candidates) > TOLD
    assert all(c.matched for c in candidates[:TOLD]) and not any(c.matched for c in candidates[TOLD:])


def test_a_repaired_question_is_a_little_less_like() -> None:
    typed, repaired = (found(text)["passport-lost"] for text in ("i lost my passport", "i lost my pasport"))
    assert typed.score > repaired.score and typed.exact and repaired.exact


def test_of_what_only_sounds_the_same_it_is_less_sure() -> None:
    written, heard = (found(text)["passport-renewal"] for text in ("护照过期了怎么换", "湖找过七了怎么换"))
    assert written.score > heard.score and written.exact and not heard.exact


PLACES = ["i lost my passport in Kent", "我在吉尔福德护照丢了怎么办"]


@pytest.mark.parametrize("question", PLACES)
def test_a_town_beside_the_point_is_left_out(question: str) -> None:
    candidates = found(question)
    assert next(iter(candidates)) == "passport-lost" and not candidates["passport-lost"].exact
    assert not any(candidate.template for candidate in candidates.values())


def test_leaving_a_town_out_costs_a_little() -> None:
    kept, left = found("i lost my passport in")["passport-lost"], found("i lost my passport in Kent")["passport-lost"]
    assert left.score == pytest.approx(kept.score - PLACE_LEFT_OUT, abs=0.001)


def test_a_question_about_a_town_is_about_offices() -> None:
    first = next(iter(found("which consulate covers Kent").values()))
    assert (first.entry, first.template, first.exact) == ("which-office", True, True)


def test_the_numbers_are_what_the_model_says_the_lead_and_the_likeness() -> None:
    first, second, *_ = candidates = list(found("my passport was stolen", TRAINED).values())
    assert numbers(candidates, (0.5, 2.0)) == (first.linear, first.score - second.score, first.likeness, 0.5, 2.0)
    assert numbers([first], ()) == (first.linear, first.score, first.likeness)
    assert numbers([first, replace(first, entry="other")], ())[1] == 0


def test_of_the_question_itself_it_is_told_how_little_it_is_chatter_and_how_long_it_is() -> None:
    index = with_linear(build(replace(small.knowledge(), chatter=CHATTER)))
    (idle, short), (busy, long) = (likely(read(text, index), index)[1] for text in (CHATTER[0], "how much does a new passport cost me"))
    assert idle < busy and short < long
    assert likely(read(CHATTER[0], UNTRAINED), UNTRAINED)[1] == (0, short)
