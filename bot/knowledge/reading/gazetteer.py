"""places.csv and countries.csv -> Places and Countries."""

import csv
from collections.abc import Iterator

from bot.knowledge.office import Position
from bot.knowledge.place import Country, Place
from bot.knowledge.reading.fold import fold
from bot.knowledge.reading.ledger import COUNTY, DISTRICT, PLACE, suggestion
from bot.knowledge.reading.offices import degrees
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Text

NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
PLACE_COLUMNS = ("name", "zh", "aliases", "county", "nation", "latitude", "longitude", "area")
COUNTRY_COLUMNS = ("name", "zh", "aliases")
Row = dict[str, Text]


def read_places(sheet: Sheet, text: str) -> tuple[Place, ...]:
    for nation in NATIONS:
        for kind in (COUNTY, DISTRICT):
            sheet.claim(kind, nation, nation, 1)
    return tuple(_place(sheet, row) for row in _rows(sheet, text, PLACE_COLUMNS))


def read_countries(sheet: Sheet, text: str) -> tuple[Country, ...]:
    return tuple(Country(*_names(sheet, row, row["name"].value)) for row in _rows(sheet, text, COUNTRY_COLUMNS))


def _place(sheet: Sheet, row: Row) -> Place:
    name, zh, aliases = _names(sheet, row, f"{row['name'].value}, {row['county'].value}")
    county, nation = sheet.want(COUNTY, row["county"]), sheet.text(row["nation"])
    if name == county:
        for kind in (COUNTY, DISTRICT):
            sheet.claim(kind, county, county, row["name"].line)
    if nation and nation not in NATIONS:
        mend = suggestion(nation, NATIONS) or "choose one of them"
        sheet.note(row["nation"].line, f"one of {', '.join(NATIONS)}", sheet.shown(nation), mend)
    position = Position(degrees(sheet, row["latitude"], 90), degrees(sheet, row["longitude"], 180))
    return Place(name, zh, aliases, county, nation, position, _area(sheet, row["area"]))


def _area(sheet: Sheet, value: Text) -> bool:
    if value.value not in ("", "yes"):
        sheet.note(value.line, "'yes' for a county or another area, else nothing", sheet.shown(value.value), "leave it empty for a town")
    return value.value == "yes"


def _names(sheet: Sheet, row: Row, owner: str) -> tuple[str, str, tuple[str, ...]]:
    """Name, Chinese name and aliases, each of which stands for this row only."""
    name, zh = sheet.text(row["name"]), sheet.text(row["zh"])
    aliases = tuple(alias for part in row["aliases"].value.split(";") if (alias := part.strip()))
    for word in (name, zh, *aliases):
        if key := fold(word):
            sheet.claim(PLACE, key, owner, row["name"].line, word)
    return name, zh, aliases


def _rows(sheet: Sheet, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows with a value for every column, below a header of just these columns."""
    reader = csv.reader(text.split("\n"), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != columns:
            sheet.note(1, ",".join(columns), sheet.shown(",".join(header)), "write this as the first line")
            return
        for row in reader:
            if len(row) == len(columns):
                yield {column: Text(reader.line_num, value) for column, value in zip(columns, row, strict=True)}
            elif row:
                sheet.note(reader.line_num, f"{len(columns)} values", f"{len(row)}", "put a value that holds a comma in double quotes")
    except csv.Error as error:
        sheet.note(max(reader.line_num, 1), "comma-separated values", f"what can't be read ({error})", "look for an unclosed double quote")
