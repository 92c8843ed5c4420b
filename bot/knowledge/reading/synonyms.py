"""synonyms.yaml -> groups of words that mean the same to a visitor."""

from bot.knowledge.reading.fields import distinct
from bot.knowledge.reading.fold import fold
from bot.knowledge.reading.ledger import SYNONYM
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Tree


def read_synonyms(sheet: Sheet, tree: Tree | None) -> tuple[tuple[str, ...], ...]:
    return tuple(_group(sheet, item) for item in sheet.items(tree))


def _group(sheet: Sheet, item: Tree) -> tuple[str, ...]:
    found = distinct(sheet, item)
    if len(found) == 1:
        sheet.note(item.line, "two or more words", "one", "add another, or remove the group")
    for text in found:
        sheet.claim(SYNONYM, fold(text.value), f"group of line {item.line}", text.line, text.value)
    return tuple(text.value for text in found)
