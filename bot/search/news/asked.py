"""What a question wants of news: of what, of when, and whether the newest is meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.search.intents import NEWS_WORDS
from bot.search.news.period import Period, period
from bot.search.parts import Parts, has, without
from bot.search.text import normalise

NEWS, LATEST, EVENTS, ABOUT = NEWS_WORDS


@dataclass(frozen=True, slots=True)
class Asked:
    about: str
    """What is left: the subject, normalised; empty where anything is wanted."""
    period: Period | None
    latest: bool
    news: bool
    """Whether a word for news is said."""
    events: bool
    """Whether a word is said for what is mostly news."""

    @property
    def explicit(self) -> bool:
        """Whether it can be nothing but a question about news."""
        return self.news or (self.events and (self.latest or self.period is not None))

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day of the period; None where any time will do."""
        return (self.period.first, self.period.last) if self.period else None

    def within(self, day: date) -> bool:
        return self.period is None or self.period.first <= day <= self.period.last


def asked(text: str, parts: Parts, today: date) -> Asked:
    """`text`: as typed, or as mended."""
    when = period(normalise(text), today)
    said = when.said if when else normalise(text)
    return Asked(
        about=without(said, parts, NEWS, LATEST) if without(said, parts, NEWS, LATEST, ABOUT) else "",
        period=when,
        latest=has(said, parts, LATEST),
        news=has(said, parts, NEWS),
        events=has(said, parts, EVENTS),
    )


def readings(texts: Iterable[str], parts: Parts, today: date) -> tuple[Asked, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(asked(text, parts, today) for text in dict.fromkeys(map(normalise, texts))))
