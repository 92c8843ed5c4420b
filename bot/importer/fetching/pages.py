"""The local memory of fetched pages, in one file: what a conditional request needs, the body, and which run fetched it.

A row an address as it was asked for. A run that was killed is gone on with: what it has is not asked for again.
"""

import json
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.importer.fetching.fetch_error import PagesError
from bot.importer.fetching.pages_file import opened

DAY = 86_400.0
KEPT_FOR = 400 * DAY
"""Seconds: pages that are read once a year are still known."""

ROWS = 20_000

GOES_ON_FOR = DAY
"""Seconds after its begin in which a run is gone on with. Later its pages may have changed, and are asked for again."""

LONGEST_VALIDATOR = 500
"""Characters of an ETag or a Last-Modified that we would send back."""


@dataclass(frozen=True, slots=True)
class Kept:
    url: str
    """Where the page was, after redirects: its validators hold there only."""
    content: bytes
    kind: str
    etag: str = ""
    modified: str = ""
    fresh: bool = False
    """This unfinished run has fetched it, or was told that it holds."""

    @property
    def validators(self) -> dict[str, str]:
        """Headers of a conditional request."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}


class Pages:
    """A context, to be used by one thread. While it is open, no other process can open the file. Methods raise PagesError.

    `wait`: seconds until that is an error. `now`: seconds since 1970. A damaged file is put aside, with a warning in the log.
    """

    def __init__(self, path: Path, wait: float = 5.0, now: Callable[[], float] = time.time, rows: int = ROWS) -> None:
        self._path, self._now, self._rows, self._run = path, now, rows, 0
        self._file = opened(path, wait)
        with self._plainly():
            self._file.execute("DELETE FROM page WHERE fetched < ?", (now() - KEPT_FOR,))

    def begin(self, sources: Sequence[str]) -> int:
        """Starts a run, or goes on with an unfinished one of the same sources in any order. How many pages it has already."""
        named, now = json.dumps(sorted(set(sources))), self._now()
        with self._plainly():
            self._file.execute("DELETE FROM run WHERE begun < ? OR begun > ?", (now - GOES_ON_FOR, now))
            self._file.execute("INSERT OR IGNORE INTO run (sources, begun) VALUES (?, ?)", (named, now))
            (self._run,) = self._file.execute("SELECT id FROM run WHERE sources = ?", (named,)).fetchone()
            (has,) = self._file.execute("SELECT count(*) FROM page WHERE run = ?", (self._run,)).fetchone()
        return int(has)

    def end(self) -> None:
        """The run has done all that it had to do: the next one asks for every page again."""
        with self._plainly():
            self._file.execute("DELETE FROM run WHERE id = ?", (self._run,))
        self._run = 0

    def kept(self, address: str) -> Kept | None:
        with self._plainly():
            columns = "url, body, kind, etag, modified, run"
            row = self._file.execute(f"SELECT {columns} FROM page WHERE address = ?", (address,)).fetchone()
        if row is None:
            return None
        url, body, kind, etag, modified, run = row
        try:
            return Kept(url, zlib.decompress(body), kind, etag, modified, fresh=bool(self._run) and run == self._run)
        except (zlib.error, TypeError, ValueError):  # damage inside a row is not seen when the file is opened
            return None

    def keep(self, address: str, page: Kept) -> None:
        row = (address, page.url, zlib.compress(page.content), page.kind, _sendable(page.etag), _sendable(page.modified))
        with self._plainly():
            self._file.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, self._now(), self._run))
            surplus = "SELECT address FROM page ORDER BY fetched DESC LIMIT -1 OFFSET ?"
            self._file.execute(f"DELETE FROM page WHERE address IN ({surplus})", (self._rows,))

    def confirm(self, address: str) -> None:
        """The server said that what we have still holds."""
        with self._plainly():
            self._file.execute("UPDATE page SET fetched = ?, run = ? WHERE address = ?", (self._now(), self._run, address))

    def close(self) -> None:
        self._file.close()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise PagesError(
                f"{self._path}: expected to read and write here, found: {error}. Is the disk full? If not, delete it."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _sendable(validator: str) -> str:
    """As a header may be; else nothing."""
    fits = len(validator) <= LONGEST_VALIDATOR and validator.isascii() and validator.isprintable()
    return validator if fits else ""
