"""A table of word meanings: one row of numbers a word, Chinese and English in the same space, so that 丢失 lies near *lost*."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_HERE = Path(__file__).parent
_COMMON = 1e-3
"""Share of a text that a word may have before its weight is halved; after Arora et al., A Simple but Tough-to-Beat Baseline (2017)."""
_COMMONEST = 0.1
"""Share of the commonest word of a language; the word of rank r has this divided by r (Zipf)."""


@dataclass(frozen=True, slots=True)
class WordTable:
    english: Mapping[str, int]
    """Word -> its place in the order of frequency, the commonest 0."""
    chinese: Mapping[str, int]
    vectors: NDArray[np.int8]
    """A row a word, English before Chinese; only their directions mean something."""

    @property
    def width(self) -> int:
        return int(self.vectors.shape[1])

    def meaning(self, words: Sequence[str]) -> Floats:
        """Of a text: the mean of its words' directions, rare words counting more; of length one, or zeros where no word is known."""
        english = [rank for word in words if (rank := self.english.get(word)) is not None]
        chinese = [rank for word in words if (rank := self.chinese.get(word)) is not None]
        if not english and not chinese:
            return np.zeros(self.width, np.float32)
        directions = self.vectors[[*english, *(len(self.english) + rank for rank in chinese)]].astype(np.float32)
        ranks = np.array([*english, *chinese], np.float32)
        weights = _COMMON / (_COMMON + _COMMONEST / (ranks + 1)) / np.sqrt((directions * directions).sum(1))
        mean: Floats = weights @ directions
        return mean / max(float(np.sqrt(mean @ mean)), 1e-9)

    def __contains__(self, word: str) -> bool:
        return word in self.english or word in self.chinese


@functools.cache
def word_table() -> WordTable:
    """The table that comes with the bot, memory-mapped."""
    english, chinese = ((_HERE / f"words.{code}.txt").read_text(encoding="utf-8").split() for code in ("en", "zh"))
    vectors = np.asarray(open_memmap(_HERE / "vectors.npy", mode="r"))
    return WordTable(_numbered(english), _numbered(chinese), vectors)


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}
