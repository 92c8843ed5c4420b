"""From scores to a chance: how likely the best candidate is the right one, and from which chance on it is answered or offered."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic of two numbers, and two thresholds. Fitted by bot.training on the knowledge itself; the defaults are for an untrained
    index."""

    lead: float = 7.9
    """Weight of how far the best candidate's score is ahead of the second's."""
    likeness: float = 2.27
    """Weight of its likeness to the nearest phrasing."""
    base: float = -1.78
    answer: float = 0.68
    """Chance from which the best candidate is answered."""
    offer: float = 0.38
    """Chance from which the best candidates are offered."""

    def chance(self, lead: float, likeness: float) -> float:
        at = self.lead * lead + self.likeness * likeness + self.base
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, at))))


UNTRAINED = Calibration()
