"""What is lost while a server reloads under load, by a client that sends nothing twice."""

import sys
import time
from dataclasses import dataclass

from benchmarks.callbacks.comparing import OPEN_CONNECTIONS, Loader
from benchmarks.callbacks.load import Task
from benchmarks.callbacks.processes import workers
from benchmarks.callbacks.running import Running
from bot.evaluation.metrics import percentile

RATE = 100.0
"""Messages a second: far from what any server can do, so that what is lost is lost by reloading."""


@dataclass(frozen=True, slots=True)
class Losses:
    server: str
    reloads: int
    renewed: int
    """Reloads after which a new process was at work."""
    sent: int
    lost: int
    faults: int
    p99: float | None
    longest: float
    """Seconds that a message waited at most."""


def reloaded(server: str, reloads: int, between: float, loader: Loader) -> Losses:
    """`between`: seconds from one reload to the next, half of them before and half of them behind each."""
    running = Running("full", server, 2)
    try:
        seconds = between * reloads
        task = Task(running.port, seconds, OPEN_CONNECTIONS, int(RATE * seconds), RATE)
        loader.ready(task)
        loader.start()
        renewed = sum([_reloaded(running, between) for _ in range(reloads)])
        done = loader.finished(task)
    finally:
        running.end()
    found = Losses(
        server, reloads, renewed, task.messages, done.lost, done.faults, percentile(done.waited, 99), max(done.waited, default=0.0)
    )
    print(f"{server:17} {renewed} of {reloads} reloads: {done.lost} lost, {done.faults} faults", file=sys.stderr, flush=True)
    return found


def _reloaded(running: Running, seconds: float) -> bool:
    before = set(workers(running.process.pid))
    time.sleep(seconds / 2)
    running.reload()
    time.sleep(seconds / 2)
    return bool(set(workers(running.process.pid)) - before)
