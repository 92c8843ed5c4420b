"""What goes wrong, and when. A fault is a row in FAULTS: what is done at its beginning, and at its end."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from tests.chaos.machine import Machine

Doing = Callable[[Machine], object]
QUIET = 0.06, 0.85
"""Faults begin between these parts of the run, so that recovering from the last one is part of it."""
HANGS_BEFORE = 0.3


@dataclass(frozen=True, slots=True)
class Kind:
    does: Doing
    undoes: Doing = lambda machine: None
    lasts: float = 0.0
    """Seconds from one to the other."""


@dataclass(frozen=True, slots=True)
class Fault:
    at: float
    """Seconds since the run began."""
    name: str


@dataclass(slots=True)
class Happened:
    """A fault as it was: from its beginning until what was broken works again."""

    name: str
    began: float
    ended: float
    note: str = ""

    @property
    def of_redis(self) -> bool:
        return self.name.endswith("Redis")


def schedule(names: Sequence[str], seconds: float, random: Random) -> list[Fault]:
    """Each in its own slot of the run, in an order and at moments that the generator decides."""
    first, last = (part * seconds for part in QUIET)
    order = random.sample(list(names), len(names))
    slot = (last - first) / max(1, len(order))
    return [Fault(first + slot * (place + random.uniform(0, 0.3)), name) for place, name in enumerate(order)]


async def cause(fault: Fault, machine: Machine, since: Callable[[], float]) -> Happened:
    """Do it, wait, undo it, and wait until the bot has all its workers again. Blocks no loop."""
    kind, began = FAULTS[fault.name], since()
    note = await asyncio.to_thread(kind.does, machine)
    await asyncio.sleep(kind.lasts)
    await asyncio.to_thread(kind.undoes, machine)
    await asyncio.to_thread(_whole, machine)
    return Happened(fault.name, began, since(), note if isinstance(note, str) else "")


def _whole(machine: Machine) -> None:
    deadline = time.monotonic() + 20
    while len(machine.server.workers()) < machine.processes:
        assert time.monotonic() < deadline, "the bot does not replace its workers"
        time.sleep(0.05)


def _kill_a_worker(machine: Machine) -> str:
    """It hangs before, so that it surely dies with requests in its hands."""
    worker = machine.server.workers()[0]
    os.kill(worker, signal.SIGSTOP)
    time.sleep(HANGS_BEFORE)
    os.kill(worker, signal.SIGKILL)
    return f"process {worker}"


def _signal_a_worker(sign: signal.Signals) -> Doing:
    def send(machine: Machine) -> None:
        with suppress(ProcessLookupError):
            os.kill(machine.server.workers()[0], sign)

    return send


FAULTS: dict[str, Kind] = {
    "kill a worker": Kind(_kill_a_worker, lasts=0.5),
    "stop Redis": Kind(Machine.end_redis, lambda machine: machine.valkey.start(), lasts=3.0),
    "kill Redis": Kind(lambda machine: machine.valkey.stop(), lambda machine: machine.valkey.start(), lasts=5.0),
    "hang Redis": Kind(lambda machine: machine.valkey.pause(), lambda machine: machine.valkey.resume(), lasts=3.0),
    "fill Redis": Kind(Machine.fill_redis, Machine.empty_redis, lasts=3.0),
    "fill the disk": Kind(Machine.fill_disk, Machine.empty_disk, lasts=3.0),
    "freeze a worker": Kind(_signal_a_worker(signal.SIGSTOP), _signal_a_worker(signal.SIGCONT), lasts=3.0),
    "reload": Kind(lambda machine: machine.server.process.send_signal(signal.SIGHUP), lasts=4.0),
}

ALWAYS = ("kill a worker", "kill a worker", "stop Redis", "kill Redis", "hang Redis", "reload")
"""The run that the bot has to stand without breaking a promise."""
