"""tuning.csv -> questions whose right answer is known, by which the bot learns when it is sure."""

from bot.knowledge.reading.ledger import ID
from bot.knowledge.reading.rows import read_rows
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Text

COLUMNS = ("question", "expected")
OR = "|"
"""Between the entries of which each answers the question."""


def read_tuning(sheet: Sheet, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(question, the entries or offices that answer it; none where nothing does)."""
    return tuple((sheet.text(row["question"]), _expected(sheet, row["expected"])) for row in read_rows(sheet, text, COLUMNS))


def _expected(sheet: Sheet, value: Text) -> tuple[str, ...]:
    return tuple(sheet.want(ID, Text(value.line, id)) for id in value.value.split(OR) if id.strip())
