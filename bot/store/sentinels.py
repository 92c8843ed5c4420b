"""Asks Redis Sentinels where the primary is: one after the other, and not for long.

redis-py's own Sentinel asks all of them each time, however long that takes, and loses one where two threads ask at once.
"""

import time
from collections.abc import Sequence
from typing import Any

import redis
from redis.sentinel import MasterNotFoundError

ASKING_SECONDS = 0.3
"""After these no further sentinel is asked. The next time another one is asked first."""


class Sentinels:
    """For redis-py's SentinelConnectionPool, which asks before each new connection. Safe for threads."""

    def __init__(self, clients: Sequence[redis.Redis]) -> None:
        self._clients = tuple(clients)
        self._first = 0

    def discover_master(self, service: str) -> tuple[str, int]:
        """Raises MasterNotFoundError where none of those asked knows a primary that is up, or what the last one failed with."""
        ends = time.monotonic() + ASKING_SECONDS
        failure: Exception = MasterNotFoundError("no sentinel knows one that is up")
        first, number = self._first, len(self._clients)
        for at in range(first, first + number):
            try:
                if address := _primary(self._clients[at % number], service):
                    self._first = at % number
                    return address
            except (redis.RedisError, OSError) as error:
                failure = error
            if time.monotonic() >= ends:
                break
        self._first = (at + 1) % number
        raise failure


def _primary(sentinel: redis.Redis, service: str) -> tuple[str, int] | None:
    told: Any = sentinel.sentinel_masters()
    state = told.get(service)
    up = state and state["is_master"] and not state["is_sdown"] and not state["is_odown"]
    return (state["ip"], state["port"]) if up else None
