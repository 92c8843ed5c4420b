"""Holidays by name, from festivals.yaml, and the days that they fall on.

The library `holidays` (0.109) has them right for 2026-2028, the lunar ones too: China's statutory days, and for 2026 also the exchanged.

    Spring Festival, from the eve  15-23 Feb 2026   5-10 Feb 2027   25-30 Jan 2028
    Tomb-Sweeping Day               4- 6 Apr 2026   3- 5 Apr 2027          4 Apr 2028
    Labour Day                      1- 5 May 2026   1- 4 May 2027   29 Apr-2 May 2028
    Dragon Boat Festival           19-21 Jun 2026          9 Jun 2027   27-29 May 2028
    Mid-Autumn Festival            25-27 Sep 2026         15 Sep 2027          3 Oct 2028
    National Day                    1- 7 Oct 2026   1- 5 Oct 2027   30 Sep-4 Oct 2028

Weekends that touch a holiday are among its days, as the State Council announces them.
A year whose list it has not announced (2027 and later, so far) has fewer days off than it will have.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from bot.hours.holidays import Holiday, year
from bot.when.data import load

WEEKEND = (5, 6)
"""A holiday that falls on these has a substitute, and that is the day without work."""
APART = 2
"""Days from one day of a holiday to the next of the same run: a Sunday may lie between it and its substitute."""
KEPT = 512
"""Runs of days that are remembered: every festival of a dozen years."""

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Festival:
    name: str
    shown: str
    """The library's name, which goes with the days."""
    names: tuple[str, ...]
    shy: tuple[str, ...]
    keys: tuple[str, ...]
    calendars: tuple[str, ...]
    fixed: tuple[int, int] | None
    """Month and day."""
    run: bool
    shift: int
    to: int
    period: tuple[str, ...]
    any: bool


@cache
def festivals() -> Mapping[str, Festival]:
    return {name: _festival(name, row) for name, row in load("festivals.yaml").items()}


def _festival(name: str, row: Mapping[str, Any]) -> Festival:
    month, _, day = row.get("date", "").partition("-")
    return Festival(
        name=name,
        shown=row.get("as", name),
        names=tuple(row["names"]),
        shy=tuple(row.get("shy", ())),
        keys=tuple(row.get("keys", ())),
        calendars=tuple(row.get("calendars", ())),
        fixed=(int(month), int(day)) if month else None,
        run=row.get("days") == "run",
        shift=int(row.get("shift", 0)),
        to=int(row.get("to", 0)),
        period=tuple(row.get("period", ())),
        any="any" in row,
    )


@cache
def shy() -> Mapping[str, str]:
    """Names that are numbers as well -> the festival."""
    return {name: festival.name for festival in festivals().values() for name in festival.shy}


def of_year(festival: Festival, number: int, calendars: Sequence[str], period: bool = False) -> Span | None:
    """Its days in a year, both ends included; with `period`, all that belong to it. None where no calendar has it."""
    if period and festival.period:
        return _run(festival, festival.period, number, calendars)
    if festival.run:
        return _run(festival, festival.keys, number, calendars)
    first = date(number, *festival.fixed) if festival.fixed else _first(festival, number, calendars)
    if first is None:
        return None
    return first + timedelta(festival.shift), first + timedelta(festival.shift + festival.to)


def next_one(festival: Festival, base: date, calendars: Sequence[str], period: bool = False) -> Span | None:
    """The first that has not ended before `base`."""
    spans = (of_year(festival, number, calendars, period) for number in (base.year, base.year + 1))
    return next((span for span in spans if span and span[1] >= base), None)


def last_one(festival: Festival, base: date, calendars: Sequence[str]) -> Span | None:
    """The last that has ended before `base`."""
    spans = (of_year(festival, number, calendars) for number in (base.year, base.year - 1))
    return next((span for span in spans if span and span[1] < base), None)


def next_any(festival: Festival, base: date, calendars: Sequence[str], weekday: int | None = None) -> Holiday | None:
    """The next public holiday on a working day, or on the weekday that is asked for; the substitute, where it falls on a weekend."""
    near = _near(festival, calendars)
    days = sorted({day for number in (base.year, base.year + 1) for calendar in near for day in year(calendar, number)})
    wanted = (day for day in days if day >= base and (day.weekday() == weekday if weekday is not None else day.weekday() not in WEEKEND))
    found = next(wanted, None)
    return None if found is None else next(holiday for calendar in near for holiday in year(calendar, found.year).get(found, ()))


def _near(festival: Festival, calendars: Sequence[str]) -> tuple[str, ...]:
    """The office's own calendars of the countries that the festival is looked up in; those of the file, where it has none."""
    countries = {_country(calendar) for calendar in festival.calendars}
    return tuple(calendar for calendar in calendars if _country(calendar) in countries) or festival.calendars


def _country(calendar: str) -> str:
    return calendar.partition("-")[0]


def _first(festival: Festival, number: int, calendars: Sequence[str]) -> date | None:
    days = _days(festival, festival.keys, calendars, number)
    return next((day for day in days if day.year == number), None)


def _run(festival: Festival, keys: tuple[str, ...], number: int, calendars: Sequence[str]) -> Span | None:
    """The days that follow each other and end in that year: New Year's may begin in the year before."""
    runs = _runs(_days(festival, keys, calendars, number))
    return next((run for run in runs if run[1].year == number), None)


def _days(festival: Festival, keys: tuple[str, ...], calendars: Sequence[str], number: int) -> tuple[date, ...]:
    return _known(keys, _near(festival, calendars), number) or _known(keys, festival.calendars, number)


@lru_cache(maxsize=KEPT)
def _known(keys: tuple[str, ...], calendars: tuple[str, ...], number: int) -> tuple[date, ...]:
    """Days of these holidays in a year and its neighbours, in order."""
    years = (year(calendar, number + away) for calendar in calendars for away in (-1, 0, 1))
    return tuple(sorted({day for days in years for day, holidays in days.items() if any(holiday.key in keys for holiday in holidays)}))


def _runs(days: Iterable[date]) -> list[Span]:
    runs: list[Span] = []
    for day in days:
        if runs and (day - runs[-1][1]).days <= APART:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
