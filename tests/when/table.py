"""Rows of the tables: a text, and the time that it names, written short.

2026-11-28                 one day
2026-11-28..29             from one day to another; `..12-06` in another month, `..2027-01-02` in another year
2026-11-28 16:00           and a time of it
2026-11-28 12:00-18:00     and a part of it; 24:00 is midnight
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.when.heard import heard

LONDON = ZoneInfo("Europe/London")
TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=LONDON)

Said = tuple[date, date, time | None, time | None]


def at(text: str) -> datetime:
    """2026-12-25 10:30, by London's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def meant(short: str) -> Said:
    days, _, clock = short.partition(" ")
    first, _, last = days.partition("..")
    begins, _, ends = clock.partition("-")
    return date.fromisoformat(first), date.fromisoformat(first[: len(first) - len(last)] + last), _time(begins), _time(ends)


def _time(text: str) -> time | None:
    if not text:
        return None
    return time.max if text == "24:00" else time.fromisoformat(text)


def said(text: str, now: datetime = TUESDAY, calendars: tuple[str, ...] = ()) -> Said | None:
    when = heard(text, now, calendars)
    return (when.first, when.last, when.at, when.until) if when else None
