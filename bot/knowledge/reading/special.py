"""Days on which an office is not open as in any other week: closures, days with other hours, and the calendars of public holidays."""

from collections.abc import Iterable, Iterator
from datetime import date, time

import holidays
from holidays import list_supported_countries
from holidays.registry import EntityLoader

from bot.knowledge.office import Closure, Counter, Special
from bot.knowledge.reading.fields import day, distinct, source, words
from bot.knowledge.reading.ledger import suggestion
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Tree
from bot.knowledge.weekly import WeeklyError, read_stretches

Run = tuple[date, date]
"""First and last day, both included."""

CALENDAR = "write a country's code of two letters, or with a part's behind it, like DE-BY"


def run(sheet: Sheet, fields: dict[str, Tree], what: str) -> Run:
    """`from` and `to`. `what` the last one is."""
    first, last = day(sheet, fields.get("from")), day(sheet, fields.get("to"))
    if first and last and last < first:
        sheet.note(fields["to"].line, f"a day from {first} on", f"'{last}'", f"correct one of the two; 'to' is the last {what}")
    return first or date.min, last or date.min


def read_closures(sheet: Sheet, value: Tree | None) -> tuple[Closure, ...]:
    return tuple(_closure(sheet, item) for item in sheet.items(value))


def _closure(sheet: Sheet, value: Tree) -> Closure:
    fields = sheet.table(value, ("from", "to", "name", "source"))
    return Closure(*run(sheet, fields, "closed day"), words(sheet, fields.get("name")), source(sheet, fields.get("source")))


def read_special(sheet: Sheet, value: Tree | None, counters: Iterable[Counter], closures: Iterable[Closure]) -> tuple[Special, ...]:
    """Each day of a counter stands in one of them, and in no closure."""
    ids, found = [counter.id for counter in counters], list[Special]()
    for item in sheet.items(value):
        special = _special(sheet, item, ids)
        for closure in closures:
            if _meet(special, closure):
                _tell_twice(sheet, item, special, f"{closure.first} to {closure.last} in 'closures'")
        for other in found:
            if _meet(special, other) and _share(special, other):
                _tell_twice(sheet, item, special, f"{other.first} to {other.last} above")
        found.append(special)
    return tuple(found)


def _special(sheet: Sheet, value: Tree, ids: list[str]) -> Special:
    fields = sheet.table(value, ("from", "to", "hours", "name", "source"), ("counters",))
    first, last = run(sheet, fields, "such day")
    return Special(
        first,
        last,
        counters=_known(sheet, fields.get("counters"), ids),
        hours=_hours(sheet, fields.get("hours")),
        name=words(sheet, fields.get("name")),
        source=source(sheet, fields.get("source")),
    )


def _known(sheet: Sheet, value: Tree | None, ids: list[str]) -> tuple[str, ...]:
    """Without any, the days would count for every counter: that is said by leaving the key out."""
    found = distinct(sheet, value)
    for text in found:
        if text.value not in ids:
            sheet.note(text.line, "a counter of this office", sheet.shown(text.value), suggestion(text.value, ids) or "correct it")
    return tuple(text.value for text in found)


def _hours(sheet: Sheet, value: Tree | None) -> tuple[tuple[time, time], ...]:
    """Of one day; each text is joined to those before it, so an overlap is told at the later line."""
    found: tuple[tuple[time, time], ...] = ()
    for text in sheet.texts(value):
        try:
            found = read_stretches(text.value, found)
        except WeeklyError as error:
            sheet.note(text.line, error.expected, error.found, error.mend)
    return found


def _meet(one: Special, other: Special | Closure) -> bool:
    return date.min < one.first <= other.last and other.first <= one.last


def _share(one: Special, other: Special) -> bool:
    return not one.counters or not other.counters or bool({*one.counters} & {*other.counters})


def _tell_twice(sheet: Sheet, item: Tree, special: Special, other: str) -> None:
    sheet.note(
        item.line, "days that have one kind of hours", f"{special.first} to {special.last}, which meets {other}", "correct one of the two"
    )


def read_calendars(sheet: Sheet, value: Tree | None) -> tuple[str, ...]:
    """Codes of calendars whose holidays are known."""
    found = distinct(sheet, value, some=False)
    for text in found:
        if not _is_known(text.value):
            mend = suggestion(text.value.upper(), _calendars()) or CALENDAR
            sheet.note(text.line, "a calendar whose public holidays are known", sheet.shown(text.value), mend)
    return tuple(dict.fromkeys(text.value for text in found))


def _is_known(code: str) -> bool:
    """Only the country's own calendar is loaded: there are 250, and each takes time."""
    country, _, part = code.partition("-")
    if country not in EntityLoader.get_country_codes(include_aliases=False):
        return False
    return part in getattr(holidays, country).subdivisions if "-" in code else True


def _calendars() -> Iterator[str]:
    for country, parts in list_supported_countries(include_aliases=False).items():
        yield country
        yield from (f"{country}-{part}" for part in parts)
