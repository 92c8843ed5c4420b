"""An entry file in its two parts: YAML between two --- lines, then the text."""

from typing import NamedTuple

from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Table, read_tree

FENCE = "---"


class Parts(NamedTuple):
    head: Table
    body: list[str]
    first_line: int
    """Of the body, in the file."""


def split(sheet: Sheet, text: str) -> Parts | None:
    """The parts, or None after noting what is wrong."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        sheet.note(1, "--- as the first line", sheet.shown(lines[0]), "write --- above and below the fields")
        return None
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if not end:
        sheet.note(_likely_end(lines), "--- below the fields", "none", "write --- on a line of its own before the text")
        return None
    head = read_tree("\n".join(lines[1:end]), sheet.path, sheet.ledger, first_line=2)
    if not isinstance(head, Table):
        sheet.table(head, ())
        return None
    return Parts(head, lines[end + 1 :], end + 2)


def _likely_end(lines: list[str]) -> int:
    """The line before which --- is missing: the first heading, else the last line."""
    return next((i for i, line in enumerate(lines, 1) if line.startswith("# ")), len(lines))
