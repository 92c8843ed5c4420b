"""offices/<id>.yaml -> Office."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from bot.knowledge.office import Closure, Counter, Office, Opening, Phone, Position, Special
from bot.knowledge.reading.fields import day, distinct, identifier, lists, phone, source, url, words
from bot.knowledge.reading.fold import fold
from bot.knowledge.reading.ledger import COUNTER, DISTRICT, ID, NICKNAME, OFFICE, SECTION, SERVED, counter_of
from bot.knowledge.reading.questions import plain
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.special import read_calendars, read_closures, read_special
from bot.knowledge.reading.tree import Text, Tree
from bot.knowledge.weekly import WeeklyError, joined, read_hours

REQUIRED = (
    *("id", "name", "nicknames", "section", "time_zone", "position", "address"),
    *("phones", "website", "counters", "serves", "source", "reviewed"),
)
OPTIONAL = ("directions", "email", "disputed", "closures", "closure_years", "calendars", "special")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
DEGREES = re.compile(r"-?\d{1,3}(?:\.\d+)?", re.ASCII)
YEAR = re.compile(r"20\d\d", re.ASCII)


def read_office(sheet: Sheet, tree: Tree | None, stem: str) -> Office | None:
    """The office, or None if nothing in the file can be read. Its id is then taken from the file's name."""
    sheet.claim(OFFICE, stem, stem, 1)
    if tree is None:
        sheet.claim(ID, stem, sheet.path, 1)
        sheet.ledger.unsure.add(COUNTER)
        return None
    fields = sheet.table(tree, REQUIRED, OPTIONAL)
    name = identifier(sheet, fields.get("id"), stem)
    counters, closures = _counters(sheet, fields.get("counters"), name), read_closures(sheet, fields.get("closures"))
    special = read_special(sheet, fields.get("special"), counters, closures)
    return Office(
        id=name,
        name=words(sheet, fields.get("name")),
        nicknames=_nicknames(sheet, fields.get("nicknames"), name),
        section=sheet.want(SECTION, fields.get("section")),
        time_zone=_time_zone(sheet, fields.get("time_zone")),
        position=_position(sheet, fields.get("position")),
        address=words(sheet, fields.get("address")),
        phones=tuple(_phone(sheet, item) for item in sheet.items(fields.get("phones"))),
        counters=counters,
        website=url(sheet, fields.get("website")),
        serves=_districts(sheet, fields.get("serves"), name),
        source=source(sheet, fields.get("source")),
        reviewed=day(sheet, fields.get("reviewed")) or date.min,
        path=sheet.path,
        disputed=_districts(sheet, fields.get("disputed"), ""),
        closures=closures,
        closure_years=_years(sheet, fields.get("closure_years"), (*closures, *special)),
        calendars=read_calendars(sheet, fields.get("calendars")),
        special=special,
        directions=words(sheet, fields["directions"]) if "directions" in fields else None,
        email=_email(sheet, fields.get("email")),
    )


def number(sheet: Sheet, value: Text, pattern: re.Pattern[str], expected: str) -> int:
    """A whole number of that pattern."""
    if pattern.fullmatch(value.value):
        return int(value.value)
    sheet.note(value.line, expected, sheet.shown(value.value), "write digits only")
    return 0


def degrees(sheet: Sheet, value: Tree | None, most: int) -> float:
    """Degrees north or east, at most `most` either way."""
    text = sheet.text(value)
    made = float(text) if DEGREES.fullmatch(text) else None
    if value is not None and text and (made is None or abs(made) > most):
        sheet.note(value.line, f"degrees from -{most} to {most}", sheet.shown(text), "write them like 51.5200")
    return made or 0.0


def _nicknames(sheet: Sheet, value: Tree | None, name: str) -> dict[str, tuple[str, ...]]:
    found = lists(sheet, value, every=False)
    for text in (text for texts in found.values() for text in texts):
        sheet.claim(NICKNAME, fold(text.value), name, text.line, text.value)
    return plain(found)


def _time_zone(sheet: Sheet, value: Tree | None) -> str:
    name = sheet.text(value)
    try:
        if name:
            ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # a folder's name, a path, an unknown name
        sheet.note(value.line if value else 1, "a time zone", sheet.shown(name), "write it like Europe/London")
    return name


def _position(sheet: Sheet, value: Tree | None) -> Position:
    fields = sheet.table(value, ("latitude", "longitude"))
    return Position(degrees(sheet, fields.get("latitude"), 90), degrees(sheet, fields.get("longitude"), 180))


def _phone(sheet: Sheet, value: Tree) -> Phone:
    fields = sheet.table(value, ("purpose", "number"), ("source",))
    said = source(sheet, fields["source"]) if "source" in fields else None
    return Phone(words(sheet, fields.get("purpose")), phone(sheet, fields.get("number")), said)


def _counters(sheet: Sheet, value: Tree | None, office: str) -> tuple[Counter, ...]:
    found = [(item.line, _counter(sheet, item)) for item in sheet.items(value)]
    lines: dict[str, int] = {}
    for line, counter in found:
        sheet.claim(COUNTER, counter_of(office, counter.id), office, line)
        if lines.setdefault(counter.id, line) != line:
            sheet.note(line, "counters with ids of their own", f"{sheet.shown(counter.id)}, as in line {lines[counter.id]}", "rename one")
    return tuple(counter for _, counter in found)


def _counter(sheet: Sheet, value: Tree) -> Counter:
    fields = sheet.table(value, ("id", "name", "hours", "source"), ("address", "note", "nicknames"))
    return Counter(
        id=sheet.text(fields.get("id")),
        name=words(sheet, fields.get("name")),
        hours=_hours(sheet, fields.get("hours")),
        source=source(sheet, fields.get("source")),
        address=words(sheet, fields["address"]) if "address" in fields else None,
        note=words(sheet, fields["note"]) if "note" in fields else None,
        nicknames=plain(lists(sheet, fields["nicknames"], every=False)) if "nicknames" in fields else {},
    )


def _hours(sheet: Sheet, value: Tree | None) -> tuple[Opening, ...]:
    """A counter's whole week. Each line is joined to those before it, so an overlap is told at the later line."""
    openings: tuple[Opening, ...] = ()
    for text in sheet.texts(value):
        try:
            openings = joined((*openings, *read_hours(text.value)))
        except WeeklyError as error:
            sheet.note(text.line, error.expected, error.found, error.mend)
    return openings


def _districts(sheet: Sheet, value: Tree | None, name: str) -> tuple[str, ...]:
    """Nations and counties; with an office's `name`, they are served by it alone."""
    found = distinct(sheet, value, some=False)
    for text in found:
        sheet.want(DISTRICT, text)
        if name:
            sheet.claim(SERVED, text.value, name, text.line)
    return tuple(text.value for text in found)


def _years(sheet: Sheet, value: Tree | None, listed: tuple[Closure | Special, ...]) -> tuple[int, ...]:
    """Years with a list. One without a single day on it is none: it would promise that the office never closes."""
    found = [(text, number(sheet, text, YEAR, "a year like 2026")) for text in distinct(sheet, value, some=False)]
    for text, year in found:
        if year and not any(days.first.year <= year <= days.last.year for days in listed):
            sheet.note(text.line, f"a day of {year} in 'closures' or 'special'", "none", "add the published days, or remove the year")
    return tuple(year for _, year in found)


def _email(sheet: Sheet, value: Tree | None) -> str:
    text = sheet.text(value)
    if value is not None and text and not EMAIL.fullmatch(text):
        sheet.note(value.line, "an e-mail address", sheet.shown(text), "write it like name@example.org")
    return text
