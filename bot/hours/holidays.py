"""Public holidays of a calendar, from the library `holidays`. They are a reason to doubt, never a promise: see `day`.

The library knows a year's exchanged working days once they are announced; of later years it has the statutory days only.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from holidays import HolidayBase, country_holidays

ENGLISH = "en_US"
"""Nearly every calendar of the library has its names in it; the others are English as they are."""

LABELS = ("observed_label", "observed_label_before", "estimated_label", "observed_estimated_label")
"""The library's attributes that say how a name is marked where the day stands for another, or is reckoned from the moon."""

KEPT_YEARS = 128
"""Years of calendars: a few for each of an embassy's, whatever years visitors ask about."""


@dataclass(frozen=True, slots=True)
class Holiday:
    day: date
    key: str
    """The library's English name of the holiday that the day belongs to: "Christmas Day", also for the Monday in its place."""
    calendar: str
    """As in the office's file: GB-ENG, CN."""


def on(day: date, calendars: tuple[str, ...]) -> tuple[Holiday, ...]:
    """The public holidays of that day, in the order of the calendars. Raises NotImplementedError for a calendar that the library lacks."""
    return tuple(holiday for calendar in calendars for holiday in year(calendar, day.year).get(day, ()))


@lru_cache(maxsize=KEPT_YEARS)
def year(calendar: str, number: int) -> Mapping[date, tuple[Holiday, ...]]:
    """The holidays of one year by day, in their order. Its neighbours are looked at, too: a run may begin in one year, end in another."""
    country, _, subdivision = calendar.partition("-")
    years = range(number - 1, number + 2)
    library = country_holidays(country, subdivision or None, years=years, expand=False, language=ENGLISH)
    named = _named(library)
    # What has no name of its own, a day exchanged for a working day or a weekend between, belongs to the holiday next to it.
    keys = {day: named[day] if day in named else named[_nearest(day, named)] for day in (*library, *_weekends(library)) if named}
    return {day: tuple(Holiday(day, key, calendar) for key in keys[day]) for day in sorted(keys) if day.year == number}


def _named(library: HolidayBase) -> dict[date, tuple[str, ...]]:
    """Names without their marks. A day that was only exchanged for a working day has none of its own."""
    marks = [_template(library, label) for label in LABELS if getattr(library, label, None)]
    exchanged = _template(library, "substituted_label") if library.has_substituted_holidays else None
    found: dict[date, tuple[str, ...]] = {}
    for day in library:
        names = (name for name in library.get_list(day) if not (exchanged and exchanged.fullmatch(name)))
        if keys := tuple(dict.fromkeys(_unmarked(name, marks) for name in names)):
            found[day] = keys
    return found


def _template(library: HolidayBase, label: str) -> re.Pattern[str]:
    """What `%s (observed)` makes of a name, as a pattern."""
    before, _, after = library.tr(getattr(library, label)).partition("%s")
    return re.compile(f"{re.escape(before)}(.+?){re.escape(after)}")


def _unmarked(name: str, marks: list[re.Pattern[str]]) -> str:
    for mark in marks:
        if found := mark.fullmatch(name):
            name = found[1]
    return name


def _weekends(library: HolidayBase) -> Iterator[date]:
    """Weekends that touch a holiday and are not worked: part of the days off, where working days are exchanged to make long ones."""
    starts = tuple(library) if library.has_substituted_holidays else ()
    for start, step in product(starts, (timedelta(-1), timedelta(1))):
        day = start + step
        while day.weekday() in library.weekend and day not in library.weekend_workdays and day not in library:
            yield day
            day += step


def _nearest(day: date, named: Mapping[date, tuple[str, ...]]) -> date:
    """The holiday that a day off belongs to; of two at the same distance, the earlier."""
    return min(named, key=lambda holiday: (abs((holiday - day).days), holiday))
