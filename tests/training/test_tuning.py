"""Questions whose answer staff wrote down decide when the bot is sure."""

from dataclasses import replace

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.match import CONFIDENT, search
from bot.training import train as module
from bot.training.hold_out import FEWEST
from bot.training.train import UNLEARNT, train
from tests.training.asked import calibrated, many

KNOWLEDGE = many(12)
Tuning = tuple[tuple[str, tuple[str, ...]], ...]


def tuning(knowledge: Knowledge, each: int, strange: int) -> Tuning:
    """Words of the entries in new orders, and questions of words that nothing has."""
    asked = [
        (" ".join(reversed(question.split())) + " please", (entry.id,))
        for entry in knowledge.entries.values()
        for question in entry.questions["en"][:each]
    ]
    return (*asked, *((f"where is the {number} bus to the sea", ()) for number in range(strange)))


def test_tuning_questions_are_learnt_from_and_nothing_is_held_out(monkeypatch: pytest.MonkeyPatch) -> None:
    held = calibrated(12)
    monkeypatch.setattr(module, "hold_out", None)
    told = train(replace(KNOWLEDGE, tuning=tuning(KNOWLEDGE, each=8, strange=40))).calibration
    assert told not in (UNLEARNT, held) and 0 < told.offer <= told.answer


def test_too_few_of_them_tell_nothing() -> None:
    few = tuning(KNOWLEDGE, each=8, strange=40)[: FEWEST - 1]
    assert train(replace(KNOWLEDGE, tuning=few)).calibration == calibrated(12)


def test_more_wrong_answers_make_it_more_careful() -> None:
    """The same questions, some of which staff say are not answered by what is found."""
    asked = tuning(KNOWLEDGE, each=8, strange=40)
    doubted = tuple((question, () if n % 3 == 0 else ids) for n, (question, ids) in enumerate(asked))
    sure, careful = (train(replace(KNOWLEDGE, tuning=questions)) for questions in (asked, doubted))
    said = [question for question, ids in asked if ids]
    assert sum(search(q, careful).verdict == CONFIDENT for q in said) < sum(search(q, sure).verdict == CONFIDENT for q in said)


def test_any_of_several_entries_is_right_and_offices_are_left_out() -> None:
    asked = tuning(KNOWLEDGE, each=8, strange=40)
    several = tuple((question, ("entry-99", *ids)) if ids else (question, ids) for question, ids in asked)
    with_offices = (*asked, *((f"which office is near number {n}", ("an-office",)) for n in range(20)))
    assert len({train(replace(KNOWLEDGE, tuning=one)).calibration for one in (asked, several, with_offices)}) == 1
