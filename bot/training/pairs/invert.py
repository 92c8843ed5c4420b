"""Staff's sentences, inverted."""

from collections.abc import Sequence

import numpy as np

from bot.search.pairs.inverted import SATURATION, SHORT, Inverted, Whole, rarities
from bot.search.pairs.sides import SIDES, Keys, keys, sides_of, terms, whole
from bot.search.rows import Numbers, Rows

AT_ONCE = 4096
"""Sentences whose terms are in memory as strings at a time."""


def invert(read: Sequence[str]) -> Inverted:
    """Of normalised sentences, in their order."""
    found, owner, letters = _terms(read)
    vocabulary, term = np.unique(found, return_inverse=True)
    owner, term = np.divmod(np.unique(owner * len(vocabulary) + term), len(vocabulary))
    count, having = np.bincount(owner, minlength=len(read)), np.bincount(term, minlength=len(vocabulary))
    rarity = rarities(having, len(read))
    sides = sides_of(vocabulary)
    total = np.bincount(owner * len(SIDES) + sides[term], rarity[term], len(read) * len(SIDES)).reshape(-1, len(SIDES))
    return Inverted(
        vocabulary,
        rarity,
        Rows(_ends(having), _short_first(term, owner, count)),
        Rows(_ends(count), term.astype(np.int32)),
        total.astype(np.float32),
        (1 / (1 + SATURATION * (1 - SHORT + SHORT * count / count.mean()))).astype(np.float32),
        letters.astype(np.int32),
        np.concatenate([whole(read[start : start + AT_ONCE]) for start in range(0, len(read), AT_ONCE)]),
    )


def _terms(read: Sequence[str]) -> tuple[Keys, Whole, Whole]:
    """The key of every term of every sentence, the number of the sentence beside it; and by sentence its letters."""
    found, owner, letters = [], [], []
    for start in range(0, len(read), AT_ONCE):
        texts = [terms(text) for text in read[start : start + AT_ONCE]]
        key, of = keys(texts)
        found.append(key)
        owner.append(of + start)
        letters += [len(parts[0]) for parts in texts]
    return np.concatenate(found), np.concatenate(owner), np.array(letters)


def _ends(counts: Whole) -> Whole:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])


def _short_first(term: Whole, owner: Whole, count: Whole) -> Numbers:
    """The sentences with each term, one term behind the other."""
    order = np.argsort(count, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    sentences: Numbers = order[np.sort(term * len(order) + place[owner]) % len(order)].astype(np.int32)
    return sentences
