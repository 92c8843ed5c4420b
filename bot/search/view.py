"""All phrasings as arrays: an inverted index in one view, by letters or by sound. Likeness is computed for every entry at once."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.search import words
from bot.search.lexicon import Term
from bot.search.rows import Floats, Rows, rows
from bot.search.table import Sentence, Table, slots
from bot.search.tokens import is_small

PHRASING, COVERED = 0.6, 0.4
"""Shares of the nearest phrasing, and of the words that the entry has anywhere."""
TEXT = 0.5
"""How much a word of an entry's text counts beside one of its phrasings."""
UNKNOWN_PAIR = 0.5
"""A pair of characters that staff never wrote is as often a new way to say a thing as a new thing."""


Body = tuple[str, Sequence[str]]
"""An entry and the signs of its text."""


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


@dataclass(frozen=True, slots=True)
class View:
    name: str
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

    def likeness(self, signs: Sequence[str], table: Table, factor: float) -> Likeness:
        """`signs`: the tokens of a question, the lexicon's terms replaced by their signs, with classes."""
        asked = self.asked(signs)
        total = sum(weight for term, weight in asked.items() if not term.startswith(words.NAME))
        known = [(row, weight) for term, weight in asked.items() if (row := self.vocabulary.get(term)) is not None]
        shared = self.postings.sums(known, len(table.texts))
        covered = self.having.sums(known, len(table.entries), self.degree)
        both = np.maximum(np.maximum(total, shared) + self.norm, 1e-9)
        sentence = (table.weight * 2 * shared / both).astype(np.float32)
        sentence[(table.slots & ~slots(asked)) != 0] = 0
        nearest: Floats = np.maximum.reduceat(sentence, table.first) if len(table.entries) else sentence
        score = factor * (PHRASING * nearest + COVERED * np.minimum(1, covered / max(total, 1e-9)))
        return Likeness(np.where(nearest > 0, np.minimum(1, score), 0).astype(np.float32), nearest, sentence, asked)

    def asked(self, signs: Sequence[str]) -> dict[str, float]:
        """The terms of a question, each with its weight: its own, times its rarity."""
        return {term: weight * self.tells(term) for term, weight in words.terms(signs, self._small).items()}

    def tells(self, term: str) -> float:
        row = self.vocabulary.get(term)
        return float(self.rarity[row]) if row is not None else self.unknown * (UNKNOWN_PAIR if "|" in term else 1.0)

    def matched(self, sentence: int, asked: Mapping[str, float]) -> tuple[str, ...]:
        """The terms of a question that a sentence has, most telling first."""
        found = [term for term in asked if (row := self.vocabulary.get(term)) is not None and self._has(sentence, row)]
        return tuple(sorted(found, key=lambda term: -asked[term]))

    def has(self, entry: int, term: str) -> bool:
        """Whether an entry has a term in a phrasing or in its text."""
        row = self.vocabulary.get(term)
        return row is not None and bool((self.having[row] == entry).any())

    def _has(self, sentence: int, row: int) -> bool:
        having = self.postings[row]  # ascending
        at = int(having.searchsorted(sentence))
        return at < len(having) and int(having[at]) == sentence

    def _small(self, token: str) -> bool:
        return is_small(token, self.name)


def view(name: str, sentences: Sequence[Sentence], signs: Sequence[Sequence[str]], bodies: Sequence[Body], names: Iterable[Term]) -> View:
    """The index of all sentences in one view. `signs`: their tokens, with the lexicon's signs; words of bodies count, too."""
    said = [words.terms(of, lambda token: is_small(token, name)) for of in signs]
    rarity, unknown = _rarity((s.entry, terms) for s, terms in zip(sentences, said, strict=True))
    # A name tells as much as its class: what was asked of Leeds matches "Leeds" and "{place}" alike.
    rarity |= {term.signs[1]: rarity.get(term.signs[0], unknown) for term in names if term.name}
    degrees = _degrees(sentences, said, [(entry, words.terms(of, lambda token: is_small(token, name))) for entry, of in bodies])
    vocabulary = {term: row for row, term in enumerate(sorted({*rarity, *degrees}))}
    numbers = {entry: number for number, entry in enumerate(dict.fromkeys(s.entry for s in sentences))}
    having = {term: sorted((numbers[entry], degree) for entry, degree in entries.items()) for term, entries in degrees.items()}
    return View(
        name,
        vocabulary,
        np.array([rarity.get(term, unknown) for term in vocabulary], np.float32),
        unknown,
        _postings(said, vocabulary),
        rows([[number for number, _ in having.get(term, ())] for term in vocabulary]),
        np.array([degree for term in vocabulary for _, degree in having.get(term, ())], np.float32),
        np.array([sum(weight * rarity[term] for term, weight in terms.items()) for terms in said], np.float32),
    )


def _postings(said: Sequence[Mapping[str, float]], vocabulary: Mapping[str, int]) -> Rows:
    lists: list[list[int]] = [[] for _ in vocabulary]
    for number, terms in enumerate(said):
        for term in terms:
            lists[vocabulary[term]].append(number)
    return rows(lists)


def _degrees(
    sentences: Sequence[Sentence], said: Sequence[Mapping[str, float]], bodies: Sequence[tuple[str, Mapping[str, float]]]
) -> dict[str, dict[str, float]]:
    """By term: the entries that have it, and how much that counts."""
    degrees: dict[str, dict[str, float]] = {}
    for entry, terms in bodies:
        for term in terms:
            degrees.setdefault(term, {})[entry] = TEXT
    for sentence, terms in zip(sentences, said, strict=True):
        for term in terms:
            degrees.setdefault(term, {})[sentence.entry] = 1.0
    return degrees


def _rarity(said: Iterable[tuple[str, Mapping[str, float]]]) -> tuple[dict[str, float], float]:
    """How much a term tells: the logarithm of entries over entries that have it, as in BM25."""
    having = Counter(term for term, _ in {(term, entry) for entry, terms in said for term in terms})
    entries = max(having.values(), default=1) + 1
    return {t: math.log(1 + entries / n) for t, n in having.items()}, math.log(1 + 2 * entries)
