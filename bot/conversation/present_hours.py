"""Whether an office's counters are open at the time that a visitor asks about, in words of the phrasebook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.conversation import calendar
from bot.conversation.setting import Setting
from bot.hours.day import Day, day_of
from bot.hours.holidays import Holiday
from bot.hours.verdict import CLOSED, LISTED, MAYBE, OPEN, UNKNOWN, Verdict, verdict, whole_day
from bot.knowledge.office import Counter, Office
from bot.when.when import When

NAME = "\0"
"""Stands for a counter's name until it is known which counters have the same said of them."""
MOST_DAYS = 31
"""Days of a period that are looked at."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of the hours, and whether all of it is that something is open."""

    lines: tuple[str, ...]
    all_open: bool


def hours(counters: Sequence[Counter | None], office: Office, setting: Setting) -> str:
    """A line for each run of days, counters alike together; outside hours the emergency numbers follow. Of an office without counters
    (None) only what is published to be closed is told. Empty where no hours are known."""
    told = [(counter, one) for counter in counters if (one := _told(counter, office, setting)).lines]
    same: dict[str, list[str]] = {}
    for counter, one in told:
        for line in one.lines:
            same.setdefault(line, []).append(setting.of(counter.name if counter else office.name))
    lines = [line.replace(NAME, setting.say("and").join(names)) for line, names in same.items()]
    if lines and not all(one.all_open for _, one in told):
        lines.append(setting.say("hours_emergency"))
    return "\n".join(lines)


def _told(counter: Counter | None, office: Office, setting: Setting) -> Told:
    when = setting.when
    if when is None or _is_past(counter, office, when, setting):
        return _now(counter, office, setting)
    if when.first == when.last and when.at is not None:
        return _then(counter, office, when.at, when, setting)
    return _days(counter, office, when, setting)


def _is_past(counter: Counter | None, office: Office, when: When, setting: Setting) -> bool:
    """Whether what is asked about is over today: a time, a part of the day, or the day's hours. How it is now is told then."""
    local = setting.now.astimezone(ZoneInfo(office.time_zone))
    if not when.first == when.last == local.date():
        return False
    if when.at is not None:
        return (when.until or when.at) <= local.time()
    day = day_of(counter, office, setting.knowledge.notices, when.first)
    return day.kind == OPEN and all(opens < closes <= local.time() for opens, closes in day.stretches)


def _now(counter: Counter | None, office: Office, setting: Setting) -> Told:
    found = verdict(counter, office, setting.knowledge.notices, setting.now)
    if found.kind == UNKNOWN:
        return Told((), True)
    if found.kind == OPEN:
        until = f"{found.until:%H:%M}" if found.until else "24:00"
        return Told((setting.say("hours_open_now", counter=NAME, until=until),), True)
    if found.kind == CLOSED or (found.kind == MAYBE and found.until is None):
        return Told((_and_next(setting.say("hours_closed_now", counter=NAME), found, setting),), False)
    return Told((_spoken(found, found.at.date(), found.at.date(), (), setting),), False)


def _then(counter: Counter | None, office: Office, at: time, when: When, setting: Setting) -> Told:
    """A time of a day, or a part of it: what the day's hours are then."""
    notices, zone = setting.knowledge.notices, ZoneInfo(office.time_zone)
    day = day_of(counter, office, notices, when.first)
    found = verdict(counter, office, notices, datetime.combine(when.first, at, zone))
    inside = found.until is not None or (when.until is not None and any(o < when.until and at < c for o, c in day.stretches))
    if inside or day.kind not in (OPEN, MAYBE):
        return _days(counter, office, when, setting)
    if day.kind == MAYBE:
        return Told((_and_next(setting.say("hours_closed_then", counter=NAME), found, setting),), False)
    hours = calendar.stretches(day.stretches, setting)
    return Told((setting.say("hours_not_then", counter=NAME, day=calendar.day(when.first, setting), hours=hours),), False)


def _days(counter: Counter | None, office: Office, when: When, setting: Setting) -> Told:
    """Runs of days of which the same is said; when it opens next stands with the last of them only."""
    notices = setting.knowledge.notices
    days = [day_of(counter, office, notices, when.first + timedelta(n)) for n in range(min(MOST_DAYS, (when.last - when.first).days + 1))]
    runs = [list(run) for _, run in groupby((day for day in days if day.kind != UNKNOWN), key=_alike)]
    lines = []
    for run in runs:
        found = whole_day(counter, office, notices, run[-1].on, setting.now)
        found = found if run is runs[-1] else replace(found, opens=None)
        lines.append(_spoken(found, run[0].on, run[-1].on, run[0].stretches, setting))
    return Told(tuple(lines), all(day.kind == OPEN for day in days))


def _alike(day: Day) -> tuple[object, ...]:
    """What makes two days one run: closed by the week is closed, holiday or not."""
    if day.kind == OPEN:
        return day.kind, day.stretches
    return (day.kind, *(() if day.kind == CLOSED else _reasons(day.closed_by, day.doubts)))


def _reasons(closed_by: object, doubts: Iterable[Holiday]) -> tuple[object, ...]:
    return (closed_by, *sorted({doubt.key for doubt in doubts}))


def _spoken(found: Verdict, first: date, last: date, stretches: Sequence[tuple[time, time]], setting: Setting) -> str:
    day = calendar.days(first, last, setting)
    values = {"counter": NAME, "day": day}
    if found.kind == OPEN:
        return setting.say("hours_open_day", hours=calendar.stretches(stretches, setting), **values)
    if found.kind == LISTED:
        return _and_next(setting.say("hours_listed", reason=calendar.closed_by(found.closed_by, setting), **values), found, setting)
    if found.kind == MAYBE:
        return _and_next(setting.say("hours_maybe", reason=calendar.holidays(found.doubts, setting), **values), found, setting)
    return _and_next(setting.say("hours_closed_day", **values), found, setting)


def _and_next(said: str, found: Verdict, setting: Setting) -> str:
    if found.opens is None:
        return said
    opens = calendar.moment(found.opens, setting)
    return f"{said}{setting.say('hours_next', opens=opens)}"


def banner(office: str, setting: Setting) -> str:
    """What staff want to be said now before every answer about this office."""
    notices = setting.knowledge.notices
    return "\n\n".join(setting.of(notice.text) for notice in notices if notice.concerns(office) and notice.shown(setting.now))
