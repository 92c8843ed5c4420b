"""The likeliest way through a lattice: each arc leads from one place of a text to a later one and may stand for one of several tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.search.repair.pairs import Codes, Floats, Pairs


@dataclass(frozen=True, slots=True)
class Arc:
    start: int
    end: int
    codes: Codes
    """What it may stand for, in the codes of the pairs; at least one."""
    costs: Floats
    """By code: what is added to the logarithm of its chance."""


@dataclass(frozen=True, slots=True)
class Path:
    score: float
    """The logarithm of its chance, costs included."""
    steps: tuple[tuple[int, int], ...]
    """The number of each arc, and which of its codes."""


def likeliest(arcs: Sequence[Arc], end: int, pairs: Pairs, before: int = 0) -> Path | None:
    """The best path from place 0, where the token `before` stands, to `end`; None where none leads there.

    `arcs` come in the order of their start. All chances are looked up at once, since each look-up costs more than its numbers.
    """
    into: dict[int, list[int]] = {}
    used: list[int] = []
    for number, arc in enumerate(arcs):
        if arc.start == 0 or arc.start in into:
            into.setdefault(arc.end, []).append(number)
            used.append(number)
    standing = {place: np.concatenate([arcs[number].codes for number in numbers]) for place, numbers in into.items()}
    standing[0] = np.array([before], np.int64)
    chances = iter(_chances([(standing[arcs[number].start], arcs[number].codes) for number in used], pairs))
    scores, back = {-1: np.zeros(1, np.float32)}, {}
    for number, steps in zip(used, chances, strict=True):
        arc = arcs[number]
        sources = into[arc.start] if arc.start else [-1]
        held = scores[sources[0]] if len(sources) == 1 else np.concatenate([scores[source] for source in sources])
        whole = held[:, None] + steps
        back[number] = whole.argmax(0)
        scores[number] = whole.max(0) + arc.costs
    return _traced(arcs, into, scores, back, end)


def _chances(edges: Sequence[tuple[Codes, Codes]], pairs: Pairs) -> Iterator[Floats]:
    """By edge: a matrix, tokens before by tokens after."""
    if not edges:
        return
    found = pairs.chances(np.concatenate([pairs.key(first[:, None], second).ravel() for first, second in edges]))
    at = 0
    for first, second in edges:
        size = len(first) * len(second)
        yield found[at : at + size].reshape(len(first), len(second))
        at += size


def _traced(arcs: Sequence[Arc], into: dict[int, list[int]], scores: dict[int, Floats], back: dict[int, Codes], end: int) -> Path | None:
    if not into.get(end):
        return None
    last = max(into[end], key=lambda number: float(scores[number].max()))
    number, choice = last, int(scores[last].argmax())
    steps = [(number, choice)]
    while arcs[number].start:
        number, choice = _source(into[arcs[number].start], int(back[number][choice]), arcs)
        steps.append((number, choice))
    return Path(float(scores[last].max()), tuple(reversed(steps)))


def _source(into: Sequence[int], state: int, arcs: Sequence[Arc]) -> tuple[int, int]:
    """Of the states of all arcs into a place, one behind the other: the arc of one, and which of its codes it is."""
    for number in into:
        if state < len(arcs[number].codes):
            return number, state
        state -= len(arcs[number].codes)
    raise IndexError(state)
