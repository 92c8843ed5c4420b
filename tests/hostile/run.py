"""A run over many requests, on one processor or on several. Apart from `__main__`, for a process that is started can't import that one."""

import multiprocessing
import sys
from collections.abc import Callable

from tests.hostile.shooting import Shot, shots, split, warm
from tests.hostile.target import bot

EVERY = 50_000
"""Requests after which a word is said."""


def every(seed: int, requests: int, processes: int, limit: float) -> list[Shot]:
    """Requests 0 to `requests` of a seed. `limit`: seconds of processor time that one may take."""
    work = [(seed, numbers, limit) for numbers in split(requests, processes)]
    if processes == 1:
        return [part(*work[0])]
    bot()  # trains the index, where it is not yet there, once and for all
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        return pool.starmap(part, work)


def part(seed: int, numbers: range, limit: float) -> Shot:
    app = bot()
    warm(app)
    return shots(app, seed, numbers, limit, _progress(numbers))


def _progress(numbers: range) -> Callable[[int], None]:
    """A word every now and then, for a run takes long."""

    def at(number: int) -> None:
        if (number + 1 - numbers.start) % EVERY == 0:
            print(f"{numbers.start:,} to {numbers.stop:,}: at {number + 1:,}", file=sys.stderr, flush=True)

    return at
