"""How sure is sure? Learnt on the knowledge itself: with phrasings held out, with whole entries held out, and with chatter that nothing
answers."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.knowledge.entry import DECLINED
from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import UNTRAINED, Calibration
from bot.search.index import Index, build
from bot.search.match import LIKENESS, Candidate, rank, read

SEED = 1
HELD_ENTRIES, HELD_QUESTIONS = 0.12, 0.2
"""Shares of the entries, and of the other entries' questions, that are asked of an index without them."""
FEWEST = 60
"""Questions held out, below which nothing is learnt from them and the defaults stay."""
UNLEARNT = replace(UNTRAINED, lead=UNTRAINED.lead / LIKENESS)
"""The defaults, in the units of a linear model's scores."""
PRECISION = 0.85
"""What is answered of the held-out questions has to be right so often. It is a harder test than the public is: staff's phrasings do not
repeat one another, and some are near to two entries. On questions that are asked afresh (knowledge/questions.csv) it makes 97% of the
answers right."""
WORTH_OFFERING = 0.75
"""What is offered has to hold the right entry so often."""
LOOSE = 100.0
"""The logistic's C: with two numbers and hundreds of questions it needs no bridle."""
OFFERED = 4
"""Candidates among which the right one counts as offered: as many as a visitor is given to choose from."""
STRANGE, IDLE = 0.10, 0.15
"""What questions about nothing known, and chatter, count for beside the held-out questions (1), however many of them there are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A held-out question, asked: the numbers that the chance is made of, and what came of it."""

    weight: float
    lead: float
    likeness: float
    right: bool
    """Whether the best candidate is the expected entry."""
    offered: bool
    """Whether it is among the first few."""
    asserts: bool
    """Whether the best candidate would assert something: a declined entry does not."""


def calibrate(knowledge: Knowledge, train: Callable[[Index], Index]) -> Calibration:
    """The logistic and the thresholds. `train` gives an index its linear model."""
    held_entries, held = _held_out(knowledge)
    if len(held) < FEWEST:
        return UNLEARNT
    left = _without(knowledge, held_entries, held)
    index = train(build(left))
    strange = [("", question) for id in sorted(held_entries) for question in _questions(knowledge, id)]
    idle = [("", question) for question in knowledge.chatter]
    parts = ((held, 1.0), (strange, STRANGE), (idle, IDLE))
    asked = [_ask(q, id, index, knowledge, share * len(held) / len(part)) for part, share in parts for id, q in part]
    return _fitted(asked)


def _fitted(asked: Sequence[Asked]) -> Calibration:
    """The defaults where nothing can be learnt, or what is learnt makes no sense: more alike, or farther ahead, is never less sure."""
    if len({a.right for a in asked}) < 2:
        return UNLEARNT
    numbers = np.array([(a.lead, a.likeness) for a in asked])
    logistic = LogisticRegression(C=LOOSE).fit(numbers, [a.right for a in asked], sample_weight=[a.weight for a in asked])
    lead, likeness = map(float, logistic.coef_[0])
    if min(lead, likeness) < 0:
        return UNLEARNT
    return _with_thresholds(Calibration(lead, likeness, float(logistic.intercept_[0])), asked)


def _with_thresholds(calibration: Calibration, asked: Sequence[Asked]) -> Calibration:
    asserted = [(calibration.chance(a.lead, a.likeness), a) for a in asked if a.asserts]
    answer = lowest([(chance, a.weight, a.right) for chance, a in asserted], PRECISION)
    offer = lowest([(chance, a.weight, a.offered) for chance, a in asserted if chance < answer], WORTH_OFFERING)
    return replace(calibration, answer=answer, offer=min(offer, answer))


def lowest(chances: Sequence[tuple[float, float, bool]], share: float) -> float:
    """Of (chance, weight, good): the lowest chance from which on this share is good; just above the highest where there is none."""
    good = all_ = 0.0
    threshold = max((chance for chance, _, _ in chances), default=1.0) + 1e-6
    for chance, same in groupby(sorted(chances, reverse=True), key=lambda one: one[0]):
        for _, weight, is_good in same:
            good, all_ = good + weight * is_good, all_ + weight
        if good >= share * all_:
            threshold = chance
    return threshold


def _held_out(knowledge: Knowledge) -> tuple[set[str], list[tuple[str, str]]]:
    """Ids of entries to leave out whole, and (id, question) to leave out of the others."""
    chance = random.Random(SEED)
    ids = sorted(id for id, entry in knowledge.entries.items() if entry.kind != DECLINED)
    entries = set(chance.sample(ids, int(len(ids) * HELD_ENTRIES)))
    questions = [(id, q) for id in sorted(knowledge.entries) if id not in entries for q in _questions(knowledge, id)]
    return entries, chance.sample(questions, int(len(questions) * HELD_QUESTIONS))


def _questions(knowledge: Knowledge, id: str) -> list[str]:
    """Without those that hold a template: nobody asks them so."""
    return [q for questions in knowledge.entries[id].questions.values() for q in questions if "{" not in q]


def _without(knowledge: Knowledge, entries: set[str], held: Sequence[tuple[str, str]]) -> Knowledge:
    gone = set(held)
    left = {
        id: replace(entry, questions={code: tuple(q for q in qs if (id, q) not in gone) for code, qs in entry.questions.items()})
        for id, entry in knowledge.entries.items()
        if id not in entries
    }
    return replace(knowledge, entries=left)


def _ask(question: str, expected: str, index: Index, knowledge: Knowledge, weight: float) -> Asked:
    candidates = rank(read(question, index), index)[:OFFERED]
    best = candidates[0] if candidates else Candidate("", 0.0, 0.0, "", ())
    second = candidates[1].score if len(candidates) > 1 else 0.0
    return Asked(
        weight,
        best.score - second,
        best.likeness,
        right=bool(expected) and best.entry == expected,
        offered=bool(expected) and expected in [c.entry for c in candidates],
        asserts=best.entry in knowledge.entries and knowledge.entries[best.entry].kind != DECLINED,
    )
