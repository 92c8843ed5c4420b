"""A question beside each sentence that it may paraphrase, as numbers."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.pairs import scratch
from bot.search.pairs.inverted import SHARES, Floats, Inverted, Terms, Whole
from bot.search.pairs.sides import SIDES

CANDIDATES = 20
"""Sentences of the pool that the model of pairs chooses from. With 10 or 30 it does no better."""

COVER = tuple(f"{side}, {of}" for of in ("of both", "of the question", "of the sentence") for side in SIDES)
"""How much is shared, by rarity, of what a side of both, of the question and of the sentence has."""
NUMBERS = (*COVER, "shared beside the most", "question longer", "sentence longer", "rarest in question only", "rarest in sentence only")
_TINY = 1e-6
_NONE = np.zeros((0, len(NUMBERS)), np.float32)


@dataclass(frozen=True, slots=True)
class Compared:
    """Candidates, those that share most first."""

    sentences: Whole
    numbers: Floats
    """By candidate: `NUMBERS`."""
    asked: Whole
    """Lexical terms of the question."""
    only_asked: NDArray[np.bool_]
    """By candidate and term of `asked`: the candidate lacks it."""
    only_said: Whole
    """Lexical terms that the question lacks, of all candidates."""
    of: Whole
    """Beside `only_said`: the place of the candidate here."""


def compare(terms: Terms, length: int, pool: Whole, index: Inverted) -> Compared:
    """`length`: letters of the question."""
    said, of = _terms_of(pool, index)
    at = _places(said, terms.rows, len(index.keys))
    has = np.zeros((len(pool), len(terms.rows)), np.float32)
    has[of[at >= 0], at[at >= 0]] = 1
    shared = has @ _by_side(terms, index)
    likeness = shared @ SHARES * index.brevity[pool]
    best = np.argsort(-likeness, kind="stable")[:CANDIDATES]
    place = np.full(len(pool), -1)
    place[best] = np.arange(len(best))
    only_said = (at < 0) & (said < index.lexical) & (place[of] >= 0)
    asked = terms.rows < index.lexical
    compared = Compared(pool[best], _NONE, terms.rows[asked], has[best][:, asked] == 0, said[only_said], place[of[only_said]])
    numbers: list[NDArray[Any]] = [
        _cover(terms.total, index.total[pool[best]], shared[best]),
        likeness[best] / max(float(likeness.max(initial=0.0)), _TINY),
        *_longer(length, index.length[pool[best]]),
        *_rarest(compared, terms, index),
    ]
    return replace(compared, numbers=np.column_stack(numbers).astype(np.float32))


def _terms_of(pool: Whole, index: Inverted) -> tuple[Whole, Whole]:
    """All terms of some sentences, and beside them the place of the sentence in the pool."""
    starts = index.terms.ends[pool]
    counts = index.terms.ends[pool + 1] - starts
    of = np.repeat(np.arange(len(pool)), counts)
    within = np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)
    return index.terms.numbers[np.repeat(starts, counts) + within].astype(np.int64), of


def _places(terms: Whole, among: Whole, all_terms: int) -> Whole:
    """Where each term stands among some; -1 where it doesn't."""
    place = scratch.zeros("int16", all_terms)
    place[among] = np.arange(1, len(among) + 1)
    at = place[terms].astype(np.int64) - 1
    place[among] = 0
    return at


def _by_side(terms: Terms, index: Inverted) -> Floats:
    """The rarity of each term, in the column of its side."""
    table = np.zeros((len(terms.rows), len(SIDES)), np.float32)
    table[np.arange(len(terms.rows)), terms.sides] = index.rarity[terms.rows]
    return table


def _cover(asked: Floats, said: Floats, shared: Floats) -> Floats:
    shared = np.minimum(shared, np.minimum(asked, said))
    return np.hstack([2 * shared / (asked + said + _TINY), shared / (asked + _TINY), shared / (said + _TINY)])


def _longer(asked: int, said: NDArray[np.int32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    longest = np.maximum(np.maximum(said, asked), 1)
    return np.maximum(asked - said, 0) / longest, np.maximum(said - asked, 0) / longest


def _rarest(compared: Compared, terms: Terms, index: Inverted) -> tuple[Floats, Floats]:
    """Of the lexical terms that only one has, the highest rarity: the question's and the sentence's. A term that no sentence has has 1."""
    most = np.float32(np.log1p((index.sentences + 0.5) / 0.5))
    asked = np.maximum((compared.only_asked * terms.rarity[: len(compared.asked)]).max(axis=1, initial=0.0), np.float32(terms.strange))
    said = np.zeros(len(compared.sentences), np.float32)
    np.maximum.at(said, compared.of, index.rarity[compared.only_said])
    return asked / most, said / most
