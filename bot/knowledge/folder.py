"""The files of a knowledge folder, and what is wrong with them so far."""

import os
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
        for *folder, file in sorted(self._below(name)):
            stem, suffix = os.path.splitext(file)
            path = "/".join((*folder, file))
            if stem == "README" or file.startswith((".", "~")):
                continue
            if suffix == SUFFIX[name] and (name in DEEP or len(folder) == 1):
                yield path, stem
            else:
                where = "in or below" if name in DEEP else "directly in"
                expected = f"only files that end in {SUFFIX[name]}, {where} {name}/"
                self.ledger.note(path, 1, expected, f"'{file}'", "rename it or move it")

    def _unread(self, error: OSError) -> None:
        """A folder that can't be looked into is told; one that is not there holds nothing."""
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            path = Path(str(error.filename)).relative_to(self.place).as_posix()
            self.ledger.note(path, 1, "a folder that can be read", (error.strerror or "none").lower(), "let the bot's user read it")

    def _below(self, name: str) -> Iterator[tuple[str, ...]]:
        """The steps to each file, its name last. There may be ten thousand."""
        for folder, _, files in os.walk(self.place / name, onerror=self._unread):
            steps = Path(folder).relative_to(self.place).parts
            yield from ((*steps, file) for file in files)
