"""The file of the memory: opened for one process, made where it is not there, put aside where it is damaged."""

import logging
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from bot.importer.fetching.fetch_error import PagesError

OURS = 0x57454250
"""Marks the file as this memory, so that no other program's is taken for a damaged one: "WEBP", in the place that SQLite has for it."""

VERSION = 1
"""Of the tables. A file of another version is put aside like a damaged one."""

TABLES = (
    "CREATE TABLE page (address TEXT PRIMARY KEY, url TEXT, body BLOB, kind TEXT, etag TEXT, modified TEXT, fetched REAL, run INTEGER)",
    "CREATE INDEX page_fetched ON page (fetched)",
    # AUTOINCREMENT: the number of a finished run is never given again
    "CREATE TABLE run (id INTEGER PRIMARY KEY AUTOINCREMENT, sources TEXT UNIQUE, begun REAL)",
)
"""As SQLite keeps their text: what is in a file is compared to it."""

BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

SURROUNDINGS = {*BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PERM}
"""Errors that tell nothing of the file itself. Any other one does, as what is asked for while it is opened is always the same."""

PRIMARY = 0xFF
"""The bits of an error's code that tell its kind; the rest tell where."""

log = logging.getLogger(__name__)


class _Damaged(Exception):
    """Why a file can't be gone on with."""


def opened(path: Path, wait: float) -> sqlite3.Connection:
    """Each statement is a transaction. `wait`: seconds for another process to let go. Raises PagesError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _checked(path, wait)
        except _Damaged as damage:
            log.warning("%s can't be gone on with (%s): put aside as %s, pages are fetched anew", path, damage, put_aside(path))
            return _checked(path, wait)
    except (OSError, _Damaged, sqlite3.Error) as error:
        raise _in_plain_words(path, error) from error


def _checked(path: Path, wait: float) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        file.text_factory = lambda text: text.decode("utf-8", "replace")
        file.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        file.execute("BEGIN EXCLUSIVE")
        _check(file, path)
        file.execute("COMMIT")
    except BaseException as error:
        file.close()
        if _tells_of_damage(error, path):
            raise _Damaged(str(error)) from error
        raise
    return file


def _check(file: sqlite3.Connection, path: Path) -> None:
    tables = {sql for (sql,) in file.execute("SELECT sql FROM sqlite_master")}
    mark, version = _number(file, "application_id"), _number(file, "user_version")
    if not tables:
        for statement in (*TABLES, f"PRAGMA application_id = {OURS}", f"PRAGMA user_version = {VERSION}"):
            file.execute(statement)
    elif mark != OURS:
        raise PagesError(f"{path}: expected the importer's memory of pages, found another program's file. Name a file of its own for it.")
    elif version != VERSION:
        raise _Damaged(f"version {version}, expected {VERSION}")
    elif not tables.issuperset(TABLES):
        raise _Damaged("its tables are not as they were made")
    else:
        (verdict,) = file.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise _Damaged(verdict)


def _number(file: sqlite3.Connection, pragma: str) -> int:
    return int(file.execute(f"PRAGMA {pragma}").fetchone()[0])


def put_aside(path: Path) -> Path:
    """In place of one that was put aside before. The journal goes first: it must never meet the new file."""
    aside = path.with_name(path.name + ".damaged")
    for ending in ("-journal", "-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            os.replace(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
    return aside


def _tells_of_damage(error: BaseException, path: Path) -> bool:
    if isinstance(error, UnicodeDecodeError):  # Python reads SQLite's message as UTF-8, and the message may quote what is damaged
        return True
    if not isinstance(error, sqlite3.Error):
        return False
    if _code(error) == sqlite3.SQLITE_READONLY:  # also said of a file whose own number says that a later SQLite made it
        return os.access(path, os.W_OK)
    return _code(error) not in SURROUNDINGS


def _code(error: sqlite3.Error) -> int:
    """Errors that Python itself raises have none."""
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY


def _in_plain_words(path: Path, error: Exception) -> PagesError:
    if isinstance(error, sqlite3.Error) and _code(error) in BUSY:
        return PagesError(f"{path}: expected to be alone, found another import at work on this file. Wait for its end.")
    return PagesError(f"{path}: expected a file that can be read and written, found: {error}. Check the folder, its rights and the disk.")
