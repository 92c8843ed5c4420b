"""All phrasings as arrays: an inverted index in one view, by letters or by sound. Likeness is computed for every entry at once."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search import words
from bot.search.lexicon import COUNTRY, PLACE, Lexicon, Term

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]

PHRASING, COVERED = 0.6, 0.4
"""Shares of the nearest phrasing, and of the words that the entry has anywhere."""
UNKNOWN_PAIR = 0.5
"""A pair of characters that staff never wrote is as often a new way to say a thing as a new thing."""
SLOTS = {PLACE: 1, COUNTRY: 2}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A question or a title: it stands for its entry."""

    entry: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Table:
    """All sentences, those of one entry together."""

    entries: tuple[str, ...]
    texts: tuple[str, ...]
    first: NDArray[np.int64]
    """By entry: the number of its first sentence."""
    weight: Floats
    slots: NDArray[np.uint8]
    """By sentence: the templates in it. It stands for a question only if that names a place or country, too."""

    def sentences(self, entry: int) -> slice:
        return slice(int(self.first[entry]), int(self.first[entry + 1]) if entry + 1 < len(self.entries) else len(self.texts))


@dataclass(frozen=True, slots=True)
class Rows:
    """Lists of numbers, one behind the other: row r is `numbers[ends[r]:ends[r + 1]]`."""

    ends: NDArray[np.int64]
    numbers: Numbers

    def __getitem__(self, row: int) -> Numbers:
        return self.numbers[self.ends[row] : self.ends[row + 1]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of a question, in one view."""

    score: Floats
    """By entry, 0 to 1: 0.6 of the nearest phrasing, 0.4 of the question's words that the entry has anywhere."""
    nearest: Floats
    """By entry: likeness of its nearest phrasing alone."""
    sentence: Floats
    """The same by sentence."""
    asked: Mapping[str, float]
    """Weighted terms of the question."""
    signs: Sequence[str]
    """Its tokens, with the lexicon's terms replaced by their signs."""


@dataclass(frozen=True, slots=True)
class View:
    tokens: Callable[[str], list[str]]
    """Of a visitor's normalised text."""
    of_staff: Callable[[str], list[str]]
    """Of staff's sentences, templates and all."""
    small: Callable[[str], bool]
    lexicon: Lexicon
    vocabulary: Mapping[str, int]
    """Term -> row."""
    rarity: Floats
    unknown: float
    """Rarity of a term that the knowledge does not have."""
    postings: Rows
    """By term: the sentences that have it."""
    having: Rows
    degree: Floats
    """Beside `having`: the entries that have a term, 1 where in a phrasing, less where in the text only."""
    norm: Floats
    """By sentence: the rarity of all its terms."""

    def likeness(self, tokens: Sequence[str], table: Table, factor: float) -> Likeness:
        signs = self.lexicon.replace(tokens, classes=True)
        asked = self.asked(signs)
        total = sum(weight for term, weight in asked.items() if not term.startswith(words.NAME))
        shared, covered = np.zeros(len(table.texts), np.float32), np.zeros(len(table.entries), np.float32)
        for term, weight in asked.items():
            row = self.vocabulary.get(term)
            if row is not None:
                shared[self.postings[row]] += weight
                covered[self.having[row]] += weight * self.degree[self.having.ends[row] : self.having.ends[row + 1]]
        both = np.maximum(np.maximum(total, shared) + self.norm, 1e-9)
        sentence = (table.weight * 2 * shared / both).astype(np.float32)
        sentence[(table.slots & ~_slots(asked)) != 0] = 0
        nearest: Floats = np.maximum.reduceat(sentence, table.first) if len(table.entries) else sentence
        score = factor * (PHRASING * nearest + COVERED * np.minimum(1, covered / max(total, 1e-9)))
        return Likeness(np.where(nearest > 0, np.minimum(1, score), 0).astype(np.float32), nearest, sentence, asked, signs)

    def asked(self, signs: Sequence[str]) -> dict[str, float]:
        """The terms of a question, each with its weight: its own, times its rarity."""
        terms = words.terms(signs, self.small)
        return {term: weight * self.tells(term) for term, weight in terms.items()}

    def tells(self, term: str) -> float:
        row = self.vocabulary.get(term)
        return float(self.rarity[row]) if row is not None else self.unknown * (UNKNOWN_PAIR if "|" in term else 1.0)


def table(sentences: Sequence[Sentence]) -> Table:
    """Sentences have to come entry by entry."""
    entries = tuple(dict.fromkeys(sentence.entry for sentence in sentences))
    first: dict[str, int] = {}
    for number, sentence in enumerate(sentences):
        first.setdefault(sentence.entry, number)
    return Table(
        entries,
        tuple(sentence.text for sentence in sentences),
        np.array([first[entry] for entry in entries], np.int64),
        np.array([sentence.weight for sentence in sentences], np.float32),
        np.array([_slots([slot for slot in SLOTS if slot in sentence.text]) for sentence in sentences], np.uint8),
    )


def view(
    tokens: Callable[[str], list[str]],
    of_staff: Callable[[str], list[str]],
    small: Callable[[str], bool],
    lexicon: Lexicon,
    sentences: Sequence[Sentence],
    texts: Sequence[Sentence],
    names: Iterable[Term],
) -> View:
    """The index of all sentences in one view. `texts` are bodies: their words count for their entry by their weight."""

    def terms_of(text: str) -> dict[str, float]:
        return words.terms(lexicon.replace(of_staff(text), classes=False), small)

    said = [terms_of(sentence.text) for sentence in sentences]
    rarity, unknown = _rarity((s.entry, terms) for s, terms in zip(sentences, said, strict=True))
    # A name tells as much as its class: what was asked of Leeds matches "Leeds" and "{place}" alike.
    rarity |= {term.signs[1]: rarity.get(term.signs[0], unknown) for term in names if term.name}
    degrees = _degrees(sentences, said, texts, terms_of)
    vocabulary = {term: row for row, term in enumerate(sorted({*rarity, *degrees}))}
    numbers = {entry: number for number, entry in enumerate(dict.fromkeys(s.entry for s in sentences))}
    having = {term: sorted((numbers[entry], degree) for entry, degree in entries.items()) for term, entries in degrees.items()}
    return View(
        tokens,
        of_staff,
        small,
        lexicon,
        vocabulary,
        np.array([rarity.get(term, unknown) for term in vocabulary], np.float32),
        unknown,
        _postings(said, vocabulary),
        _rows([[number for number, _ in having.get(term, ())] for term in vocabulary]),
        np.array([degree for term in vocabulary for _, degree in having.get(term, ())], np.float32),
        np.array([sum(weight * rarity[term] for term, weight in terms.items()) for terms in said], np.float32),
    )


def _postings(said: Sequence[Mapping[str, float]], vocabulary: Mapping[str, int]) -> Rows:
    lists: list[list[int]] = [[] for _ in vocabulary]
    for number, terms in enumerate(said):
        for term in terms:
            lists[vocabulary[term]].append(number)
    return _rows(lists)


def _rows(lists: Sequence[Sequence[int]]) -> Rows:
    ends = np.cumsum([0, *(len(numbers) for numbers in lists)], dtype=np.int64)
    return Rows(ends, np.array([number for numbers in lists for number in numbers], np.int32))


def _degrees(
    sentences: Sequence[Sentence],
    said: Sequence[Mapping[str, float]],
    texts: Sequence[Sentence],
    terms_of: Callable[[str], Mapping[str, float]],
) -> dict[str, dict[str, float]]:
    """By term: the entries that have it, and how much that counts."""
    degrees: dict[str, dict[str, float]] = {}
    for text in texts:
        for term in terms_of(text.text):
            degrees.setdefault(term, {})[text.entry] = text.weight
    for sentence, terms in zip(sentences, said, strict=True):
        for term in terms:
            degrees.setdefault(term, {})[sentence.entry] = 1.0
    return degrees


def _rarity(said: Iterable[tuple[str, Mapping[str, float]]]) -> tuple[dict[str, float], float]:
    """How much a term tells: the logarithm of entries over entries that have it, as in BM25."""
    having = Counter(term for term, _ in {(term, entry) for entry, terms in said for term in terms})
    entries = max(having.values(), default=1) + 1
    return {t: math.log(1 + entries / n) for t, n in having.items()}, math.log(1 + 2 * entries)


def _slots(templates: Iterable[str]) -> np.uint8:
    return np.uint8(sum(SLOTS.get(template, 0) for template in templates))
