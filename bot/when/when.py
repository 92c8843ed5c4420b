"""What a text says about time."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class When:
    first: date
    last: date
    """The days that are meant, both ends included."""
    at: time | None
    """A time of the day, by the office's clock, or the beginning of a part of it; None where the whole day is meant."""
    until: time | None
    """Where `at` begins a part of the day, its end; `time.max` for midnight."""
    holiday: str
    """The library's name of a holiday that was named ("Christmas Day"), else empty."""
    said: str
    """The text without the words of time."""
    day_said: bool = True
    """Whether a day was named; where only a time is, it is today's, unless the talk is about another day."""
