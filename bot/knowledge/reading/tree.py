"""YAML as plain texts, lists and tables that know their lines.

Every scalar stays a string: YAML's own loading would turn NO into False and 10:30 into 630. The tree is built from the parser's events, not
by `yaml.compose`, which recurses in C and takes the process down on deep nesting.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from bot.knowledge.reading.fold import shown
from bot.knowledge.reading.ledger import Ledger
from bot.knowledge.reading.traps import Trap, explain

MAX_DEPTH = 20
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
QUOTE = "put the value in quotes"
FULL_WIDTH_SPACE = "\u3000"


@dataclass(slots=True)
class Text:
    line: int
    value: str


@dataclass(slots=True)
class Items:
    line: int
    values: "list[Tree]" = field(default_factory=list)


@dataclass(slots=True)
class Table:
    line: int
    pairs: "dict[str, Tree]" = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Key -> its line."""
    key: Text | None = None
    """While the table is built: the key whose value comes next."""


Tree: TypeAlias = Text | Items | Table


def read_tree(text: str, path: str, ledger: Ledger, first_line: int = 1) -> Tree | None:
    """The file's one value; None after noting why there is none. `first_line` is the text's place in its file."""
    growing = _Growing(path, ledger, first_line)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            growing.take(event)
    except yaml.YAMLError as error:
        growing.note(explain(error, text.split("\n")))
        return None
    except Trap as trap:
        growing.note(trap)
        return None
    if growing.root is None:
        ledger.note(path, first_line, "something to read", "nothing", "fill the file or remove it")
    return growing.root


class _Growing:
    """The tree while events come in. `open` holds the lists and tables that have not ended, the innermost last."""

    def __init__(self, path: str, ledger: Ledger, first_line: int) -> None:
        self.path, self.ledger, self.first_line = path, ledger, first_line
        self.root: Tree | None = None
        self.open: list[Items | Table] = []

    def note(self, trap: Trap) -> None:
        self.ledger.note(self.path, trap.line + self.first_line, trap.expected, trap.found, trap.mend)

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.ScalarEvent):
            _refuse_marks(event, mark)
            self.add(Text(mark + self.first_line, event.value))
        elif isinstance(event, yaml.CollectionStartEvent):
            _refuse_marks(event, mark)
            self.begin(mark, isinstance(event, yaml.MappingStartEvent))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise Trap(mark, "a value", f"*{event.anchor}, which YAML takes for a reference", QUOTE)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Trap(mark, "one document", "a second one after ---", "remove the --- line")

    def begin(self, mark: int, table: bool) -> None:
        if len(self.open) == MAX_DEPTH:
            raise Trap(mark, f"at most {MAX_DEPTH} levels", "more", "put the value in quotes, or write it flatter")
        made: Items | Table = Table(mark + self.first_line) if table else Items(mark + self.first_line)
        self.add(made)
        self.open.append(made)

    def add(self, value: Tree) -> None:
        parent = self.open[-1] if self.open else None
        if parent is None:
            self.root = value
        elif isinstance(parent, Items):
            parent.values.append(value)
        elif parent.key is None:
            self.add_key(parent, value)
        else:
            parent.pairs.setdefault(parent.key.value, value)
            parent.key = None

    def add_key(self, table: Table, key: Tree) -> None:
        if not isinstance(key, Text):
            raise Trap(key.line - self.first_line, "a word before the colon", "a list or table", QUOTE)
        if key.value.startswith(FULL_WIDTH_SPACE):
            raise Trap(key.line - self.first_line, "plain spaces at the start of the line", "a full-width space", "type two plain spaces")
        table.key = key
        first = table.lines.setdefault(key.value, key.line)
        if first != key.line or key.value in table.pairs:
            found = f"{shown(key.value)} again, after line {first}"
            self.ledger.note(self.path, key.line, "each key once", found, "remove one of the two")


def _refuse_marks(event: yaml.ScalarEvent | yaml.CollectionStartEvent, mark: int) -> None:
    """A value that begins with & or ! loses its first word to YAML without a sound."""
    if event.anchor is not None:
        raise Trap(mark, "a value", f"&{event.anchor}, which YAML takes for a mark", QUOTE)
    if event.tag is not None and event.tag != "!":
        raise Trap(mark, "a value", f"{event.tag}, which YAML takes for a type", QUOTE)
