"""Days that are not like the week: what is published of them, and what is in doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.conversation import calendar
from bot.conversation.setting import Setting
from bot.hours.day import MAYBE, UNKNOWN, Day, day_of
from bot.knowledge.office import Office, Special

DAYS_AHEAD = 120
"""How far holidays in doubt are told: who travels from afar plans so long before, and a longer list is not read."""


@dataclass(frozen=True, slots=True)
class Told:
    days: str
    what: str


@dataclass(frozen=True, slots=True)
class Ahead:
    published: tuple[Told, ...]
    doubtful: tuple[Told, ...]
    years: tuple[int, ...]
    """Those among the days ahead of which no list of closed days is known."""


def ahead(office: Office, setting: Setting) -> Ahead:
    today = setting.now.astimezone(ZoneInfo(office.time_zone)).date()
    days = [today + timedelta(number) for number in range(DAYS_AHEAD)]
    years = sorted({day.year for day in days} - {*office.closure_years})
    return Ahead(tuple(_published(today, office, setting)), tuple(_doubtful(days, office, setting)), tuple(years))


def _published(today: date, office: Office, setting: Setting) -> Iterator[Told]:
    """Closures, other hours, and what notices close: sorted by day, none that is over."""
    found = [(closure.first, closure.last, setting.of(closure.name)) for closure in office.closures]
    found += [(special.first, special.last, _special(special, office, setting)) for special in office.special]
    for notice in setting.knowledge.notices:
        if notice.concerns(office.id):
            found += [(first, last, calendar.closed_by(notice, setting)) for first, last in notice.closed]
    return (Told(calendar.days(first, last, setting), what) for first, last, what in sorted(found) if last >= today)


def _special(special: Special, office: Office, setting: Setting) -> str:
    """What it is called, and the hours, of which counters where not of all."""
    counters = setting.say("and").join(setting.of(counter.name) for counter in office.counters if counter.id in special.counters)
    hours = calendar.stretches(special.hours, setting) or setting.say("page_shut")
    return setting.say("page_other_hours", special=setting.of(special.name), hours=f"{counters} {hours}".strip())


def _doubtful(days: list[date], office: Office, setting: Setting) -> Iterator[Told]:
    """Runs of the same holiday, from the first to the last day on which somebody might come in vain."""
    for names, run in groupby((_plans(day, office, setting) for day in days), key=lambda plans: _names(plans, setting)):
        spoilt = [plans[0].on for plans in run if any(plan.kind in (MAYBE, UNKNOWN) for plan in plans)]
        if names and spoilt:
            yield Told(calendar.days(spoilt[0], spoilt[-1], setting), names)


def _plans(day: date, office: Office, setting: Setting) -> list[Day]:
    return [day_of(counter, office, setting.knowledge.notices, day) for counter in office.counters or (None,)]


def _names(plans: list[Day], setting: Setting) -> str:
    return calendar.holidays((doubt for plan in plans for doubt in plan.doubts), setting)
