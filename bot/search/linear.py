"""A linear model over the features of a question: one weight for each feature and entry. What an entry scores can be read off, feature by
feature."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.features import MEANING, SHARES, WHOLE, Blocks

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linear:
    entries: tuple[str, ...]
    vocabulary: Mapping[str, Mapping[str, int]]
    """By block: feature -> its place among the block's rows; the blocks' rows come one behind the other, in the order of `SHARES`."""
    rarity: Array
    """By row: how much a feature tells."""
    weights: NDArray[np.float16]
    """Rows are features, columns are entries; the last column is for what nothing answers."""
    meanings: Array
    """The same for the numbers of a meaning."""
    bias: Array

    def scores(self, blocks: Blocks, meaning: Array) -> Array:
        """One score for each entry and one for nothing, in units of the scores' spread over the knowledge itself."""
        rows, values = self.vector(blocks)
        return values @ self.weights[rows].astype(np.float32) + scaled(meaning, MEANING) @ self.meanings + self.bias

    def vector(self, blocks: Blocks) -> tuple[NDArray[np.int64], Array]:
        """The rows of the features that the model knows, and their values: sublinear counts times rarity, each block scaled to its
        share."""
        rows, values, first = [], [], 0
        for block, share in SHARES.items():
            known = self.vocabulary[block]
            found = [(first + row, count) for feature, count in blocks[block].items() if (row := known.get(feature)) is not None]
            at = np.array([row for row, _ in found], np.int64)
            counts = np.array([count for _, count in found], np.float32)
            rows.append(at)
            first += len(known)
            values.append(scaled((1 + np.log(counts)) * self.rarity[at], share))
        return np.concatenate(rows), np.concatenate(values)


def scaled(values: Array, share: float) -> Array:
    """The same direction, as long as the root of the block's share of all blocks."""
    length = np.sqrt((values * values).sum())
    return (values * (np.sqrt(share / WHOLE) / length if length else 0)).astype(np.float32)
