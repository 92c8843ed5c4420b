"""One machine at a time: a lock in Redis that lapses when its owner dies."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

from bot.errors import StoreError
from bot.store.connection import FAILURES, connect
from bot.store.keys import IMPORTING_SECONDS

EXTEND = "return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('PEXPIRE', KEYS[1], ARGV[2]) or 0"
RELEASE = "return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1]) or 0"


class Lock:
    """A context, entered with `take`. `take` and `extend` may raise StoreError; leaving does not.

    Sentinels and clusters copy it to their replicas a moment later: where a primary dies in that moment, a second machine may get it, too.
    """

    def __init__(self, url: str, key: str, seconds: float = IMPORTING_SECONDS) -> None:
        self._key, self._milliseconds = key, int(seconds * 1000)
        self._client = connect(url)
        self._mine = secrets.token_hex(16)

    def take(self) -> bool:
        """Whether nobody else has it."""
        with _asking():
            return bool(self._client.set(self._key, self._mine, nx=True, px=self._milliseconds))

    def extend(self) -> None:
        """For as long again. Raises StoreError where it has lapsed, and may be another's."""
        with _asking():
            extended = self._client.eval(EXTEND, 1, self._key, self._mine, str(self._milliseconds))
        if not extended:
            raise StoreError(f"the lock {self._key} has lapsed: another machine may be at it")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(*FAILURES):  # it lapses by itself
            self._client.eval(RELEASE, 1, self._key, self._mine)
        with suppress(*FAILURES):
            self._client.close()


@contextmanager
def _asking() -> Iterator[None]:
    """Names errors by their kind only: their texts may hold a secret."""
    try:
        yield
    except FAILURES as error:
        raise StoreError(f"Redis does not answer ({type(error).__name__})") from error
