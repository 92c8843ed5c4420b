"""A counter's open time as a line of spans, whatever the clocks do.

Hours are wall time; a span is between two instants, in UTC, for wall times of one zone compare by their figures only, which go wrong where
a clock is put back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.hours.day import LISTED, Day, day_of
from bot.hours.holidays import Holiday
from bot.knowledge.notice import Notice
from bot.knowledge.office import Counter, Office

FIRST, LAST = date.min.toordinal() + 2, date.max.toordinal() - 2
"""Of days beyond these, zones and neighbours can't be reckoned: they have no spans."""


@dataclass(frozen=True, slots=True)
class Span:
    start: datetime
    end: datetime
    """UTC, later than the start; the end is not part of it."""
    doubts: tuple[Holiday, ...]
    """Empty: it is certain."""


def spans(counter: Counter | None, office: Office, notices: Iterable[Notice], first: date, days: int) -> Iterator[Span]:
    """Of `first`, the day before it, whose hours may run into it, and so many days after it; sorted by start.

    Those that touch are one, but what is certain is never joined to what is in doubt.
    """
    if not (counter and counter.hours) and not office.special:
        return iter(())
    notices, zone, start = tuple(notices), ZoneInfo(office.time_zone), first.toordinal()
    ordinals = range(max(FIRST, start - 1), min(LAST, start + days + 1) + 1)  # the last one only says how the night before it ends
    return _joined(_cut(pairwise(day_of(counter, office, notices, date.fromordinal(n)) for n in ordinals), zone))


def instant(day: date, moment: time, zone: ZoneInfo) -> datetime:
    """UTC. A time that a clock skips is as far behind the skip as the figures say; of one that comes twice, the first is meant."""
    return datetime.combine(day, moment, zone).astimezone(UTC)


def _cut(days: Iterable[tuple[Day, Day]], zone: ZoneInfo) -> Iterator[Span]:
    """Every stretch, cut at midnight: what closes the next day, or puts it in doubt, holds for the hours that run into it."""
    for day, after in days:
        for opens, closes in day.stretches if day.kind != LISTED else ():
            start, overnight = instant(day.on, opens, zone), closes <= opens
            end = instant(after.on, time.min, zone) if overnight else instant(day.on, closes, zone)
            if start < end:
                yield Span(start, end, day.doubts)
            if overnight and after.kind != LISTED and end < (late := instant(after.on, closes, zone)):
                yield Span(end, late, day.doubts + after.doubts)


def _joined(pieces: Iterable[Span]) -> Iterator[Span]:
    held: Span | None = None
    for piece in pieces:
        if held and piece.start <= held.end and bool(piece.doubts) == bool(held.doubts):
            held = replace(held, end=max(held.end, piece.end), doubts=tuple(dict.fromkeys(held.doubts + piece.doubts)))
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held
