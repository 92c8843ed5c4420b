"""Words that may be near a word, without comparing it with all of them: two are near if both become the same by leaving letters out."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PREFIX = 10
"""Letters of a word that count: words at n edits have beginnings of any equal length that become the same by leaving n letters out."""


@dataclass(frozen=True, slots=True)
class Deletions:
    """Hashes, ascending, of every word with up to `edits` letters left out, and the number of the word. They may collide: compare what is
    found."""

    edits: int
    hashes: NDArray[np.uint32]
    numbers: NDArray[np.int32]

    def near(self, word: str) -> list[int]:
        """Numbers of the words that may be within `edits` of this one, ascending. It works by the length of the word, not by how many
        words there are."""
        asked = np.array(sorted(_hashes(word, self.edits)), np.uint32)
        starts, ends = self.hashes.searchsorted(asked, "left").tolist(), self.hashes.searchsorted(asked, "right").tolist()
        hits = [self.numbers[start:end] for start, end in zip(starts, ends, strict=True) if start < end]
        return sorted({number for hit in hits for number in hit.tolist()})


def deletions(words: Sequence[str], edits: int, longer: int = 0) -> Deletions:
    """Of the words of more than `longer` letters. About ten hashes a word for one edit, about fifty for two: eight bytes each."""
    counts = np.zeros(len(words), np.int64)

    def digests() -> Iterable[int]:
        for number, word in enumerate(words):
            if len(word) > longer:
                found = _hashes(word, edits)
                counts[number] = len(found)
                yield from sorted(found)

    hashes = np.fromiter(digests(), np.uint32)
    order = np.argsort(hashes, kind="stable")
    return Deletions(edits, hashes[order], np.repeat(np.arange(len(words), dtype=np.int32), counts)[order])


def _hashes(word: str, edits: int) -> set[int]:
    return {zlib.crc32(shorter.encode()) for shorter in shortened(word[:PREFIX], edits)}


def shortened(word: str, by: int) -> set[str]:
    """The word, and every word that is left of it without up to `by` of its letters."""
    found = {word}
    for _ in range(by):
        found |= set(_without_one(found))
    return found


def _without_one(words: Iterable[str]) -> Iterable[str]:
    return (word[:at] + word[at + 1 :] for word in words for at in range(len(word)))
