"""All bots at once on one machine, and the load on one after the other, round by round: whatever else the machine does meets all alike."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import count
from statistics import median

from benchmarks.callbacks.load import Done, Task, work
from benchmarks.callbacks.processes import memory_mb, workers
from benchmarks.callbacks.running import Running
from benchmarks.process import Process

CONNECTIONS, OPEN_CONNECTIONS = 16, 32
WARMING = 300
"""Messages that each bot gets before any are timed: connections to Valkey are made, caches filled."""
MOST = 3_000
"""Messages a second that the load has ready at most."""


@dataclass(slots=True)
class Found:
    """What was measured of a bot on a server."""

    bot: str
    server: str
    workers: int
    rates: list[float] = field(default_factory=list)
    """Messages a second, by round."""
    cpu_us: list[float] = field(default_factory=list)
    """Microseconds of the bot's processes a message."""
    redis_us: list[float] = field(default_factory=list)
    """The same of Valkey."""
    load_us: list[float] = field(default_factory=list)
    """The same of the load."""
    trips: list[float] = field(default_factory=list)
    """Times that Valkey had something to read, a message."""
    waited: list[float] = field(default_factory=list)
    """Seconds, at half of the highest load."""
    half: float = 0.0
    """Messages a second then."""
    memory: tuple[float, float] = (0.0, 0.0)
    """RSS and PSS of the largest worker after the load, MB."""
    faults: int = 0
    lost: int = 0

    @property
    def rate(self) -> float:
        return median(self.rates) if self.rates else 0.0


@dataclass(frozen=True, slots=True)
class Contest:
    """What is compared, and for how long."""

    bots: Sequence[tuple[str, str]]
    """Bot and server."""
    workers: int
    seconds: float
    rounds: int
    popularity: float


class Loader:
    """The process of the load."""

    def __init__(self) -> None:
        self._process, self._seeds = Process(work), count(1)

    def run(self, task: Task) -> Done:
        self.ready(task)
        return self.go(task)

    def ready(self, task: Task) -> None:
        self._process.send(replace(task, seed=next(self._seeds)))
        self._process.receive(600)

    def go(self, task: Task) -> Done:
        self.start()
        return self.finished(task)

    def start(self) -> None:
        self._process.send("go")

    def finished(self, task: Task) -> Done:
        done: Done = self._process.receive(task.seconds + 60)
        return done

    def end(self) -> None:
        self._process.end()


def compared(contest: Contest, loader: Loader) -> list[Found]:
    with ExitStack() as stack:
        running = []
        for bot, server in contest.bots:
            running.append(Running(bot, server, contest.workers))
            stack.callback(running[-1].end)
        found = [Found(bot, server, contest.workers) for bot, server in contest.bots]
        for one in running:
            loader.run(Task(one.port, 60, CONNECTIONS, WARMING, popularity=contest.popularity))
        for _ in range(contest.rounds):
            for one, told in zip(running, found, strict=True):
                _closed(one, told, contest, loader)
        for _ in range(contest.rounds):
            for one, told in zip(running, found, strict=True):
                _open(one, told, contest, loader)
        for one, told in zip(running, found, strict=True):
            told.memory = max(map(memory_mb, workers(one.process.pid)))
            print(f"{told.workers} {told.bot:8} {told.server:17} {told.rate:8.0f}/s", file=sys.stderr, flush=True)
        return found


def _closed(one: Running, told: Found, contest: Contest, loader: Loader) -> None:
    expected = told.rate * 1.5 if told.rates else MOST
    task = Task(one.port, contest.seconds, CONNECTIONS, int(expected * contest.seconds), popularity=contest.popularity)
    loader.ready(task)
    before = _used(one)
    done = loader.go(task)
    answered = len(done.waited) or 1
    cpu, redis, trips = (after - then for after, then in zip(_used(one), before, strict=True))
    told.rates.append(done.rate)
    told.cpu_us.append(1e6 * cpu / answered)
    told.redis_us.append(1e6 * redis / answered)
    told.load_us.append(1e6 * done.cpu_seconds / answered)
    told.trips.append(trips / answered)
    told.faults, told.lost = told.faults + done.faults, told.lost + done.lost


def _open(one: Running, told: Found, contest: Contest, loader: Loader) -> None:
    told.half = told.rate / 2
    number = int(told.half * contest.seconds)
    done = loader.run(Task(one.port, contest.seconds, OPEN_CONNECTIONS, number, told.half, popularity=contest.popularity))
    told.waited += done.waited
    told.faults, told.lost = told.faults + done.faults, told.lost + done.lost


def _used(one: Running) -> tuple[float, float, float]:
    """Processor time of the bot and of Valkey, and what Valkey was asked."""
    return one.cpu_seconds(), one.redis_cpu_seconds(), one.redis("stats", "total_reads_processed")
