"""A day of the calendar as far as it was said, and the next day that it can be; from one such day to another."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.when.scene import Scene

Span = tuple[date, date]
"""First and last day, both ends included."""

BACK = (365, 31, 6, 0)
"""Days before today from which a period is looked for, by year, month and week: on 3 October, "1 to 7 October" has begun."""
LONGEST = 100
"""Days of a period: what is longer was two dates, not one period."""
FIRST_YEAR, LAST_YEAR = 1900, 2098
"""Years that a number of four figures is taken for: of a birth, at the earliest. The library's calendars reach to 2100."""
CENTURY = 2000
"""Of a year in two figures."""
LEAP = 8
"""Years in which every day of the calendar comes at least once, over a century's end."""


@dataclass(frozen=True, slots=True)
class Partial:
    day: int
    month: int | None = None
    year: int | None = None
    months: int | None = None
    """Months from the present one, where it was said like that."""

    def of_year(self, year: int | None) -> "Partial":
        return self if year is None else replace(self, year=year)


def resolved(partial: Partial, scene: Scene) -> date | None:
    """The day, or the next from the scene's base on; None where no calendar has it."""
    if partial.months is not None:
        months = scene.today.year * 12 + scene.today.month - 1 + partial.months
        return _day(months // 12, months % 12 + 1, partial.day)
    if partial.month is None:
        return _next_in_months(partial.day, scene.base)
    year = partial.year if partial.year is not None else scene.year
    if year is not None:
        return _day(year, partial.month, partial.day)
    days = (_day(scene.base.year + away, partial.month, partial.day) for away in range(LEAP + 1))
    return next((day for day in days if day and day >= scene.base), None)


def _next_in_months(number: int, base: date) -> date | None:
    """Of three months, two at least have a 31st or a day before it."""
    months = (base.year * 12 + base.month - 1 + away for away in range(3))
    days = (_day(month // 12, month % 12 + 1, number) for month in months)
    return next((day for day in days if day and day >= base), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def between(start: Callable[[date], Span | None], end: Callable[[date], Span | None], today: date) -> Span | None:
    """The period that today lies in, else the next one. `start` and `end` find the next such days from a day on."""
    for back in BACK:
        first = start(today - timedelta(back))
        last = end(first[0]) if first else None
        if first and last and first[0] <= last[1] and (last[1] - first[0]).days <= LONGEST and (back == 0 or first[0] <= today <= last[1]):
            return first[0], last[1]
    return None
