"""How sure is sure? A logistic and two thresholds, learnt from questions whose right entry is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.search.calibration import Calibration
from bot.search.candidate import Numbers

PRECISION = 0.97
"""What is answered of the tuning questions has to be right so often."""
HELD_OUT_PRECISION = 0.73
"""The same where there are none, and staff's own phrasings are held out: a harder test than the public is, since they do not repeat one
another, and some are near to two entries. On the tuning questions of the embassy in the UK it led to 81% right
answers (docs/matching.md): a knowledge that matters has some of its own."""
WORTH_OFFERING = 1 / 3
"""Chance of the best candidate from which a choice is worth a visitor's reading; about half of those near it hold the right one."""
LOOSE, FIRM = 100.0, 0.05
"""The logistic's C: with a few numbers and hundreds of questions it needs no bridle, with twenty-five it does."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, asked: the numbers that the chance is made of, and what came of it."""

    weight: float
    """What it counts for."""
    numbers: Numbers
    right: bool
    """Whether the best candidate is the expected entry."""
    asserts: bool
    """Whether the best candidate would assert something: a declined entry does not."""


def of_few_numbers(asked: Sequence[Asked], precision: float = HELD_OUT_PRECISION) -> Calibration | None:
    """Numbers of which more is never less sure: one that seems so is left out. None where nothing can be learnt."""
    used = list(range(len(asked[0].numbers))) if asked else []
    while used and len({a.right for a in asked}) == 2:
        numbers = np.array([a.numbers for a in asked])[:, used]
        found, base = _logistic(numbers, asked, LOOSE)
        if found.min() >= 0:
            weights = dict(zip(used, found.tolist(), strict=True))
            return _with_thresholds(Calibration(tuple(weights.get(n, 0.0) for n in range(len(asked[0].numbers))), base), asked, precision)
        used.pop(int(found.argmin()))
    return None


def of_many_numbers(asked: Sequence[Asked], precision: float = HELD_OUT_PRECISION) -> Calibration | None:
    """Numbers of every kind, each in its own units. None where nothing can be learnt."""
    if len({a.right for a in asked}) < 2:
        return None
    numbers = np.array([a.numbers for a in asked])
    mean, spread = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    found, base = _logistic((numbers - mean) / spread, asked, FIRM)
    weights = found / spread
    return _with_thresholds(Calibration(tuple(weights.tolist()), base - float(weights @ mean)), asked, precision)


def _logistic(numbers: np.ndarray, asked: Sequence[Asked], bridle: float) -> tuple[np.ndarray, float]:
    model = LogisticRegression(C=bridle, max_iter=500)
    model.fit(numbers, [a.right for a in asked], sample_weight=[a.weight for a in asked])
    return model.coef_[0], float(model.intercept_[0])


def _with_thresholds(calibration: Calibration, asked: Sequence[Asked], precision: float) -> Calibration:
    asserted = [(calibration.chance(a.numbers), a) for a in asked if a.asserts]
    answer = lowest([(chance, a.weight, a.right) for chance, a in asserted], precision)
    return replace(calibration, answer=answer, offer=min(WORTH_OFFERING, answer))


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
