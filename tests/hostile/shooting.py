"""A range of requests, one after the other in this process, and what came of it."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from flask import Flask

from tests.hostile.generator import GROUP, request
from tests.hostile.judge import problems
from tests.hostile.request import Request
from tests.hostile.target import Ear, listening, shoot

SLOWEST = 10
MARKS = (0.1, 0.5, 1.0)
"""Shares of the way at which memory is looked at."""


@dataclass(frozen=True, slots=True)
class Finding:
    seed: int
    number: int
    name: str
    problem: str
    cpu: float


@dataclass(slots=True)
class Shot:
    """What came of it. Seconds, and bytes."""

    statuses: Counter[int] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    slowest: list[Finding] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    cpu: float = 0.0


def shots(app: Flask, seed: int, numbers: range, limit: float, at: Callable[[int], None] = lambda number: None) -> Shot:
    """`limit`: seconds of CPU that one request may take. `at` hears how far it is."""
    shot, now = Shot(), 0
    marks = {numbers[min(len(numbers) - 1, int(len(numbers) * mark))] for mark in MARKS} if numbers else set()
    with listening() as ear:
        for number in numbers:
            if number % GROUP == 0 or not now:
                now = int(time.time())
            _fire(app, request(seed, number, now), seed, number, limit, ear, shot)
            if number in marks:
                shot.memory.append(resident())
            at(number)
    return shot


def _fire(app: Flask, made: Request, seed: int, number: int, limit: float, ear: Ear, shot: Shot) -> None:
    try:
        response = shoot(app, made)
    except Exception as error:
        shot.findings.append(Finding(seed, number, made.name, f"lets {type(error).__name__} out", 0.0))
        return
    shot.statuses[response.status] += 1
    shot.answers["success" if response.body == b"success" else "reply" if made.path == "/wechat" and response.body else "other"] += 1
    shot.cpu += response.cpu
    slow = [f"{response.cpu * 1000:.0f} ms of CPU"] if response.cpu > limit else []
    found = [*problems(made, response), *(f"in the log: {line}" for line in ear.heard()), *slow]
    shot.findings += [Finding(seed, number, made.name, problem, response.cpu) for problem in found]
    _keep(shot.slowest, Finding(seed, number, made.name, "", response.cpu))


def _keep(slowest: list[Finding], one: Finding) -> None:
    if len(slowest) < SLOWEST or one.cpu > slowest[-1].cpu:
        slowest.append(one)
        slowest.sort(key=lambda finding: -finding.cpu)
        del slowest[SLOWEST:]


def resident() -> int:
    """Bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def warm(app: Flask) -> None:
    """What is loaded at its first use is loaded: the first of everything is not what is measured."""
    shots(app, -1, range(400), limit=60)


def split(requests: int, processes: int) -> Iterator[range]:
    """The numbers for each process, in whole groups."""
    groups = -(-requests // GROUP)
    borders = [min(requests, groups * part // processes * GROUP) for part in range(processes + 1)]
    yield from (range(start, end) for start, end in pairwise(borders))
