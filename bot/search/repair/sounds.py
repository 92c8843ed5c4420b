"""Which characters a syllable may be, of those that staff use."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from bot.search import pinyin
from bot.search.repair.pairs import Codes, Pairs
from bot.search.text import has_han

KEPT = 12
"""Characters of a syllable, the commonest: what is rarer is seldom meant, and each costs time."""
HEARD = 20_000
"""Runs of characters whose readings are learnt: some characters have several, by the word that they are in."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """Codes of characters by syllable, commonest first; row r is `codes[ends[r]:ends[r + 1]]`."""

    syllables: tuple[str, ...]
    rows: Mapping[str, int]
    """Of the syllables; made of them."""
    ends: NDArray[np.int64]
    codes: Codes

    def __contains__(self, syllable: str) -> bool:
        return syllable in self.rows

    def characters(self, syllable: str) -> Codes:
        row = self.rows.get(syllable)
        return self.codes[:0] if row is None else self.codes[self.ends[row] : self.ends[row + 1]]


def sounds(pairs: Pairs, runs: Iterable[str]) -> Sounds:
    """Of the characters of a model, as pypinyin reads them alone and in these runs of characters."""
    alone = Counter((pinyin.of(token)[0], code) for code, token in enumerate(pairs.tokens) if has_han(token))
    within = Counter(pair for run in islice(runs, HEARD) for pair in _read(run, pairs.codes))
    spelt: dict[str, set[int]] = defaultdict(set)
    for syllable, code in (*alone, *within):
        if syllable in pinyin.syllables():
            spelt[syllable].add(code)
    syllables = tuple(sorted(spelt))
    kept = [sorted(spelt[syllable])[:KEPT] for syllable in syllables]  # codes are in the order of frequency
    ends = np.cumsum([0, *map(len, kept)])
    return Sounds(syllables, {s: row for row, s in enumerate(syllables)}, ends, np.array([code for row in kept for code in row], np.int64))


def _read(run: str, codes: Mapping[str, int]) -> Sequence[tuple[str, int]]:
    read = pinyin.of(run)
    return [(syllable, codes[c]) for c, syllable in zip(run, read, strict=True) if c in codes] if len(read) == len(run) else []
