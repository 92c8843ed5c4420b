"""When to ask: not too often, not for too long in all. The clock and the sleep are arguments."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.importer.fetching.fetch_error import Passing
from bot.importer.fetching.limits import Limits

Clock = Callable[[], float]
"""Seconds, from any beginning; never back."""

Sleep = Callable[[float], None]


class Pace:
    """A pause between two requests to a host."""

    def __init__(self, pause: float, sleep: Sleep, clock: Clock) -> None:
        self._pause, self._sleep, self._clock = pause, sleep, clock
        self._ended: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Around one request, however it ends."""
        wait = self._ended[host] + self._pause - self._clock() if host in self._ended else 0
        if wait > 0:
            self._sleep(wait)
        try:
            yield
        finally:
            self._ended[host] = self._clock()


class Allowance:
    """`left`: seconds that a page may still take on the network."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self.left, self._clock = seconds, clock

    @contextmanager
    def running(self) -> Iterator[None]:
        began = self._clock()
        try:
            yield
        finally:
            self.left -= self._clock() - began


def pause_after(error: Passing, number: int, limits: Limits) -> float:
    """Seconds between try `number`, from 1, and the next. Raises `error` where the server wants a longer pause than we would make."""
    if error.after is not None and error.after > limits.retry_after:
        raise error
    return max(limits.retry * 2.0 ** (number - 1), error.after or 0)
