"""One engine with its questions, in a process that waits for more: built, measured, asked in blocks, ended."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.engines.engine import ENGINES
from benchmarks.machine import peak_mb, resident_mb
from benchmarks.process import Failed, OverTime, Process
from bot.evaluation.evaluate import Ask
from bot.evaluation.metrics import percentile
from bot.evaluation.sheets import read_pairs

SPARE_S = 60
"""Seconds for what is not timed."""


@dataclass(frozen=True, slots=True)
class Built:
    seconds: float
    peak_mb: float
    """What the process had in memory at the highest, over what it had before it saw a question; the texts as they were read included."""


@dataclass(frozen=True, slots=True)
class Answer:
    microseconds: float
    """Of processor time: what else the machine does is not in it."""
    waited: float
    """Microseconds by the clock on the wall."""
    first: str
    """The best entry; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one engine at one size."""

    engine: str
    size: int
    built: Built | None
    memory_mb: float | None
    """What the process has more than before it saw a question, once all are answered; of an index on disk, what of it is in memory."""
    microseconds: Sequence[float]
    """Of processor time, one of each question that was asked."""
    waited: Sequence[float]
    """The same by the clock on the wall."""
    found: int
    """Questions whose entry came first."""
    note: str

    @property
    def p50(self) -> float | None:
        return percentile(self.microseconds, 50)

    @property
    def p99(self) -> float | None:
        return percentile(self.microseconds, 99)

    def short(self) -> str:
        return (
            f"p50 {self.p50:,.0f} us, p99 {self.p99:,.0f} us, {self.memory_mb or 0:,.0f} MB; {self.note}"
            if self.p50 and self.p99
            else self.note
        )


class Racer:
    def __init__(self, engine: str, size: int, known: Path, build_s: float, ask_s: float) -> None:
        self.engine, self.size, self.ask_s, self.left_s = engine, size, ask_s, ask_s
        self.process: Process | None = None
        self.built: Built | None = None
        self.times: list[float] = []
        self.waited: list[float] = []
        self.found, self.note = 0, ""
        most = ENGINES[engine].upto
        if most is not None and size > most:
            self.note = f"not asked: measured up to {most:,} only"
            return
        self.process = Process(work, engine, known)
        self.built = self._receive(build_s, f"cut off: not built within {build_s:.0f} s")

    def told(self) -> str:
        return f"built in {self.built.seconds:.1f} s" if self.built else self.note

    def ask(self, block: Sequence[tuple[str, str]], timed: bool) -> None:
        """Nothing where the engine's time is over. It is over after the block that used it up, or in the middle of one that hangs."""
        if not self.process or self.left_s <= 0:
            return
        self.process.send([question for question, _ in block])
        answers = self._receive(self.left_s + self.ask_s, "")  # `end` says how far it came
        self.left_s -= sum(answer.waited for answer in answers or ()) / 1e6
        if answers and timed:
            self.times += [answer.microseconds for answer in answers]
            self.waited += [answer.waited for answer in answers]
            self.found += sum(answer.first == expected for answer, (_, expected) in zip(answers, block, strict=True))

    def _receive(self, seconds: float, otherwise: str) -> Any:
        assert self.process
        try:
            return self.process.receive(seconds)
        except (OverTime, Failed) as error:
            self.process, self.note = None, otherwise if isinstance(error, OverTime) else f"not measured: {error}"
            return None

    def end(self, asked: int) -> Cost:
        memory = None
        if self.process:
            self.process.send(None)
            memory = self._receive(SPARE_S, "no memory told")
        if self.process:
            self.process.end()
        if not self.note and len(self.times) < asked:
            self.note = f"cut off after {len(self.times):,} of {asked:,} questions"
        return Cost(self.engine, self.size, self.built, memory, self.times, self.waited, self.found, self.note)


def work(pipe: Connection, engine: str, known: Path) -> None:
    """Sends what building took, then answers blocks of questions, and at last tells the memory that it has."""
    build = ENGINES[engine].load()
    before = resident_mb()
    pairs = read_pairs(known, ("entry", "question"))
    began = time.perf_counter()
    ask = build(pairs)
    seconds = time.perf_counter() - began
    del pairs
    pipe.send(Built(seconds, peak_mb() - before))
    while (block := pipe.recv()) is not None:
        pipe.send([_answer(ask, question) for question in block])
    pipe.send(resident_mb() - before)


def _answer(ask: Ask, question: str) -> Answer:
    clock, processor = time.perf_counter(), time.thread_time()
    ranked = ask(question).ranked
    took, waited = time.thread_time() - processor, time.perf_counter() - clock
    return Answer(took * 1e6, waited * 1e6, ranked[0] if ranked else "")
