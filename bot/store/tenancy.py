"""Who uses the server of our own: the last to leave ends it, so that no process is left behind. Its data stay on disk.

Each process holds a shared flock on a file in the server's folder while it uses the server; whoever can turn that into an exclusive one is
alone. The system gives up the lock of a process that dies, however it dies, and a server that then goes on is found by the next user.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.config import Settings
from bot.errors import ConfigError, StoreError
from bot.store import embedded
from bot.store.opening import EMBEDDED_FOLDER

USERS = "users.lock"


@contextmanager
def tenancy(settings: Settings) -> Iterator[None]:
    """While a bot with these settings runs. Does nothing where REDIS_URL names a server of others'."""
    if settings.redis_url:
        yield
        return
    folder = settings.data_dir / EMBEDDED_FOLDER
    tenant, lock = os.getpid(), _move_in(folder)
    try:
        yield
    finally:
        if os.getpid() == tenant:  # a forked worker shares the lock and has no say
            _move_out(folder, lock)


def _move_in(folder: Path) -> int:
    """A descriptor with the lock. Waits while the last tenant before is still ending the server."""
    embedded.make(folder)
    try:
        lock = os.open(folder / USERS, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise ConfigError(f"DATA_DIR: {folder} in it can't be written to ({type(error).__name__}): was it made by another user?") from None
    fcntl.flock(lock, fcntl.LOCK_SH)
    return lock


def _move_out(folder: Path, lock: int) -> None:
    with suppress(BlockingIOError, StoreError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        embedded.stop(folder)
    fcntl.flock(lock, fcntl.LOCK_UN)
    os.close(lock)
