"""An office's week as people read it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import groupby

from bot.knowledge.office import Opening

Stretch = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Days:
    """Neighbouring weekdays with the same hours: Monday is 0, both ends included."""

    first: int
    last: int
    stretches: tuple[Stretch, ...]


def week(openings: Iterable[Opening]) -> tuple[Days, ...]:
    """The open days in their order, neighbours with the same hours together; days without hours are left out."""
    by_day: dict[int, tuple[Stretch, ...]] = {}
    for opening in openings:
        by_day[opening.weekday] = (*by_day.get(opening.weekday, ()), (opening.opens, opening.closes))
    days = sorted(by_day)
    # Neighbours keep the same difference between the weekday and its place in the list.
    runs = groupby(enumerate(days), key=lambda numbered: (numbered[1] - numbered[0], by_day[numbered[1]]))
    return tuple(Days(run[0][1], run[-1][1], by_day[run[0][1]]) for run in (list(group) for _, group in runs))
