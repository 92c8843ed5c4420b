"""Threads that work out answers: whoever waits for one can leave in time without it."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

MOST = 32
"""At work at a time in a process: several times the threads that serve requests, so that a few that hang don't stop the others."""

P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """Starts its threads at their first use, in each process anew: a fork takes none along. Safe for threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._room = threading.BoundedSemaphore(most)
        self._pools: dict[int, ThreadPoolExecutor] = {}

    def start(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T] | None:
        """What will come of it; None where as many as there may be are at work, all of them slow."""
        if not self._room.acquire(blocking=False):
            return None
        try:
            future = self._pool().submit(work, *args, **kwargs)
        except RuntimeError:  # the system starts no more threads
            self._room.release()
            return None
        future.add_done_callback(lambda _: self._room.release())
        return future

    def _pool(self) -> ThreadPoolExecutor:
        process = os.getpid()
        return self._pools.get(process) or self._pools.setdefault(process, ThreadPoolExecutor(self._most, "answer"))
