"""phrases/<code>.yaml -> Phrasebooks, all with the same sentences, placeholders and intents."""

import re
from collections.abc import Iterable, Mapping

from bot.knowledge.phrasebook import Phrasebook
from bot.knowledge.reading.fields import distinct
from bot.knowledge.reading.ledger import LANGUAGE
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Table, Text, Tree

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
BRACE = re.compile(r"[{}｛｝]")


def read_phrasebook(sheet: Sheet, tree: Tree | None, stem: str) -> Phrasebook:
    """Empty if nothing in the file can be read; its code is the file's name in any case."""
    fields = sheet.table(tree, ("code", "name", "say", "hear"), ("holidays",))
    code, name = sheet.text(fields.get("code")), sheet.text(fields.get("name"))
    if code and code != stem:
        sheet.note(fields["code"].line, f"'{stem}', the file's name", sheet.shown(code), "rename the file or the code")
    if name:
        sheet.claim(LANGUAGE, name, stem, fields["name"].line)
    holidays = {key: sheet.text(text) for key, text in _pairs(sheet, fields.get("holidays")).items()}
    return Phrasebook(stem, name, _say(sheet, fields.get("say")), _hear(sheet, fields.get("hear")), holidays)


def _say(sheet: Sheet, value: Tree | None) -> Mapping[str, str]:
    """Sentences by name. Spaces at their ends are kept: what joins the words of a list may be `, `."""
    pairs = _pairs(sheet, value)
    said = {key: text.value if isinstance(text, Text) and text.value else sheet.text(text) for key, text in pairs.items()}
    for key, text in said.items():
        if BRACE.search(PLACEHOLDER.sub("", text)):
            sheet.note(pairs[key].line, "no braces but those of {placeholders}", sheet.shown(text), "name the placeholder in a-z and _")
    return said


def _hear(sheet: Sheet, value: Tree | None) -> Mapping[str, tuple[str, ...]]:
    return {intent: tuple(text.value for text in distinct(sheet, words)) for intent, words in _pairs(sheet, value).items()}


def _pairs(sheet: Sheet, value: Tree | None) -> dict[str, Tree]:
    """The fields of a table whose keys are free."""
    return sheet.table(value, (), value.pairs if isinstance(value, Table) else ())


def check_alike(sheet: Sheet, tree: Tree | None, book: Phrasebook, books: Iterable[Phrasebook]) -> None:
    """Note what this language lacks that another has, and placeholders that differ from those of the first."""
    if not isinstance(tree, Table):
        return
    for other in books:
        for part, mine, theirs in (("say", book.say, other.say), ("hear", book.hear, other.hear)):
            for key in theirs:
                if part in tree.pairs and key not in mine:
                    sheet.note(tree.lines[part], f"'{key}' in '{part}', as in {other.code}.yaml", "no such key", "add it")
        if other.code < book.code:
            _check_placeholders(sheet, tree.pairs.get("say"), book, other)


def _check_placeholders(sheet: Sheet, say: Tree | None, book: Phrasebook, other: Phrasebook) -> None:
    for key, text in book.say.items():
        mine, theirs = set(PLACEHOLDER.findall(text)), set(PLACEHOLDER.findall(other.say.get(key, text)))
        if mine != theirs and isinstance(say, Table):
            expected = f"the placeholders of {other.code}.yaml, {_named(theirs)}"
            sheet.note(say.lines[key], expected, f"{_named(mine)} in '{key}'", "use the same in both")


def _named(names: set[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "none"
