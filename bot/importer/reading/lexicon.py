"""days.yaml, read once, as the patterns of days in a text."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.search.gloss import numerals

_NTH = "(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>[0-9]{{1,2}}){_NTH}(?:\s*(?:[-–—~]|to|and)\s*[0-9]{{1,2}}{_NTH})?(?![0-9:]|,[0-9]{{3}})"
"""One day, or the first of several: 26-28. Neither an hour nor the beginning of a number."""
_IN_FIGURES = r"(?<![0-9./-])(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9]|[-/.][0-9])"


@cache
def _words() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "days.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def months() -> Mapping[str, int]:
    """In small letters."""
    return {name.casefold(): number for number, names in enumerate(_words()["months"], 1) for name in names}


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Each with the groups month and day, and year, which may be empty. Of a text in half-width signs."""
    names = "|".join(form for name in months() for form in (name.capitalize(), name.upper()))
    year = r"(?:,?\s*(?P<year>[0-9]{4})\b)?"
    return (
        re.compile(_IN_FIGURES),
        re.compile(_chinese()),
        re.compile(rf"\b(?P<month>{names})\b\.?\s*{_DAY}{year}"),
        re.compile(rf"(?<![0-9]){_DAY}\s*(?:of\s+)?(?P<month>{names})\b\.?{year}"),
    )


def _chinese() -> str:
    signs = "".join((*numerals.DIGITS, *numerals.TENS))
    year, month, day = _words()["year"], _words()["month"], "".join(_words()["day"])
    number = rf"(?:[0-9]{{1,2}}|[{signs}]{{1,3}})"
    return (
        rf"(?:(?P<year>[0-9]{{4}}|[{signs}]{{4}})\s*{year}\s*)?(?<![0-9{signs}])(?P<month>{number})\s*{month}\s*(?P<day>{number})\s*[{day}]"
    )


@cache
def not_behind() -> re.Pattern[str]:
    """At the end of what stands before a day."""
    english, chinese = ("|".join(map(re.escape, _words()["not_behind"][code])) for code in ("en", "zh"))
    return re.compile(rf"(?:\b(?:{english})(?:\s+the)?(?:\s+\w+day,?)?\s+|(?:{chinese})\s*)\Z", re.IGNORECASE)


@cache
def not_before() -> re.Pattern[str]:
    """At the beginning of what stands behind a day."""
    english, chinese = ("|".join(map(re.escape, _words()["not_before"][code])) for code in ("en", "zh"))
    return re.compile(rf",?\s*(?:(?:{english})\b|(?:{chinese}))", re.IGNORECASE)
