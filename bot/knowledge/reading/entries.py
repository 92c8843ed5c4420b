"""entries/**/<id>.md -> Entry."""

from datetime import date

from bot.knowledge.entry import ANSWER, DECLINED, KINDS, NEWS, URGENT, Entry
from bot.knowledge.reading.body import read_body
from bot.knowledge.reading.fields import day, distinct, identifier, links, source, words
from bot.knowledge.reading.fold import spaced
from bot.knowledge.reading.front_matter import split
from bot.knowledge.reading.ledger import ALARM, COUNTER, ID, OFFICE, SECTION, counter_of, suggestion
from bot.knowledge.reading.questions import read_questions
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Tree

REQUIRED = ("id", "title", "questions", "source", "reviewed")
OPTIONAL = (
    "kind",
    "section",
    "also_in",
    "links",
    "valid_from",
    "expires",
    "office",
    "hours",
    "elsewhere",
    "date",
    "alarms",
    "alarm_exceptions",
)


def read_entry(sheet: Sheet, text: str | None, stem: str) -> Entry | None:
    """The entry, or None after noting why nothing in the file can be read. Its id is then taken from the file's name."""
    parts = None if text is None else split(sheet, text)
    if parts is None:
        sheet.claim(ID, stem, sheet.path, 1)
        return None
    fields = sheet.table(parts.head, REQUIRED, OPTIONAL)
    kind = _kind(sheet, fields.get("kind"))
    _check_kind(sheet, fields, kind)
    name = identifier(sheet, fields.get("id"), stem)
    first, last = _validity(sheet, fields)
    return Entry(
        id=name,
        kind=kind,
        section=sheet.want(SECTION, fields.get("section")),
        title=words(sheet, fields.get("title")),
        questions=read_questions(sheet, fields.get("questions"), f"entry {name}", every=True),
        body=read_body(sheet, parts.body, parts.first_line),
        source=source(sheet, fields.get("source")),
        reviewed=day(sheet, fields.get("reviewed")) or date.min,
        path=sheet.path,
        links=links(sheet, fields.get("links")),
        also_in=tuple(sheet.want(SECTION, text) for text in distinct(sheet, fields.get("also_in"))),
        office=sheet.want(OFFICE, fields.get("office")),
        hours=_counters(sheet, fields),
        elsewhere=_yes(sheet, fields.get("elsewhere")),
        date=day(sheet, fields.get("date")),
        alarms=_alarms(sheet, fields.get("alarms"), name),
        alarm_exceptions=tuple(text.value for text in distinct(sheet, fields.get("alarm_exceptions"))),
        valid_from=first,
        expires=last,
    )


def _kind(sheet: Sheet, value: Tree | None) -> str:
    kind = sheet.text(value) or ANSWER
    if value is not None and kind not in KINDS:
        sheet.note(value.line, f"one of {', '.join(KINDS)}", sheet.shown(kind), suggestion(kind, KINDS) or "choose one of them")
    return kind


def _check_kind(sheet: Sheet, fields: dict[str, Tree], kind: str) -> None:
    """Fields that a kind needs, and fields that stand with one kind only."""
    first = fields["id"].line if "id" in fields else 1
    if kind == NEWS and "date" not in fields:
        sheet.note(first, "'date' in an entry of kind news", "no such key", "add the day of the event")
    if kind != DECLINED and "section" not in fields:
        sheet.note(first, "'section'", "no such key", "add the id of a section")
    for key, only in (("date", NEWS), ("alarms", URGENT), ("alarm_exceptions", URGENT)):
        if key in fields and kind != only:
            expected = f"'{key}' in an entry of kind {only} only"
            sheet.note(fields[key].line, expected, f"it in one of kind {kind}", "remove it or change 'kind'")
    if kind == DECLINED and "section" in fields:
        sheet.note(fields["section"].line, "no 'section' in an entry of kind declined", "one", "remove it or change 'kind'")


def _counters(sheet: Sheet, fields: dict[str, Tree]) -> tuple[str, ...]:
    """Ids of counters, as the office has them."""
    found = sheet.texts(fields.get("hours"))
    if found and "office" not in fields:
        sheet.note(fields["hours"].line, "'office' beside 'hours'", "no such key", "add the id of the office whose counters these are")
        return ()
    for counter in found:
        sheet.ledger.want(COUNTER, counter_of(sheet.text(fields.get("office")), counter.value), sheet.path, counter.line)
    return tuple(counter.value for counter in found)


def _yes(sheet: Sheet, value: Tree | None) -> bool:
    said = sheet.text(value)
    if value is not None and said != "yes":
        sheet.note(value.line, "'yes'", sheet.shown(said), "write yes, or remove the key")
    return said == "yes"


def _validity(sheet: Sheet, fields: dict[str, Tree]) -> tuple[date | None, date | None]:
    first, last = day(sheet, fields.get("valid_from")), day(sheet, fields.get("expires"))
    if first and last and last < first:
        sheet.note(fields["expires"].line, f"a day from 'valid_from' ({first}) on", f"'{last}'", "correct one of the two")
    return first, last


def _alarms(sheet: Sheet, value: Tree | None, name: str) -> tuple[str, ...]:
    found = distinct(sheet, value)
    for text in found:
        sheet.claim(ALARM, spaced(text.value), f"entry {name}", text.line, text.value)
    return tuple(text.value for text in found)
