"""How visitors ask: lists of phrasings by language, each of which leads to one thing only."""

import re
from collections.abc import Mapping

from bot.knowledge.reading.fields import lists
from bot.knowledge.reading.fold import fold
from bot.knowledge.reading.ledger import QUESTION
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Text, Tree

SLOTS = re.compile(r"\{(?:place|country)\}")
BRACE = re.compile(r"[{}｛｝]")


def read_questions(sheet: Sheet, value: Tree | None, owner: str, every: bool) -> Mapping[str, tuple[str, ...]]:
    """`every`: at least one in each language."""
    found = lists(sheet, value, every)
    for text in (text for texts in found.values() for text in texts):
        _check(sheet, text, owner)
    return plain(found)


def plain(found: Mapping[str, list[Text]]) -> dict[str, tuple[str, ...]]:
    return {code: tuple(text.value for text in texts) for code, texts in found.items()}


def _check(sheet: Sheet, text: Text, owner: str) -> None:
    if BRACE.search(SLOTS.sub("", text.value)):
        sheet.note(text.line, "no braces but {place} and {country}", sheet.shown(text.value), "use one of the two, or no braces")
    if key := fold(text.value):
        sheet.claim(QUESTION, key, owner, text.line, text.value)
