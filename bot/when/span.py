"""From one day to another, where either is said without its year or its week."""

from collections.abc import Callable
from datetime import date, timedelta

Span = tuple[date, date]
"""First and last day, both ends included."""

BACK = (365, 31, 6, 0)
"""Days before today from which a period is looked for, by year, month and week: on 3 October, "1 to 7 October" has begun."""
LONGEST = 100
"""Days of a period: what is longer was two dates, not one period."""


def between(start: Callable[[date], Span | None], end: Callable[[date], Span | None], today: date) -> Span | None:
    """The period that today lies in, else the next one. `start` and `end` find the next such days from a day on."""
    for back in BACK:
        first = start(today - timedelta(back))
        last = end(first[0]) if first else None
        if first and last and first[0] <= last[1] and (last[1] - first[0]).days <= LONGEST and (back == 0 or first[0] <= today <= last[1]):
            return first[0], last[1]
    return None
