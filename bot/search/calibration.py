"""From numbers to a chance: how likely the best candidate is the right one, and from which chance on it is answered or offered."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic, and two thresholds. Fitted by bot.training on the tuning questions; the defaults are for an untrained index."""

    weights: tuple[float, ...] = (0.0, 7.9, 2.27, 0.0, 0.0)
    """Of the numbers that a ranking gives beside its candidates; by default those of bot.search.likely."""
    base: float = -1.78
    answer: float = 0.68
    """Chance from which the best candidate is answered."""
    offer: float = 0.38
    """Chance from which the best candidates are offered."""

    def chance(self, numbers: Sequence[float]) -> float:
        at = sum(weight * number for weight, number in zip(self.weights, numbers, strict=True)) + self.base
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, at))))


UNTRAINED = Calibration()
