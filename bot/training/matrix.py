"""Staff's sentences as a sparse matrix: one row a sentence, one column a feature, the numbers of its meaning at the end."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix, hstack

from bot.search.features import MANY, MEANING, OF_MANY, RARE, SHARES, WHOLE, Blocks, features
from bot.search.index import Index
from bot.search.linear import Array, scaled
from bot.search.meaning import meaning
from bot.search.tokens import LETTERS, SOUND, of_staff, plain

DIRECTIONS = 64
"""Of meaning, that are kept of many sentences."""
COMMON = 0.1
"""Share of many sentences above which a feature says nothing. Both are found no less often for it, in three fifths of the time."""


@dataclass(frozen=True, slots=True)
class Matrix:
    rows: csr_matrix
    vocabulary: Mapping[str, Mapping[str, int]]
    """By block: feature -> its place among the block's columns; the blocks come one behind the other, in the order of `SHARES`."""
    rarity: Array
    directions: Array
    """Of meaning: a column for each of the last columns of `rows`."""


def blocks(read: str, index: Index) -> Blocks:
    """The features of a sentence of staff's, normalised by `plain`. Its names keep only their own sign, as in the index of phrasings."""
    letters, sound = (index.lexicons[view].replace(of_staff(read, view), classes=False) for view in (LETTERS, SOUND))
    return features(read, letters, sound)


def matrix(texts: Sequence[str], index: Index) -> Matrix:
    """Features that too few sentences have are left out; of many sentences, also those that too many have."""
    counted = {block: _Counted() for block in SHARES}
    meanings = []
    for text in map(plain, texts):
        for block, counts in blocks(text, index).items():
            counted[block].add(counts)
        meanings.append(scaled(meaning(text, index.words), MEANING))
    many = len(texts) > MANY
    rare, most = (OF_MANY, COMMON * len(texts)) if many else (RARE, len(texts))
    made = {block: counted.pop(block).made(SHARES[block], rare.get(block, 1), most) for block in SHARES}
    meant = np.array(meanings)
    directions = _main_directions(meant) if many else np.eye(meant.shape[1], dtype=np.float32)
    rows = hstack([*(rows for rows, _, _ in made.values()), csr_matrix(meant @ directions)], format="csr", dtype=np.float32)
    vocabulary = {block: kept for block, (_, kept, _) in made.items()}
    return Matrix(rows, vocabulary, np.concatenate([tells for _, _, tells in made.values()]), directions)


def _main_directions(meanings: Array) -> Array:
    """Those in which the meanings differ most. Meanings are dense: most of the training is theirs otherwise."""
    _, directions = np.linalg.eigh(meanings.T @ meanings)
    return directions[:, ::-1][:, :DIRECTIONS]


@dataclass(frozen=True, slots=True)
class _Counted:
    """One block of all sentences, as it is read: numbers only, since the counts as dictionaries take a hundred bytes each."""

    seen: dict[str, int] = field(default_factory=dict)
    columns: "array[int]" = field(default_factory=lambda: array("i"))
    counts: "array[int]" = field(default_factory=lambda: array("i"))
    ends: "array[int]" = field(default_factory=lambda: array("q", [0]))

    def add(self, counts: Mapping[str, int]) -> None:
        seen = self.seen
        self.columns.extend([seen.setdefault(feature, len(seen)) for feature in counts])
        self.counts.extend(counts.values())
        self.ends.append(len(self.columns))

    def made(self, share: float, fewest: int, most: float) -> tuple[csr_matrix, dict[str, int], Array]:
        """The rows, the columns that are kept, and how much each tells."""
        columns, ends = np.frombuffer(self.columns, np.int32), np.frombuffer(self.ends, np.int64)
        sentences, having = len(ends) - 1, np.bincount(columns, minlength=len(self.seen))
        often = (having >= fewest) & (having <= most)
        place = np.cumsum(often) - 1
        tells = (np.log((1 + sentences) / (1 + having[often])) + 1).astype(np.float32)
        use, row = often[columns], np.repeat(np.arange(sentences), np.diff(ends))
        at, row = place[columns[use]], row[use]
        values = (1 + np.log(np.frombuffer(self.counts, np.int32)[use].astype(np.float32))) * tells[at]
        length = np.sqrt(np.bincount(row, values * values, minlength=sentences))
        values *= (np.sqrt(share / WHOLE) / np.maximum(length, 1e-9))[row]
        kept = [feature for feature, number in self.seen.items() if often[number]]
        rows = csr_matrix((values.astype(np.float32), (row, at)), shape=(sentences, len(kept)))
        return rows, {feature: column for column, feature in enumerate(kept)}, tells
