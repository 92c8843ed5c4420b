"""One machine at a time: a lock in Redis that lapses when its owner dies."""

from types import TracebackType
from typing import Self

import redis
from redis.exceptions import LockError

from bot.errors import StoreError
from bot.store.keys import IMPORTING_SECONDS
from bot.store.redis_store import connect


class Lock:
    """A context, entered with `take`. Every call may raise StoreError."""

    def __init__(self, url: str, key: str, seconds: float = IMPORTING_SECONDS) -> None:
        self._seconds = seconds
        self._lock = connect(url).lock(key, timeout=seconds, blocking=False)

    def take(self) -> bool:
        """Whether nobody else has it."""
        try:
            return bool(self._lock.acquire())
        except (redis.RedisError, OSError) as error:
            raise StoreError(type(error).__name__) from error

    def extend(self) -> None:
        """For as long again. Raises StoreError where it has lapsed, and may be another's."""
        try:
            self._lock.extend(self._seconds, replace_ttl=True)
        except (redis.RedisError, OSError) as error:
            raise StoreError(type(error).__name__) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if self._lock.owned():
                self._lock.release()
        except (LockError, redis.RedisError, OSError):
            pass  # it lapses by itself
