"""Is a counter open at a moment, or on a day, and when does it open next for certain?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.hours.day import CLOSED, KINDS, LISTED, MAYBE, OPEN, UNKNOWN, day_of
from bot.hours.holidays import Holiday
from bot.hours.spans import Span, spans
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Counter, Office

__all__ = ["CLOSED", "DAYS_AHEAD", "KINDS", "LISTED", "MAYBE", "OPEN", "UNKNOWN", "Verdict", "verdict", "whole_day"]

DAYS_AHEAD = 60
"""An opening later than that is not worth telling: lists and notices of such days are hardly published yet."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All moments are aware, by the office's clock."""

    kind: str
    """One of KINDS."""
    at: datetime
    """The moment that was asked about; of a whole day, its first moment."""
    until: datetime | None = None
    """When the open or doubtful stretch ends that `at` lies in. None outside, for a whole day, and where it does not end within
    DAYS_AHEAD days."""
    opens: datetime | None = None
    """The next opening that nothing speaks against; None where none comes within DAYS_AHEAD days."""
    closed_by: Closure | Notice | None = None
    doubts: tuple[Holiday, ...] = ()


def verdict(counter: Counter | None, office: Office, notices: Iterable[Notice], at: datetime) -> Verdict:
    """`at`: aware, by whatever clock.

    Outside its hours, a listed or doubtful day still gives its kind: it says why, and what to check.
    """
    notices, zone = tuple(notices), ZoneInfo(office.time_zone)
    now, at = at.astimezone(UTC), at.astimezone(zone)
    running: Span | None = None
    opens: Span | None = None
    for span in spans(counter, office, notices, at.date(), DAYS_AHEAD):
        if span.start <= now < span.end:
            running = span  # what is certain starts after what is in doubt, if both run
        elif span.start > now and not span.doubts:
            opens = span
            break
    today = day_of(counter, office, notices, at.date())
    until = _until(running, at, zone)
    if running is None:
        kind = CLOSED if today.kind == OPEN else today.kind
        return Verdict(kind, at, None, _opens(opens, zone), today.closed_by, today.doubts)
    return Verdict(MAYBE if running.doubts else OPEN, at, until, _opens(opens, zone), None, running.doubts)


def whole_day(counter: Counter | None, office: Office, notices: Iterable[Notice], on: date, now: datetime) -> Verdict:
    """The day's kind: OPEN if it has hours at all, and nothing speaks against them.

    `opens` is its first opening if it is OPEN and that is still to come, else the next certain opening after that, and after now.
    """
    notices, zone = tuple(notices), ZoneInfo(office.time_zone)
    day = day_of(counter, office, notices, on)
    first = max(on, now.astimezone(zone).date())
    after = now.astimezone(UTC)
    found = (span for span in spans(counter, office, notices, first, DAYS_AHEAD) if not span.doubts and span.start > after)
    opens = next((span for span in found if _on(span, zone) >= on and (day.kind == OPEN or _on(span, zone) > on)), None)
    return Verdict(day.kind, datetime.combine(on, time.min, zone), None, _opens(opens, zone), day.closed_by, day.doubts)


def _on(span: Span, zone: ZoneInfo) -> date:
    return span.start.astimezone(zone).date()


def _opens(span: Span | None, zone: ZoneInfo) -> datetime | None:
    return span.start.astimezone(zone) if span else None


def _until(span: Span | None, at: datetime, zone: ZoneInfo) -> datetime | None:
    """Of hours without an end, the last span ends where the search ends."""
    end = span.end.astimezone(zone) if span else None
    return end if end and end.date() <= at.date() + timedelta(DAYS_AHEAD) else None
