"""Of the days and times that a text names, those that are meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.when import tokens as t
from bot.when.data import parts
from bot.when.dates import DATE
from bot.when.hour import Hour
from bot.when.scene import UNCLEAR, Clock, Days, Scene

BETWEEN_TWO = (t.COMMA, t.ON, t.THE, t.AND)
"""Kinds of words that may stand between two names of one day, or between two days that follow each other."""
REFUSED_BEFORE = (t.BEFORE, t.AFTER, t.EXCEPT)
REFUSED_BEHIND = (t.EARLIER, t.LATER)


@dataclass(frozen=True, slots=True)
class Chosen:
    days: Days
    clock: Clock | None


def choose(days: Sequence[Days], clocks: Sequence[Clock], scene: Scene) -> Chosen | None:
    """The first days that are not over, and the first time; today, where only a time is said."""
    joined = _joined(days, scene)
    named = [found for found in joined if found.kind != t.NOW]
    clock = _clock(clocks, days)
    if not named and clock:
        return Chosen(Days(scene.today, scene.today, t.DAY, clock.begin, clock.end), clock)
    ahead = next((found for found in named or joined if found.last >= scene.today), None)
    found = ahead or next(iter(named), None)
    if found is None:
        return None
    return Chosen(_at_present(found, joined, clock, scene.now), clock if found.at is None else None)


def is_meant(found: Days, scene: Scene) -> bool:
    """Not where another day is meant: before Friday, 春节后, except Sunday."""
    if found.kind == UNCLEAR:
        return True
    before = found.begin - 1
    while before >= 0 and scene.kind(before) in (t.ON, t.THE):
        before -= 1
    return not (before >= 0 and scene.kind(before) in REFUSED_BEFORE) and scene.kind(found.end) not in REFUSED_BEHIND


def _at_present(found: Days, joined: Sequence[Days], clock: Clock | None, now: datetime) -> Days:
    """Today and now, said of each other."""
    is_now = found.kind == t.DAY and found.first == now.date() and any(other.kind == t.NOW for other in joined)
    return replace(found, at=now.time()) if is_now and clock is None and found.at is None else found


def _joined(days: Sequence[Days], scene: Scene) -> list[Days]:
    found: list[Days] = []
    for one in days:
        both = _both(found[-1], one, scene) if found else None
        if both:
            found[-1] = both
        else:
            found.append(one)
    return found


def _both(one: Days, other: Days, scene: Scene) -> Days | None:
    """Two names of one day, or two days that follow each other."""
    between = [scene.kind(at) for at in range(one.end, other.begin)]
    if t.NOW in (one.kind, other.kind) or any(kind not in BETWEEN_TWO for kind in between):
        return None
    if t.AND not in between and (same := _same(one, other)):
        return replace(same, begin=one.begin, end=other.end)
    if (other.first - one.last).days == 1:
        return Days(one.first, other.last, DATE, one.begin, other.end)
    return None


def _same(one: Days, other: Days) -> Days | None:
    """Friday, 25 December: the date is the surer of the two. A date that is a holiday keeps its name."""
    if t.WEEKDAY in (one.kind, other.kind) and one.kind != other.kind:
        return other if one.kind == t.WEEKDAY else one
    first, second = (one, other) if other.kind == t.FESTIVAL else (other, one)
    if second.kind == t.FESTIVAL and first.kind != t.FESTIVAL and second.first <= first.first <= second.last:
        return replace(first, holiday=second.holiday)
    return one if (one.first, one.last) == (other.first, other.last) else None


def _clock(clocks: Sequence[Clock], days: Sequence[Days]) -> Clock | None:
    """The first time, in the part of the day that is named elsewhere; else the first part of the day."""
    ends = {found.end for found in days} | {clock.end for clock in clocks if not clock.weak}
    meant = [clock for clock in clocks if not clock.weak or clock.begin in ends]
    part = next((clock for clock in meant if clock.part), None)
    exact = next((clock for clock in meant if not clock.part), None)
    if exact is None or part is None:
        return exact or part
    return _within(exact, part)


def _within(exact: Clock, part: Clock) -> Clock:
    if not exact.loose:
        return exact
    hour = exact.at.hour - 12 if exact.at.hour > 12 else exact.at.hour
    changed: time | None = Hour(hour * 60 + exact.at.minute, 0).within(parts()[part.part].half).time()
    return replace(exact, at=changed) if changed else exact
