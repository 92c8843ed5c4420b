"""Staff's sentences as a sparse matrix: one row a sentence, one column a feature."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack

from bot.search.features import RARE, SHARES, Blocks, features
from bot.search.index import Index, plain
from bot.search.linear import Array, scaled


@dataclass(frozen=True, slots=True)
class Matrix:
    rows: csr_matrix
    vocabulary: Mapping[str, Mapping[str, int]]
    rarity: Array


def of_staff(text: str, index: Index) -> Blocks:
    """The features of a sentence of staff's. Its names keep only their own sign, as in the index of phrasings."""
    letters = index.letters.lexicon.replace(index.letters.of_staff(text), classes=False)
    sound = index.sound.lexicon.replace(index.sound.of_staff(text), classes=False)
    return features(plain(text), letters, sound)


def matrix(sentences: Sequence[Blocks]) -> Matrix:
    """Every block side by side; features that too few sentences have are left out."""
    parts, vocabulary, rarity, offset = [], {}, [], 0
    for block, share in SHARES.items():
        having = Counter(feature for blocks in sentences for feature in blocks[block])
        kept = sorted(feature for feature, count in having.items() if count >= RARE.get(block, 1))
        columns = {feature: column for column, feature in enumerate(kept)}
        tells = np.log((1 + len(sentences)) / (1 + np.array([having[f] for f in kept], np.float32))) + 1
        parts.append(_block([blocks[block] for blocks in sentences], columns, tells.astype(np.float32), share))
        vocabulary[block] = {feature: offset + column for feature, column in columns.items()}
        rarity.append(tells)
        offset += len(kept)
    return Matrix(hstack(parts, format="csr"), vocabulary, np.concatenate(rarity).astype(np.float32))


def _block(sentences: Sequence[Mapping[str, int]], columns: Mapping[str, int], tells: Array, share: float) -> csr_matrix:
    ends, at, values = [0], [], []
    for counts in sentences:
        known = [(columns[feature], count) for feature, count in counts.items() if feature in columns]
        column = np.array([c for c, _ in known], np.int64)
        at.append(column)
        values.append(scaled((1 + np.log(np.array([n for _, n in known], np.float32))) * tells[column], share))
        ends.append(ends[-1] + len(known))
    return csr_matrix((np.concatenate(values), np.concatenate(at), np.array(ends)), shape=(len(sentences), len(columns)))
