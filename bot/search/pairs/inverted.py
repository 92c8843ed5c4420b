"""Sentences by their terms and terms by their sentence; and the sentences that share most with a question."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.pairs import scratch
from bot.search.pairs.sides import LEXICAL, SIDES, Keys, Side, first_key, sides_of
from bot.search.rows import Numbers, Rows

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]

SHARES = np.array([1.0, 1.0, 1.0, 0.35], np.float32)
"""By side: what a shared term counts for among the likely sentences. What sounds the same mostly is the same, and counts already."""
READ = 8192
"""Postings that are read for a question, those of its rarest terms first: the rest says little, and is counted on the pool alone."""
POOL = 64
"""Sentences that are compared term by term."""
SATURATION, SHORT = 1.2, 0.75
"""BM25's k1 and b, at their usual values."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A question's terms. `rows`, `rarity` and `sides` are of those that the knowledge has, one side behind the other."""

    rows: Whole
    rarity: Floats
    sides: Whole
    total: Floats
    """By side: the rarity of all its terms, known or not."""
    known: Floats
    """By side: the rarity of those that are known."""
    strange: float
    """The highest rarity of a lexical term that is not known."""


@dataclass(frozen=True, slots=True)
class Inverted:
    keys: Keys
    """By term, sorted: terms are numbered so, those of one side together."""
    rarity: Floats
    """By term."""
    having: Rows
    """By term: the sentences that have it, those with fewest terms first."""
    terms: Rows
    """By sentence: its terms, sorted."""
    total: Floats
    """By sentence and side: the rarity of its terms."""
    brevity: Floats
    """By sentence: BM25's factor for its length."""
    length: Numbers
    """By sentence: its letters."""
    whole: Keys
    """By sentence."""

    @property
    def sentences(self) -> int:
        return len(self.whole)

    @property
    def lexical(self) -> int:
        """Terms below this number are lexical."""
        return int(np.searchsorted(self.keys, first_key(LEXICAL)))

    def look_up(self, side: Side, own: int = 0) -> Terms:
        """`own`: of the sentences with each term so many are the question itself, and count as if they weren't there."""
        at = np.minimum(np.searchsorted(self.keys, side.keys), len(self.keys) - 1)
        having = np.where(self.keys[at] == side.keys, self.having.ends[at + 1] - self.having.ends[at], 0)
        having = np.maximum(having - own, 0)
        known, sides, rarity = having > 0, sides_of(side.keys), rarities(having, self.sentences)
        return Terms(
            at[known],
            rarity[known],
            sides[known],
            _sums(sides, rarity),
            _sums(sides[known], rarity[known]),
            float(rarity[~known & (sides < LEXICAL)].max(initial=0.0)),
        )

    def likely(self, terms: Terms) -> Whole:
        """At most `POOL` sentences that share most with a question, sorted."""
        starts, counts = self.having.ends[terms.rows], self.having.ends[terms.rows + 1] - self.having.ends[terms.rows]
        gains = SHARES[terms.sides] * terms.rarity
        score, left, touched = scratch.zeros("float32", self.sentences), READ, [np.zeros(0, np.int32)]
        for term in np.argsort(counts, kind="stable"):
            sentences = self.having.numbers[starts[term] : starts[term] + min(left, counts[term])]
            before = score[sentences]
            touched.append(sentences[before == 0])
            score[sentences] = before + gains[term]
            left -= len(sentences)
            if not left:
                break
        found = np.concatenate(touched)
        scores = score[found] * self.brevity[found]
        score[found] = 0
        best = np.argpartition(-scores, POOL)[:POOL] if len(found) > POOL else slice(None)
        return np.sort(found[best]).astype(np.int64)


def rarities(having: Whole, sentences: int) -> Floats:
    """BM25's inverse document frequency."""
    return np.log1p((sentences - having + 0.5) / (having + 0.5)).astype(np.float32)


def _sums(sides: Whole, rarity: Floats) -> Floats:
    return np.bincount(sides, rarity, len(SIDES)).astype(np.float32)
