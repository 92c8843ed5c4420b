"""Which articles have a term, and how much each is about it: the same sums for thousands of articles at once."""

from collections.abc import Iterable, Iterator, Sequence
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


class Postings(NamedTuple):
    vocabulary: dict[str, int]
    """Term -> its row, in alphabetical order."""
    having: Rows
    degree: Floats
    """Beside `having`."""


def postings(fields: Iterable[Field]) -> Postings:
    """A word of several fields counts as chances add up: 1 - (1 - a)(1 - b)."""
    numbers: dict[str, int] = {}
    counted = [_counted(field, numbers) for field in fields]
    places = np.concatenate([place for place, _ in counted]) if counted else np.zeros(0, np.int64)
    left = np.concatenate([share for _, share in counted]) if counted else np.zeros(0)
    vocabulary = {term: row for row, term in enumerate(sorted(numbers))}
    return _joined(places, left, np.array([vocabulary[term] for term in numbers], np.int64), vocabulary)


_ARTICLES = 1 << 32
"""Above any number of articles: term times this plus article is the place of a posting."""


def _counted(field: Field, numbers: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The places of a field's terms, each once, and the logarithm of what is left of the article for other words."""
    lengths = np.fromiter(map(len, field.terms), np.int64, len(field.terms))
    rows = np.fromiter(_numbered(field.terms, numbers), np.int64, int(lengths.sum()))
    places = np.sort(rows * _ARTICLES + np.repeat(np.arange(len(lengths)), lengths))
    first = np.flatnonzero(np.diff(places, prepend=-1))
    counts = np.diff(first, append=len(places))
    return places[first], np.log1p(-field.weight * np.minimum(1.0, counts / field.often))


def _numbered(articles: Iterable[Iterable[str]], numbers: dict[str, int]) -> Iterator[int]:
    return (numbers.setdefault(term, len(numbers)) for term in chain.from_iterable(articles))


def _joined(places: NDArray[np.int64], left: NDArray[np.float64], order: NDArray[np.int64], vocabulary: dict[str, int]) -> Postings:
    """`order`: by a term's number, its row."""
    terms, articles = np.divmod(places, _ARTICLES)
    every = (order[terms] if len(terms) else terms) * _ARTICLES + articles
    order = np.argsort(every)
    every = every[order]
    first = np.flatnonzero(np.diff(every, prepend=-1))
    degree = -np.expm1(np.add.reduceat(left[order], first)) if len(first) else left
    terms, articles = np.divmod(every[first], _ARTICLES)
    ends = np.concatenate([[0], np.cumsum(np.bincount(terms, minlength=len(vocabulary)))])
    return Postings(vocabulary, Rows(ends.astype(np.int64), articles.astype(np.int32)), degree.astype(np.float32))
