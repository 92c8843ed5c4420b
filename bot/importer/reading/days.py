"""The days that a text names, in either language, in figures or in words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.importer.reading.lexicon import months, not_before, not_behind, patterns
from bot.search.gloss.numerals import value

ROUND_ZERO = "\u25cb"
"""A circle, which is often typed for the Chinese zero."""
ZERO = "\u3007"


@dataclass(frozen=True, slots=True)
class Day:
    year: int | None
    month: int
    day: int
    start: int
    end: int
    is_another: bool
    """Whether the words beside it say that it is the day of something else: since, until, the year before."""

    def of(self, year: int | None) -> date | None:
        """None where no calendar has it."""
        try:
            return date(year or 0, self.month, self.day)
        except ValueError:
            return None


def days(text: str) -> list[Day]:
    """In the text's order; where two readings overlap, the one that begins first."""
    text = unicodedata.normalize("NFKC", text).replace(ROUND_ZERO, ZERO)
    found = list[Day]()
    for day in sorted(_all(text), key=lambda day: (day.start, -day.end)):
        if not found or day.start >= found[-1].end:
            found.append(day)
    return found


def _all(text: str) -> Iterator[Day]:
    for pattern in patterns():
        for match in pattern.finditer(text):
            year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
            if month is not None and day is not None:
                yield Day(year, month, day, *match.span(), _is_another(text, match))


def _number(text: str | None) -> int | None:
    return None if text is None else months().get(text.casefold()) or value(text)


def _is_another(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    return not_behind().search(before) is not None or not_before().match(text, match.end()) is not None
