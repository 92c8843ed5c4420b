"""Which articles have a term, and how much each is about it: the same sums for thousands of articles at once."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.rows import Floats, Rows


class Field(NamedTuple):
    """A part of every article."""

    weight: float
    """How much of an article is about a word that stands here."""
    often: int
    """Times from which on it counts in full."""
    terms: Sequence[Sequence[str]]
    """By article."""


class Counted(NamedTuple):
    """A field of every article: each term of an article once."""

    terms: Sequence[str]
    """The field's own, in the order of their numbers."""
    places: NDArray[np.int64]
    """Sorted: number of the term times _ARTICLES plus number of the article."""
    left: NDArray[np.float64]
    """Beside `places`: the logarithm of what is left of the article for other words."""


class Postings(NamedTuple):
    vocabulary: dict[str, int]
    """Term -> its row, in alphabetical order."""
    having: Rows
    degree: Floats
    """Beside `having`."""


_ARTICLES = 1 << 32
"""Above any number of articles."""


def counted(field: Field) -> Counted:
    """Fields may be counted apart, in any order."""
    numbers: dict[str, int] = {}
    lengths = np.fromiter(map(len, field.terms), np.int64, len(field.terms))
    every = (numbers.setdefault(term, len(numbers)) for term in chain.from_iterable(field.terms))
    rows = np.fromiter(every, np.int64, int(lengths.sum()))
    places = np.sort(rows * _ARTICLES + np.repeat(np.arange(len(lengths)), lengths))
    first = np.flatnonzero(np.diff(places, prepend=-1))
    counts = np.diff(first, append=len(places))
    return Counted(list(numbers), places[first], np.log1p(-field.weight * np.minimum(1.0, counts / field.often)))


def postings(fields: Sequence[Counted]) -> Postings:
    """A word of several fields counts as chances add up: 1 - (1 - a)(1 - b)."""
    vocabulary = {term: row for row, term in enumerate(sorted({term for field in fields for term in field.terms}))}
    every = np.concatenate([_of_all(field, vocabulary) for field in fields])
    left = np.concatenate([field.left for field in fields])
    order = np.argsort(every, kind="stable")
    every = every[order]
    first = np.flatnonzero(np.diff(every, prepend=-1))
    degree = -np.expm1(np.add.reduceat(left[order], first)) if len(first) else left
    terms, articles = np.divmod(every[first], _ARTICLES)
    ends = np.concatenate([[0], np.cumsum(np.bincount(terms, minlength=len(vocabulary)))])
    return Postings(vocabulary, Rows(ends.astype(np.int64), articles.astype(np.int32)), degree.astype(np.float32))


def _of_all(field: Counted, vocabulary: Mapping[str, int]) -> NDArray[np.int64]:
    """Its places, by the terms' rows."""
    rows = np.array([vocabulary[term] for term in field.terms], np.int64)
    terms, articles = np.divmod(field.places, _ARTICLES)
    return rows[terms] * _ARTICLES + articles
