"""A time of the past that a question names: "May 2017", "last year", "since 2022". The ways to say it stand in periods.yaml."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.search.news.meanings import FIRST_YEAR, MEANINGS, Days
from bot.search.news.times import languages


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    last: date
    """Both included; the first is not the later one, and neither lies ahead."""
    said: str
    """The text without it."""


def period(normalised: str, today: date) -> Period | None:
    """None where no time is named, or one that is no day of the calendar or lies ahead. Of such a one no part counts: the December that is
    to come is not the whole of this year."""
    text, refused = _numerals(normalised), list[re.Match[str]]()
    found = [(match, meaning) for pattern, meaning in _patterns() for match in pattern.finditer(text)]
    for match, meaning in sorted(found, key=lambda one: -len(one[0][0].strip())):
        if any(match.start() < other.end() and other.start() < match.end() for other in refused):
            continue
        days = _days(meaning, match, today)
        if days:
            return Period(*days, f"{normalised[: match.start()]} {normalised[match.end() :]}".strip())
        refused.append(match)
    return None


def _numerals(text: str) -> str:
    """Years that are written in Chinese numerals, in figures. As long as it was."""
    signs: Mapping[str, str] = languages()["zh"]["numerals"]
    run = "".join(signs)
    return re.sub(f"[{run}]{{4}}(?= ?{languages()['zh']['year_sign']})", lambda found: "".join(signs[sign] for sign in found[0]), text)


def _days(meaning: str, match: re.Match[str], today: date) -> Days | None:
    try:
        first, last = MEANINGS[meaning](match.groupdict(), today)
    except (ValueError, OverflowError):
        return None
    return (first, min(last, today)) if first <= min(last, today) and first.year >= FIRST_YEAR else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    ways = ((code, meaning, pattern) for code, language in languages().items() for meaning, pattern in language["patterns"])
    return tuple((re.compile(_filled(pattern, code)), meaning) for code, meaning, pattern in ways)


def _filled(pattern: str, code: str) -> str:
    """The pattern with its names filled in, each a group of that name. English words stand alone; no number begins in its middle."""
    filled = pattern
    for name, one in _names(code).items():
        filled = filled.replace("{" + name + "}", f"(?P<{name}>{one})")
    if code == "en":
        return rf"(?<![a-z0-9])(?:{filled})(?![a-z0-9])"
    signs = languages()[code]["counting"]
    return f"(?<![0-9])(?!(?<=[{signs}])[{signs}])(?:{filled})(?![0-9])"


def _names(code: str) -> dict[str, str]:
    language = languages()[code]
    year = f"(?:{language['year']})(?! ?(?:{'|'.join(other['amounts'] for other in languages().values())}))"
    names = _any(name for names in language["months"] for name in names if code == "en" or not name.isascii())
    month = names if code == "en" else f"(?:1[0-2]|0?[1-9]|{names})"
    return {
        "year": year,
        "year2": year,
        "month": month,
        "month2": month,
        "day": language["day"],
        "n": f"(?:[0-9]{{1,2}}|{language['n']}|{_any(language['numbers'])})",
        "unit": _any(language["units"]),
        "rel": _any(language["rel"]),
        "season": _any(language["seasons"]),
        "ago_year": _any(word for word, meaning in language["rel"].items() if meaning.startswith("year")),
    }


def _any(words: Iterable[str]) -> str:
    """The longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, map(str, words)), key=len, reverse=True)) + ")"
