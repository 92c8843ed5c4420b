"""Whether an office's counters are open at the time that a visitor asks about, in words of the phrasebook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.conversation import calendar
from bot.conversation.setting import Setting
from bot.hours.day import Day, day_of
from bot.hours.holidays import Holiday
from bot.hours.verdict import CLOSED, LISTED, MAYBE, OPEN, Verdict, verdict, whole_day
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


def hours(counters: Sequence[Counter], office: Office, setting: Setting) -> str:
    """A line for each run of days, counters alike together; outside hours the emergency numbers follow. Empty where no hours are known."""
    told = [(counter, _told(counter, office, setting)) for counter in counters if counter.hours]
    same: dict[str, list[str]] = {}
    for counter, one in told:
        for line in one.lines:
            same.setdefault(line, []).append(setting.of(counter.name))
    lines = [line.replace(NAME, setting.say("and").join(names)) for line, names in same.items()]
    if lines and not all(one.all_open for _, one in told):
        lines.append(setting.say("hours_emergency"))
    return "\n".join(lines)


def _told(counter: Counter, office: Office, setting: Setting) -> Told:
    when = setting.when
    if when is None:
        return _now(counter, office, setting)
    if when.first == when.last and when.at is not None:
        return _then(counter, office, when.at, when, setting)
    today = day_of(counter, office, setting.knowledge.notices, when.first)
    return (
        _now(counter, office, setting)
        if when.first == when.last and _is_over(today, office, setting)
        else _days(counter, office, when, setting)
    )


def _is_over(day: Day, office: Office, setting: Setting) -> bool:
    """Whether it is today, and its hours have passed."""
    local = setting.now.astimezone(ZoneInfo(office.time_zone))
    return day.kind == OPEN and day.on == local.date() and all(opens < closes <= local.time() for opens, closes in day.stretches)


def _now(counter: Counter, office: Office, setting: Setting) -> Told:
    found = verdict(counter, office, setting.knowledge.notices, setting.now)
    if found.kind == OPEN and found.until:
        return Told((setting.say("hours_open_now", counter=NAME, until=f"{found.until:%H:%M}"),), True)
    if found.kind == CLOSED:
        return Told((_and_next(setting.say("hours_closed_now", counter=NAME), found, setting),), False)
    return Told((_spoken(found, found.at.date(), found.at.date(), (), setting),), False)


def _then(counter: Counter, office: Office, at: time, when: When, setting: Setting) -> Told:
    """A time of a day, or a part of it: what the day's hours are then."""
    if when.until is None and _is_now(when, at, office, setting):
        return _now(counter, office, setting)
    day = day_of(counter, office, setting.knowledge.notices, when.first)
    inside = [s for s in day.stretches if _meets(s, at, when.until)]
    if day.kind != OPEN or inside:
        return _days(counter, office, when, setting)
    said = setting.say(
        "hours_not_then", counter=NAME, day=calendar.day(when.first, setting), hours=calendar.stretches(day.stretches, setting)
    )
    return Told((said,), False)


def _meets(stretch: tuple[time, time], at: time, until: time | None) -> bool:
    """Whether a stretch holds a time, or any of a part of the day. One that runs into the next day ends with this one here."""
    opens, closes = stretch[0], stretch[1] if stretch[0] < stretch[1] else time.max
    return opens <= at < closes if until is None else opens < until and at < closes


def _is_now(when: When, at: time, office: Office, setting: Setting) -> bool:
    local = setting.now.astimezone(ZoneInfo(office.time_zone))
    return when.first == local.date() and (at.hour, at.minute) == (local.hour, local.minute)


def _days(counter: Counter, office: Office, when: When, setting: Setting) -> Told:
    """Runs of days of which the same is said; when it opens next stands with the last of them only."""
    notices = setting.knowledge.notices
    days = [day_of(counter, office, notices, when.first + timedelta(n)) for n in range(min(MOST_DAYS, (when.last - when.first).days + 1))]
    runs = [list(run) for _, run in groupby(days, key=_alike)]
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
