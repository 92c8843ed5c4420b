"""Lists of numbers of different lengths in one array."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Lists of numbers, one behind the other: row r is `numbers[ends[r]:ends[r + 1]]`."""

    ends: NDArray[np.int64]
    numbers: Numbers

    def __getitem__(self, row: int) -> Numbers:
        return self.numbers[self.ends[row] : self.ends[row + 1]]

    def sums(self, weights: Sequence[tuple[int, float]], size: int, degree: Floats | None = None) -> Floats:
        """By number below `size`: the weights of the rows that have it, each times its degree, which stands beside the numbers."""
        at = np.array([row for row, _ in weights], np.int64)
        starts, counts = self.ends[at], self.ends[at + 1] - self.ends[at]
        places = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))
        each = np.repeat(np.array([weight for _, weight in weights], np.float32), counts)
        return np.bincount(self.numbers[places], each if degree is None else each * degree[places], size).astype(np.float32)


def rows(lists: Sequence[Sequence[int]]) -> Rows:
    ends = np.cumsum([0, *(len(numbers) for numbers in lists)], dtype=np.int64)
    return Rows(ends, np.array([number for numbers in lists for number in numbers], np.int32))
