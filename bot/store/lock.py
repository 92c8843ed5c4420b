"""One machine at a time: a lock in Redis that lapses when its owner dies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

import redis
from redis.exceptions import LockError

from bot.errors import StoreError
from bot.store.keys import IMPORTING_SECONDS
from bot.store.redis_store import connect


class Lock:
    """A context, entered with `take`. `take` and `extend` may raise StoreError; leaving does not."""

    def __init__(self, url: str, key: str, seconds: float = IMPORTING_SECONDS) -> None:
        self._key, self._seconds = key, seconds
        self._client = connect(url)
        self._lock = self._client.lock(key, timeout=seconds, blocking=False)

    def take(self) -> bool:
        """Whether nobody else has it."""
        with _asking():
            return bool(self._lock.acquire())

    def extend(self) -> None:
        """For as long again. Raises StoreError where it has lapsed, and may be another's."""
        try:
            with _asking():
                self._lock.extend(self._seconds, replace_ttl=True)
        except LockError as error:
            raise StoreError(f"the lock {self._key} has lapsed: another machine may be at it") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(LockError, redis.RedisError, OSError):  # it lapses by itself
            self._lock.release()
        with suppress(redis.RedisError, OSError):
            self._client.close()


@contextmanager
def _asking() -> Iterator[None]:
    """Lets a LockError through: that one tells of the lock, not of the server. Others by their kind only: their texts may name a secret."""
    try:
        yield
    except LockError:
        raise
    except (redis.RedisError, OSError) as error:
        raise StoreError(f"Redis does not answer ({type(error).__name__})") from error
