"""places.csv and countries.csv -> Places and Countries."""

from bot.knowledge.office import Position
from bot.knowledge.place import Country, Place
from bot.knowledge.reading.fold import fold
from bot.knowledge.reading.ledger import COUNTY, DISTRICT, PLACE, suggestion
from bot.knowledge.reading.offices import degrees
from bot.knowledge.reading.rows import Row, read_rows
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Text

NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
PLACE_COLUMNS = ("name", "zh", "aliases", "county", "nation", "latitude", "longitude", "area")
COUNTRY_COLUMNS = ("name", "zh", "aliases")


def read_places(sheet: Sheet, text: str) -> tuple[Place, ...]:
    for nation in NATIONS:
        for kind in (COUNTY, DISTRICT):
            sheet.claim(kind, nation, nation, 1)
    return tuple(_place(sheet, row) for row in read_rows(sheet, text, PLACE_COLUMNS))


def read_countries(sheet: Sheet, text: str) -> tuple[Country, ...]:
    return tuple(Country(*_names(sheet, row, row["name"].value)) for row in read_rows(sheet, text, COUNTRY_COLUMNS))


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
