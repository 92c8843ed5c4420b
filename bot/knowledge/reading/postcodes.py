"""postcodes.csv -> what is known of each postcode area and district."""

from collections.abc import Iterator, Mapping

from bot.knowledge.reading.fold import shown
from bot.knowledge.reading.ledger import DISTRICT
from bot.knowledge.reading.rows import Row, read_rows
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Text
from bot.postcodes import AREA, Area

COLUMNS = ("area", "places", "unless")


def read_postcodes(sheet: Sheet, text: str) -> Mapping[str, Area]:
    """By area and by district, a range of districts one by one: LS, DE1, DE2 ..."""
    areas: dict[str, Area] = {}
    lines: dict[str, int] = {}
    for row in read_rows(sheet, text, COLUMNS):
        area = Area(_places(sheet, row["places"]), tuple(_parts(row["unless"].value.casefold())))
        for name in _names(sheet, row):
            if lines.setdefault(name, row["area"].line) != row["area"].line:
                sheet.note(
                    row["area"].line, "each area and district once", f"{shown(name)}, as in line {lines[name]}", "remove one of the two"
                )
            areas[name] = area
    _check_areas(sheet, lines)
    return areas


def _names(sheet: Sheet, row: Row) -> list[str]:
    """The area or the districts that a row is about."""
    value = row["area"]
    form = AREA.fullmatch(value.value)
    first, last = (form["first"], form["last"] or form["first"]) if form else (None, None)
    numbers = range(int(first), int(last) + 1) if first and last else ()
    if not form or (first and not numbers):
        expected = "a postcode area, a district of one or a range of them, like LS, DE6 or DE1-5"
        sheet.note(value.line, expected, shown(value.value) if value.value else "nothing", "write capitals, and the lower number first")
        return []
    return [f"{form['letters']}{number}" for number in numbers] or [form["letters"]]


def _check_areas(sheet: Sheet, lines: Mapping[str, int]) -> None:
    """Whatever a district says, its area has to say what holds for all others."""
    for name, line in lines.items():
        area = name.rstrip("0123456789")
        if area not in lines:
            sheet.note(line, f"a row for {shown(area)}, too", "none", "add it")


def _places(sheet: Sheet, value: Text) -> tuple[str, ...]:
    names = tuple(sheet.want(DISTRICT, Text(value.line, name)) for name in _parts(value.value))
    for name in sorted({name for name in names if names.count(name) > 1}):
        sheet.note(value.line, "each place once", f"{shown(name)} twice", "remove one of the two")
    return names


def _parts(text: str) -> Iterator[str]:
    return (part for item in text.split(";") if (part := item.strip()))
