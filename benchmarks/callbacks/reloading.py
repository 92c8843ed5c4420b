"""What is lost while a server reloads under load, by a client that sends nothing twice."""

import sys
import time
from dataclasses import dataclass

from benchmarks.callbacks.comparing import OPEN_CONNECTIONS, Loader
from benchmarks.callbacks.load import Task
from benchmarks.callbacks.running import Running
from bot.evaluation.metrics import percentile

RATE = 100.0
"""Messages a second: far from what any server can do, so that what is lost is lost by reloading."""


@dataclass(frozen=True, slots=True)
class Losses:
    server: str
    reloads: int
    sent: int
    lost: int
    faults: int
    p99: float | None
    longest: float
    """Seconds that a message waited at most."""


def reloaded(server: str, reloads: int, between: float, loader: Loader) -> Losses:
    """`between`: seconds from one reload to the next, and before the first and after the last."""
    running = Running("full", server, 2)
    try:
        seconds = between * (reloads + 1)
        task = Task(running.port, seconds, OPEN_CONNECTIONS, int(RATE * seconds), RATE)
        loader.ready(task)
        loader.start()
        for _ in range(reloads):
            time.sleep(between)
            running.reload()
        done = loader.finished(task)
    finally:
        running.end()
    found = Losses(server, reloads, task.messages, done.lost, done.faults, percentile(done.waited, 99), max(done.waited, default=0.0))
    print(f"{server:17} {reloads} reloads: {done.lost} lost, {done.faults} faults", file=sys.stderr, flush=True)
    return found
