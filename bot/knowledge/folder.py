"""The files of a knowledge folder, and what is wrong with them so far."""

from collections.abc import Iterator
from pathlib import Path

from bot.knowledge.reading.ledger import Ledger
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.text_file import read_text
from bot.knowledge.reading.tree import Tree, read_tree

SUFFIX = {"entries": ".md", "news": ".md", "offices": ".yaml", "phrases": ".yaml"}
"""Folder -> how the names of its files end."""
DEEP = ("entries", "news")
"""Folders that may have folders in them."""


class Folder:
    """Paths are relative to it, with slashes."""

    def __init__(self, place: Path) -> None:
        self.place, self.ledger = place, Ledger()

    def has(self, path: str) -> bool:
        return (self.place / path).exists()

    def sheet(self, path: str) -> Sheet:
        return Sheet(path, self.ledger)

    def text(self, path: str) -> str | None:
        return read_text(self.place / path, path, self.ledger)

    def tree(self, path: str) -> Tree | None:
        text = self.text(path)
        return None if text is None else read_tree(text, path, self.ledger)

    def files(self, name: str) -> Iterator[tuple[str, str]]:
        """Path and stem of each file below a sub-folder, sorted by path. Others are noted, but for read-me and hidden files."""
        found = (file.relative_to(self.place) for file in (self.place / name).rglob("*") if not file.is_dir())
        for file in sorted(found, key=lambda file: file.parts):
            if file.stem == "README" or file.name.startswith((".", "~")):
                continue
            if file.suffix == SUFFIX[name] and (name in DEEP or len(file.parts) == 2):
                yield file.as_posix(), file.stem
            else:
                where = "in or below" if name in DEEP else "directly in"
                expected = f"only files that end in {SUFFIX[name]}, {where} {name}/"
                self.ledger.note(file.as_posix(), 1, expected, f"'{file.name}'", "rename it or move it")
