"""One set, asked of one engine, with and without noise: what happens in the process of its own."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection

from benchmarks.engines.engine import ENGINES
from benchmarks.machine import peak_mb
from benchmarks.noise import KINDS, kinds, noisy
from benchmarks.sets import Set
from bot.evaluation.evaluate import Ask, Heard, run
from bot.evaluation.metrics import Asked, figures

SEED = 1
FEWEST = 30
"""Questions of a language, below which a loss would be chance."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a kind of noise takes away."""

    points: float
    """Of the share that is right at first place, in percent."""
    questions: int


@dataclass(frozen=True, slots=True)
class Row:
    set: str
    engine: str
    figures: Mapping[str, float | int | None] = field(default_factory=dict)
    """As in bot.evaluation, with build_s and rss_mb."""
    losses: Mapping[str, Loss] = field(default_factory=dict)
    note: str = ""
    """Why there are no figures."""

    def short(self) -> str:
        lost = [f"{kind} -{loss.points:.1f}" for kind, loss in self.losses.items()]
        return self.note or ", ".join([f"top1 {100 * (self.figures['top1'] or 0):.1f}", *lost])


def work(pipe: Connection, asked: Set, engine: str, noise: bool) -> None:
    """Sends the seconds that building took, then the row."""
    build = asked.building(engine)
    began = time.perf_counter()
    ask = build()
    build_s = time.perf_counter() - began
    pipe.send(build_s)
    clean = timed(ask, asked.queries())
    found = {**figures(clean), "build_s": build_s, "rss_mb": peak_mb()}
    if not ENGINES[engine].thresholds:
        found |= {"precision": None, "coverage": None}
    pipe.send(Row(asked.name, engine, found, losses(ask, clean, ENGINES[engine].noisy) if noise else {}))


def timed(ask: Ask, questions: Sequence[tuple[str, str]]) -> list[Asked]:
    """As bot.evaluation asks, but in microseconds of processor time: what else the machine does is not in it."""
    took: list[float] = []

    def counted(question: str) -> Heard:
        began = time.thread_time()
        heard = ask(question)
        took.append((time.thread_time() - began) * 1e6)
        return heard

    return [replace(asked, microseconds=us) for asked, us in zip(run(counted, questions), took, strict=True)]


def losses(ask: Ask, clean: Sequence[Asked], most: int | None) -> dict[str, Loss]:
    """By kind, over the questions that have an entry and are of the kind's language; at most so many, spread evenly."""
    known = [asked for asked in clean if asked.expected]
    found = {kind: _loss(ask, [asked for asked in known if kind in kinds(asked.question)], kind, most) for kind in KINDS}
    return {kind: loss for kind, loss in found.items() if loss}


def _loss(ask: Ask, clean: Sequence[Asked], kind: str, most: int | None) -> Loss | None:
    sample = clean[:: -(-len(clean) // most)] if most and clean else clean
    if len(sample) < FEWEST:
        return None
    asked = run(ask, [(noisy(a.question, kind, SEED), a.expected) for a in sample])
    return Loss(100 * (sum(a.right for a in sample) - sum(a.right for a in asked)) / len(sample), len(sample))
