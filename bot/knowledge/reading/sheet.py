"""One file while it is read.

Each reader takes what stands at a key, or None where the key is missing (`table` has noted that), notes what is wrong, and gives back an
empty value of its type then. Nothing made of such values is ever seen: `load` raises in the end.
"""

from collections.abc import Iterable

from bot.knowledge.reading.fold import shown
from bot.knowledge.reading.ledger import Claim, Ledger, suggestion
from bot.knowledge.reading.tree import Items, Table, Text, Tree


class Sheet:
    def __init__(self, path: str, ledger: Ledger) -> None:
        self.path, self.ledger = path, ledger

    shown = staticmethod(shown)

    def note(self, line: int, expected: str, found: str, mend: str) -> None:
        self.ledger.note(self.path, line, expected, found, mend)

    def claim(self, kind: str, key: str, owner: str, line: int, text: str = "") -> None:
        self.ledger.claim(kind, key, Claim(owner, self.path, line), text)

    def want(self, kind: str, value: Tree | None) -> str:
        """A text that names something which has to exist."""
        name = self.text(value)
        if name and value:
            self.ledger.want(kind, name, self.path, value.line)
        return name

    def text(self, value: Tree | None) -> str:
        if isinstance(value, Text) and value.value.strip():
            return value.value.strip()
        if value is not None:
            mend = "write it, or remove the key" if isinstance(value, Text) else "put a text that holds ': ', '[' or '{' in quotes"
            self.note(value.line, "a text", kind(value), mend)
        return ""

    def items(self, value: Tree | None) -> list[Tree]:
        if isinstance(value, Items):
            return value.values
        if value is not None:
            self.note(value.line, "a list", kind(value), "write each on a line of its own that begins with '- '")
        return []

    def texts(self, value: Tree | None) -> list[Text]:
        """A list's texts, without the empty ones."""
        return [Text(item.line, text) for item in self.items(value) if (text := self.text(item))]

    def table(self, value: Tree | None, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Tree]:
        """The fields of a table; missing and unknown ones are noted."""
        if value is None:
            return {}
        if not isinstance(value, Table):
            mend = "write ': ' instead of '：'" if isinstance(value, Text) and "：" in value.value else "write lines like 'key: value'"
            self.note(value.line, "a table", kind(value), mend)
            return {}
        must, known = tuple(required), (*required, *optional)
        for key in must:
            if key not in value.pairs:
                self.note(value.line, shown(key), "no such key", "add it")
        for key, line in value.lines.items():
            if key not in known:
                self.note(line, f"one of {', '.join(known)}", shown(key), suggestion(key, known) or "remove it")
        return {key: found for key, found in value.pairs.items() if key in known}


def kind(value: Tree) -> str:
    """What stands there, in words."""
    if isinstance(value, Text):
        return shown(value.value) if value.value.strip() else "nothing"
    return "a list" if isinstance(value, Items) else "a table ('key: value')"
