"""What the ways to name a time mean: first and last day. Each raises ValueError or OverflowError for days that the calendar lacks."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from bot.search.gloss.numerals import value
from bot.search.news.times import months, table, vague

FIRST_YEAR = 1949
"""Of news: "in 1926" is about history."""
LEAP_YEARS = 8
"""Years between two days of February 29 at most."""
LENGTHS = {"day": 1, "week": 7, "month": 31, "year": 366}
"""Days, at most."""
HALVES = {"year": ("month", 6), "month": ("week", 2), "week": ("day", 3), "day": ("day", 0)}
"""About half of a unit, in whole smaller ones."""

Groups = Mapping[str, str]
"""What a pattern of periods.yaml found, by name."""
Days = tuple[date, date]


def _month_days(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _year_days(first: int, last: int) -> Days:
    return date(first, 1, 1), date(last, 12, 31)


def _year(text: str, today: date) -> int:
    number = int(text)
    return number if number > 99 else number + (2000 if number <= today.year % 100 else 1900)


def _relative_year(groups: Groups, today: date) -> int:
    return today.year - int(table("rel")[groups["ago_year"]].split()[1])


def _month(groups: Groups, name: str = "month") -> int:
    return months()[groups[name]]


def _day(groups: Groups) -> int:
    return value(groups["day"]) or 0


def _span(groups: Groups, today: date) -> Days:
    return _year_days(*sorted(_year(groups[name], today) for name in ("year", "year2")))


def _month_span(groups: Groups, today: date) -> Days:
    year = _year(groups["year"], today)
    return _month_days(year, _month(groups))[0], _month_days(year, _month(groups, "month2"))[1]


def _decade(groups: Groups, today: date) -> Days:
    first = _year(groups["decade"], today)
    return _year_days(first, first + 9)


def _season(year: int, name: str) -> Days:
    """Three months; a winter is that of the year's end."""
    month = int(table("seasons")[name])
    return date(year, month, 1), _month_days(year + (month + 2) // 13, (month + 1) % 12 + 1)[1]


def _latest_season(groups: Groups, today: date) -> Days:
    """The last of this name that has begun."""
    this = _season(today.year, groups["season"])
    return this if this[0] <= today else _season(today.year - 1, groups["season"])


def _unit(unit: str, back: int, today: date) -> Days:
    """The day, week, month or year that lies so many back."""
    if unit == "day":
        return (today - timedelta(back),) * 2
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * back)
        return monday, monday + timedelta(6)
    if unit == "month":
        number = today.year * 12 + today.month - 1 - back
        return _month_days(number // 12, number % 12 + 1)
    return _year_days(today.year - back, today.year - back)


def _relative(groups: Groups, today: date) -> Days:
    unit, back = table("rel")[groups["rel"]].split()
    return _unit(unit, int(back), today)


def _back(groups: Groups, today: date) -> Days:
    """The unit that lies so many back; a few may be one more or less."""
    unit, number = table("units")[groups["unit"]], _number(groups["n"])
    if number < 1:
        return _unit(*HALVES[unit], today)
    more = int(groups["n"] in vague())
    return _unit(unit, int(number) + more, today)[0], _unit(unit, int(number) - more, today)[1]


def _lasting(number: float) -> Callable[[Groups, date], Days]:
    """The last so many days, weeks, months or years, up to today."""
    return lambda groups, today: (today - timedelta(int(LENGTHS[table("units")[groups["unit"]]] * number)), today)


def _ago(groups: Groups, today: date) -> Days:
    return _lasting(_number(groups["n"]))(groups, today)


def _number(text: str) -> float:
    known = value(text)
    return float(table("numbers")[text]) if known is None else known


def _latest_month(groups: Groups, today: date) -> Days:
    """The last month of this name that has begun."""
    month = _month(groups)
    return _month_days(today.year - (month > today.month), month)


def _latest_day(groups: Groups, today: date) -> Days:
    """The last day of this date that has come, be it years ago."""
    month, day = _month(groups), _day(groups)
    years = range(today.year, today.year - LEAP_YEARS - 1, -1)
    return (next(there for year in years if (there := _if_any(year, month, day)) and there <= today),) * 2


def _if_any(year: int, month: int, day: int) -> date | None:
    """Raises ValueError for a day that no year has."""
    if (month, day) == (2, 29) and _month_days(year, 2)[1].day < day:
        return None
    return date(year, month, day)


def _of_year(groups: Groups, today: date) -> Days:
    year = _year(groups["year"], today)
    return _year_days(year, year)


def _of_month(groups: Groups, today: date) -> Days:
    return _month_days(_year(groups["year"], today), _month(groups))


def _of_day(groups: Groups, today: date) -> Days:
    return (date(_year(groups["year"], today), _month(groups), _day(groups)),) * 2


def _named(groups: Groups, today: date) -> Days:
    """Of a relative time, a month of a year, a year, or a month alone: whatever was found."""
    if "rel" in groups:
        return _relative(groups, today)
    if "year" in groups:
        return _of_month(groups, today) if "month" in groups else _of_year(groups, today)
    return _latest_month(groups, today)


MEANINGS: dict[str, Callable[[Groups, date], Days]] = {
    "span": _span,
    "month_span": _month_span,
    "decade": _decade,
    "since": lambda groups, today: (_named(groups, today)[0], today),
    "before": lambda groups, today: (date(FIRST_YEAR, 1, 1), _named(groups, today)[0] - timedelta(1)),
    "day": _of_day,
    "month": _of_month,
    "month_of": lambda groups, today: _month_days(_relative_year(groups, today), _month(groups)),
    "season": lambda groups, today: _season(_year(groups["year"], today), groups["season"]),
    "season_of": lambda groups, today: _season(_relative_year(groups, today), groups["season"]),
    "latest_season": _latest_season,
    "year": _of_year,
    "year_of": lambda groups, today: _year_days(*(_relative_year(groups, today),) * 2),
    "ago": _ago,
    "ago_one": _lasting(1),
    "ago_few": _lasting(3),
    "back": _back,
    "rel": _relative,
    "latest_month": _latest_month,
    "latest_day": _latest_day,
}
"""By the first word of a pattern in periods.yaml: the days that it means."""
