"""Hours for a script: one plain object for each counter."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.conversation.setting import Setting
from bot.hours.day import Day, day_of
from bot.hours.holidays import Holiday
from bot.hours.verdict import verdict
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Counter, Office

Row = dict[str, object]


def rows(office: Office, days: int, setting: Setting) -> Iterator[Row]:
    """A row a counter, with so many days ahead; of an office without counters, one in which `counter` is null."""
    for counter in office.counters or (None,):
        found = verdict(counter, office, setting.knowledge.notices, setting.now)
        row: Row = {
            "office": office.id,
            "counter": counter.id if counter else None,
            "at": found.at.isoformat(),
            "kind": found.kind,
            "until": _iso(found.until),
            "opens": _iso(found.opens),
            **_reasons(found.closed_by, found.doubts, setting),
        }
        ahead = [_day(day, setting) for day in days_ahead(days, counter, office, setting)]
        yield row | ({"days": ahead} if ahead else {})


def days_ahead(days: int, counter: Counter | None, office: Office, setting: Setting) -> Iterator[Day]:
    """Today and the days after it, by the office's clock."""
    today = setting.now.astimezone(ZoneInfo(office.time_zone)).date()
    return (day_of(counter, office, setting.knowledge.notices, today + timedelta(ahead)) for ahead in range(days))


def _day(day: Day, setting: Setting) -> Row:
    """`hours` as planned, also of a day that is closed or in doubt."""
    hours = [f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in day.stretches]
    return {"day": day.on.isoformat(), "kind": day.kind, "hours": hours, **_reasons(day.closed_by, day.doubts, setting)}


def _reasons(closed_by: Closure | Notice | None, doubts: Iterable[Holiday], setting: Setting) -> Row:
    name = closed_by and setting.of(closed_by.text if isinstance(closed_by, Notice) else closed_by.name)
    return {"closed_by": name, "doubts": [{"day": d.day.isoformat(), "name": d.key, "calendar": d.calendar} for d in doubts]}


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
