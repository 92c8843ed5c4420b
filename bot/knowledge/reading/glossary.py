"""glossary.csv -> Names."""

from bot.knowledge.glossary import KINDS, Name
from bot.knowledge.reading.fold import fold
from bot.knowledge.reading.ledger import PLACE, suggestion
from bot.knowledge.reading.rows import Row, read_rows
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Text

COLUMNS = ("zh", "en", "kind", "aliases")


def read_glossary(sheet: Sheet, text: str) -> tuple[Name, ...]:
    """Every row, in the file's order. Its names are claimed among those of places and countries."""
    return tuple(_name(sheet, row, number) for number, row in enumerate(read_rows(sheet, text, COLUMNS), start=1))


def _name(sheet: Sheet, row: Row, number: int) -> Name:
    zh, en = sheet.text(row["zh"]), sheet.text(row["en"])
    aliases = tuple(alias for part in row["aliases"].value.split(";") if (alias := part.strip()))
    for place, word in enumerate((zh, en, *aliases)):
        if key := fold(word):
            # each word is an owner of its own, so that one is noted which stands twice in its row
            sheet.claim(PLACE, key, f"{sheet.path}, row {number}, word {place}", row["zh"].line, word)
    return Name(zh, en, _kind(sheet, row["kind"]), aliases)


def _kind(sheet: Sheet, value: Text) -> str:
    kind = sheet.text(value)
    if kind and kind not in KINDS:
        sheet.note(value.line, f"one of {', '.join(KINDS)}", sheet.shown(kind), suggestion(kind, KINDS) or "choose one of them")
    return kind
