"""The load: a process of its own with one thread, which sends what was signed and encrypted before, and looks at the clock.

closed: each connection sends its next message as soon as it has the answer to its last: how much can be got through.
open: messages go off at fixed times, whatever the server does, on whichever connection is free. A message that has to wait for one has
begun to wait when it was due. How long visitors wait.
"""

import selectors
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection as Pipe

from benchmarks.callbacks.account import KNOWLEDGE
from benchmarks.callbacks.connection import Connection, Lost, ends
from benchmarks.callbacks.deliveries import deliveries, request
from benchmarks.callbacks.mix import POPULARITY, messages
from bot.knowledge.load import load

PATIENCE = 10.0
"""Seconds for the last answers; WeChat's own is 5."""


@dataclass(frozen=True, slots=True)
class Task:
    port: int
    seconds: float
    connections: int
    messages: int
    """How many are made ready. A closed load that has sent them all ends early."""
    rate: float = 0.0
    """A second; 0: closed."""
    seed: int = 0
    popularity: float = POPULARITY


@dataclass(slots=True)
class Done:
    seconds: float = 0.0
    waited: list[float] = field(default_factory=list)
    """Seconds of each message that was answered properly, in the order of the answers."""
    faults: int = 0
    """Answers that WeChat would show as a fault: another status than 200, or nothing inside."""
    lost: int = 0
    """Messages whose connection ended without an answer, or that none could be had for, and that were not sent again."""
    cpu_seconds: float = 0.0
    """Of the load itself."""

    @property
    def rate(self) -> float:
        return len(self.waited) / self.seconds if self.seconds else 0.0


def work(pipe: Pipe) -> None:
    """Takes Tasks and answers each twice: with the number of messages when they are ready, and, once told to go, with a Done."""
    knowledge = load(KNOWLEDGE)
    while True:
        task: Task = pipe.recv()
        said = islice(messages(knowledge, task.seed, task.popularity), task.messages)
        ready = [request(delivery) for delivery in deliveries(said, task.seed)]
        pipe.send(len(ready))
        pipe.recv()
        pipe.send(run(task, ready))


def run(task: Task, ready: Sequence[bytes]) -> Done:
    load = Load(task, ready)
    used, began = time.process_time(), time.perf_counter()
    load.run(began)
    load.done.cpu_seconds = time.process_time() - used
    return load.done


class Load:
    def __init__(self, task: Task, ready: Sequence[bytes]) -> None:
        self.task, self.done = task, Done()
        self._ready: Iterator[bytes] = iter(ready)
        self._selector = selectors.SelectSelector()  # epoll would wait whole milliseconds
        self._free = deque(Connection(task.port) for _ in range(task.connections))
        self._busy = 0
        for connection in self._free:
            self._selector.register(connection.socket, selectors.EVENT_READ, connection)

    def run(self, began: float) -> None:
        end, due = began + self.task.seconds, began
        step = 1 / self.task.rate if self.task.rate else 0.0
        while (now := time.perf_counter()) < end:
            while self._free and due <= now:
                message = next(self._ready, None)
                if message is None:
                    end = 0.0
                    break
                self._send(self._free.popleft(), message, due if step else time.perf_counter())
                due += step
            self._receive(max(0.0, min(due, end) - now) if self._free else end - now)
        self.done.seconds = time.perf_counter() - began
        counted = len(self.done.waited)
        self._finish()
        if not step:  # what came after the end is no part of what was got through within it
            del self.done.waited[counted:]

    def _finish(self) -> None:
        last = time.perf_counter() + PATIENCE
        while self._busy and time.perf_counter() < last:
            self._receive(0.1)
        self.done.lost += self._busy
        for key in list(self._selector.get_map().values()):
            key.data.close()
        self._selector.close()

    def _send(self, connection: Connection, message: bytes, due: float) -> None:
        try:
            if connection.closed:
                connection.open()
                self._selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(message, due)
            self._busy += 1
        except Lost:
            self.done.lost += 1
            self._hung_up(connection)

    def _receive(self, seconds: float) -> None:
        for key, _ in self._selector.select(seconds):
            connection: Connection = key.data
            try:
                answer = connection.receive()
            except Lost:
                self._over(connection)
                continue
            if answer is not None:
                self._answered(connection, answer)

    def _answered(self, connection: Connection, answer: bytes) -> None:
        self._busy -= 1
        if answer[9:12] == b"200" and not answer.endswith(b"\r\n\r\n"):
            self.done.waited.append(time.perf_counter() - connection.began)
        else:
            self.done.faults += 1
        if ends(answer):
            self._hung_up(connection)
        else:
            self._free.append(connection)

    def _over(self, connection: Connection) -> None:
        """The server hung up: what was under way is lost. Nothing was, where a connection had been idle for too long."""
        if connection in self._free:
            self._free.remove(connection)
        else:
            self._busy -= 1
            self.done.lost += 1
        self._hung_up(connection)

    def _hung_up(self, connection: Connection) -> None:
        """It is connected again when it is needed."""
        if not connection.closed:
            self._selector.unregister(connection.socket)
            connection.close()
        self._free.append(connection)
