"""notices.yaml -> Notices."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from bot.knowledge.notice import Notice
from bot.knowledge.office import Office
from bot.knowledge.reading.fields import day, distinct, source, words
from bot.knowledge.reading.ledger import OFFICE
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.special import Run, run
from bot.knowledge.reading.tree import Table, Text, Tree

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}", re.ASCII)


def clocks(offices: Iterable[Office], home: str) -> dict[str, tzinfo]:
    """Each office's clock; at "" that of notices for every office, the home office's."""
    found = {office.id: _clock(office.time_zone) for office in offices}
    return {**found, "": found.get(home, UTC)}


def _clock(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # has been told where the office is read
        return UTC


def read_notices(sheet: Sheet, tree: Tree | None, clocks: Mapping[str, tzinfo]) -> tuple[Notice, ...]:
    """In the file's order. A notice for several offices goes by the clock of the first."""
    return tuple(_notice(sheet, item, clocks) for item in sheet.items(tree))


def _notice(sheet: Sheet, value: Tree, clocks: Mapping[str, tzinfo]) -> Notice:
    fields = sheet.table(value, ("text", "from", "to", "source"), ("offices", "closed"))
    offices = tuple(sheet.want(OFFICE, text) for text in distinct(sheet, fields.get("offices")))
    clock = clocks.get(offices[0] if offices else "", UTC)
    shown_from, shown_to = _shown(sheet, fields, clock)
    closed = [(item.line, _closed(sheet, item)) for item in sheet.items(fields.get("closed"))]
    for line, days in closed:
        _check(sheet, line, days, (shown_from, shown_to))
    return Notice(
        shown_from or datetime.min.replace(tzinfo=UTC),
        shown_to or datetime.min.replace(tzinfo=UTC),
        offices,
        closed=tuple(days for _, days in closed),
        text=words(sheet, fields.get("text")),
        source=source(sheet, fields.get("source")),
    )


def _shown(sheet: Sheet, fields: dict[str, Tree], clock: tzinfo) -> tuple[datetime | None, datetime | None]:
    first, last = _moment(sheet, fields.get("from"), time.min, clock), _moment(sheet, fields.get("to"), time.max, clock)
    if first and last and last <= first:
        found = f"{last:%Y-%m-%d %H:%M}"
        sheet.note(fields["to"].line, f"a time after {first:%Y-%m-%d %H:%M}, when it is first shown", found, "correct one of the two")
    return first, last


def _moment(sheet: Sheet, value: Tree | None, other: time, clock: tzinfo) -> datetime | None:
    """A date, which is the whole day, or a date and a time of day. `other`: the time of a date alone."""
    text = sheet.text(value)
    if not isinstance(value, Text) or not MOMENT.fullmatch(text):
        found = day(sheet, value)
        return datetime.combine(found, other, clock) if found else None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=clock)
    except ValueError:
        sheet.note(value.line, "a day as YYYY-MM-DD, or with a time", sheet.shown(text), "write it like 2026-01-31 09:00")
        return None


def _closed(sheet: Sheet, value: Tree) -> Run:
    """A single day, or a run of days."""
    if isinstance(value, Table):
        return run(sheet, sheet.table(value, ("from", "to")), "closed day")
    found = day(sheet, value) or date.min
    return found, found


def _check(sheet: Sheet, line: int, days: Run, shown: tuple[datetime | None, datetime | None]) -> None:
    """Nobody hears of closed days that are over before the notice is shown, or that come when it is shown no more."""
    first, last = days
    if date.min in days or not all(shown):
        return
    begin, end = (moment.date() for moment in shown if moment)
    if last < begin or end < last:
        found = f"{first}" if first == last else f"{first} to {last}"
        sheet.note(line, f"closed days while the notice is shown, {begin} to {end}", found, "correct the days, or 'from' and 'to'")
