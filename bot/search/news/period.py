"""A time of the past that a question names: "May 2017", "last year", "since 2022". The ways to say it stand in periods.yaml."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FIRST_YEAR = 1949
"""Of news: "in 1926" is about history."""


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    last: date
    """Both included."""
    said: str
    """The text without it."""


def period(normalised: str, today: date) -> Period | None:
    """None where no time is named, or one that is no day of the calendar or lies ahead."""
    text = _numerals(normalised)
    found = [(match, meaning) for pattern, meaning in _patterns() for match in pattern.finditer(text)]
    for match, meaning in sorted(found, key=lambda one: -len(one[0][0].strip())):
        days = _days(meaning, match, today)
        if days and days[0] <= today and days[0].year >= FIRST_YEAR:
            return Period(days[0], min(days[1], today), f"{normalised[: match.start()]} {normalised[match.end() :]}".strip())
    return None


def _numerals(text: str) -> str:
    """Years that are written in Chinese numerals, in figures."""
    signs: Mapping[str, str] = _data()["zh"]["numerals"]
    run = "".join(signs)
    return re.sub(f"[{run}]{{4}}(?= ?{_data()['zh']['year_sign']})", lambda found: "".join(signs[sign] for sign in found[0]), text)


def _days(meaning: str, match: re.Match[str], today: date) -> tuple[date, date] | None:
    try:
        return MEANINGS[meaning](match.groupdict(), today)
    except (ValueError, OverflowError):
        return None


Groups = Mapping[str, str]
Days = tuple[date, date]


def _month_days(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _year_days(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _year(text: str, today: date) -> int:
    number = int(text)
    return number if number > 99 else number + (2000 if number <= today.year % 100 else 1900)


def _span(groups: Groups, today: date) -> Days:
    first, last = sorted(_year(groups[name], today) for name in ("year", "year2"))
    return date(first, 1, 1), date(last, 12, 31)


def _season(groups: Groups, today: date) -> Days:
    """Three months; a winter is that of the year's end."""
    year, month = _year(groups["year"], today), int(_table("seasons")[groups["season"]])
    return date(year, month, 1), _month_days(year + (month + 2) // 13, (month + 1) % 12 + 1)[1]


def _unit(unit: str, back: int, today: date) -> Days:
    """The day, week, month or year that lies so many back."""
    if unit == "day":
        return (today - timedelta(back),) * 2
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * back)
        return monday, monday + timedelta(6)
    if unit == "month":
        months = today.year * 12 + today.month - 1 - back
        return _month_days(months // 12, months % 12 + 1)
    return _year_days(today.year - back)


def _relative(groups: Groups, today: date) -> Days:
    unit, back = _table("rel")[groups["rel"]].split()
    return _unit(unit, int(back), today)


def _ago(groups: Groups, today: date) -> Days:
    """The last so many days, weeks, months or years, up to today."""
    unit, number = _table("units")[groups["unit"]], _number(groups["n"])
    return today - timedelta({"day": 1, "week": 7, "month": 31, "year": 366}[unit] * number), today


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else int(_table("numbers")[text])


def _latest_month(groups: Groups, today: date) -> Days:
    """The last month of this name that has begun."""
    month = _month(groups)
    return _month_days(today.year - (month > today.month), month)


def _latest_day(groups: Groups, today: date) -> Days:
    """The last day of this date that has come."""
    month, day = _month(groups), int(groups["day"])
    return (date(today.year - ((month, day) > (today.month, today.day)), month, day),) * 2


def _month(groups: Groups) -> int:
    return _months()[groups["month"]]


def _of_day(groups: Groups, today: date) -> Days:
    return (date(_year(groups["year"], today), _month(groups), int(groups["day"])),) * 2


def _of_relative_year(groups: Groups, today: date) -> Days:
    return _month_days(today.year - int(_table("rel")[groups["ago_year"]].split()[1]), _month(groups))


MEANINGS: dict[str, Callable[[Groups, date], Days]] = {
    "span": _span,
    "since": lambda groups, today: (date(_year(groups["year"], today), 1, 1), today),
    "before": lambda groups, today: (date(FIRST_YEAR, 1, 1), date(_year(groups["year"], today) - 1, 12, 31)),
    "day": _of_day,
    "month": lambda groups, today: _month_days(_year(groups["year"], today), _month(groups)),
    "month_of": _of_relative_year,
    "season": _season,
    "year": lambda groups, today: _year_days(_year(groups["year"], today)),
    "ago": _ago,
    "years_back": lambda groups, today: _unit("year", _number(groups["n"]), today),
    "months_back": lambda groups, today: _unit("month", _number(groups["n"]), today),
    "weeks_back": lambda groups, today: _unit("week", _number(groups["n"]), today),
    "rel": _relative,
    "latest_month": _latest_month,
    "latest_day": _latest_day,
}
"""By the first word of a pattern in periods.yaml: the days that it means."""


@cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.load(Path(__file__).with_name("periods.yaml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return loaded


@cache
def _table(name: str) -> Mapping[str, str]:
    """Of both languages together."""
    return {str(key): str(value) for language in _data().values() for key, value in language[name].items()}


@cache
def _months() -> Mapping[str, int]:
    return {name: number for language in _data().values() for number, names in enumerate(language["months"], 1) for name in names}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_filled(pattern, code)), meaning) for code in _data() for meaning, pattern in _data()[code]["patterns"])


def _filled(pattern: str, code: str) -> str:
    """The pattern with its names filled in; English words stand by themselves."""
    language = _data()[code]
    years = (word for word, meaning in language["rel"].items() if meaning.startswith("year"))
    month = _any(name for names in language["months"] for name in names if code == "en" or not name.isascii())
    names = {
        "month": month if code == "en" else f"(?:1[0-2]|0?[1-9]|{month})",
        "day": "(?:3[01]|[12][0-9]|0?[1-9])",
        "n": "(?:[0-9]{1,2}|" + _any(language["numbers"]) + ")",
        "unit": _any(language["units"]),
        "rel": _any(language["rel"]),
        "season": _any(language["seasons"]),
        "ago_year": _any(years),
    }
    year = language["year"]
    filled = pattern.replace("{year}", f"(?P<year>{year})", 1).replace("{year}", f"(?P<year2>{year})")
    for name, one in names.items():
        filled = filled.replace("{" + name + "}", f"(?P<{name}>{one})")
    return rf"(?<![a-z0-9])(?:{filled})(?![a-z0-9])" if code == "en" else f"(?<![0-9])(?:{filled})(?![0-9])"


def _any(words: Iterable[str]) -> str:
    """The longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, map(str, words)), key=len, reverse=True)) + ")"
