"""What a rule of the grammar reads, and what it finds."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache

from bot.when.data import beside
from bot.when.lexer import Tokens

UNCLEAR = "unclear"
"""Kind of days that are named and not understood: the whole text then says no time."""
NEAR = 30
"""Characters before a place in which a word is looked for: more than the longest."""


@dataclass(frozen=True, slots=True)
class Scene:
    tokens: Tokens
    text: str
    """Folded; the tokens' places are of this."""
    now: datetime
    """Aware, by the office's clock."""
    base: date
    """The day from which the next Friday or the next 1 October is looked for: today, or the first day of a period."""
    calendars: tuple[str, ...]
    year: int | None = None
    """The only year that the text names, where it stands apart from its day."""
    houses: bool = False
    """Whether 31号 may be a house, for the text has a number that is one."""

    @property
    def today(self) -> date:
        return self.now.date()

    def kind(self, at: int) -> str:
        return self.tokens[at].kind

    def since(self, base: date) -> "Scene":
        return replace(self, base=base)

    def goes_on(self, name: str, at: int) -> bool:
        """Whether one of the listed words stands behind the last token before `at`."""
        return _behind(name).match(self.text, self.tokens[at - 1].end) is not None

    def is_one(self, name: str, at: int) -> bool:
        """Whether a token is one of the listed words."""
        return self.text[self.tokens[at].start : self.tokens[at].end] in beside(name)

    def begins(self, name: str, at: int) -> bool:
        """Whether one of the listed words stands before a token."""
        start = self.tokens[at].start
        head = self.text[max(0, start - NEAR) : start].rstrip()
        return (" " * (start <= NEAR) + head).endswith(_before(name))


@dataclass(frozen=True, slots=True)
class Days:
    first: date
    last: date
    kind: str
    """The kind of the token that decided, or `date`."""
    begin: int
    end: int
    """Tokens: from the first to the one behind the last."""
    holiday: str = ""
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    at: time
    until: time | None
    begin: int
    end: int
    part: str = ""
    """The part of the day that was named, where that is all."""
    weak: bool = False
    """Whether this is a time only behind a day."""
    loose: bool = False
    """Whether the hour may be of either half of the day."""


@cache
def _behind(name: str) -> re.Pattern[str]:
    """Alternatives of fixed words: nothing to go back to. An English word has to end where it ends."""
    latin = "|".join(re.escape(word) for word in beside(name) if word[-1].isascii() and word[-1].isalnum())
    other = "|".join(re.escape(word) for word in beside(name) if not (word[-1].isascii() and word[-1].isalnum()))
    return re.compile(" ?(?:" + "|".join(part for part in (f"(?:{latin})(?![a-z0-9])" if latin else "", other) if part) + ")")


@cache
def _before(name: str) -> tuple[str, ...]:
    return tuple(f" {word}" if word[0].isascii() and word[0].isalpha() else word for word in beside(name))
