"""The sentences of entries that lack a language, and what a question in that language has in common with them. Arrays and strings only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.gloss.units import units
from bot.search.rows import Floats, Numbers, Rows
from bot.search.text import has_han
from bot.search.words import NAME

UNKNOWN = 2.0
"""What a unit weighs at most that nothing here is reached by: about as much as a word that a seventh of the sentences have."""

SMALL = 0.2
"""How much a particle tells beside other words."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """For questions of one language."""

    alone: bool
    """Whether the knowledge has no sentence at all in that language."""
    keys: Mapping[str, int]
    """A unit of a question -> its row of links."""
    links: Rows
    """By key: the terms that it may mean."""
    strength: Floats
    """Beside `links`: how surely, 0 to 1."""
    small: frozenset[str]
    """Units that mean little alone: particles of the language."""
    terms: tuple[str, ...]
    """Units of the sentences, for showing: English ones as staff spell them."""
    tells: Floats
    """By term: its rarity; less for particles."""
    postings: Rows
    """By term: the sentences that have it, numbered from 0 here."""
    sentences: Numbers
    """The number of each in the table."""
    norm: Floats
    """By sentence: what its terms tell in all."""
    weight: Floats
    first: NDArray[np.int64]
    """By entry here: its first sentence."""
    entries: Numbers
    """The number of each entry in the table."""

    def meaning(self, signs: Sequence[str], count: int) -> "Meaning":
        """Of a question's tokens, with the lexicon's terms replaced by their signs; of `count` entries in all."""
        asked = _asked(self, list(dict.fromkeys(units(signs, self.keys))))
        score, sentence = np.zeros(count, np.float32), asked.likeness()
        score[self.entries] = np.maximum.reduceat(sentence, self.first)
        return Meaning(score, sentence, asked)


@dataclass(frozen=True, slots=True)
class Meaning:
    """How like what a question means is to the sentences."""

    score: Floats
    """By entry of the table, 0 to 1; 0 for those that have the question's language."""
    sentence: Floats
    """By sentence of the gloss."""
    asked: "Asked"

    def nearest(self, entry: int) -> int:
        """The sentence of an entry of the table that it was found by, numbered as in the gloss."""
        gloss = self.asked.gloss
        at = int(np.searchsorted(gloss.entries, entry))
        begin, end = [*gloss.first[at : at + 2], len(gloss.sentences)][:2]
        return int(begin) + int(self.sentence[begin:end].argmax())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as terms of the sentences that it may mean."""

    gloss: Gloss
    units: Sequence[str]
    linked: Numbers
    """For each link: the unit's number,"""
    terms: Numbers
    """its term,"""
    strength: Floats
    """and its strength; weakest first."""
    weight: Floats
    """By unit."""

    def likeness(self) -> Floats:
        """By sentence here, 0 to 1: the root of the share of the question that the sentence covers, times the share the other way round."""
        gloss, count = self.gloss, len(self.gloss.sentences)
        ends, degree = gloss.postings.ends, np.zeros(len(gloss.terms), np.float32)
        degree[self.terms] = self.strength  # the last one written is the strongest, here and below
        of_question = np.zeros((len(self.units), count), np.float32)
        link, at = spread(ends[self.terms], ends[self.terms + 1])
        of_question[self.linked[link], gloss.postings.numbers[at]] = self.strength[link]
        reached = np.flatnonzero(degree)
        term, at = spread(ends[reached], ends[reached + 1])
        told = (degree * gloss.tells)[reached][term]
        of_sentence = np.bincount(gloss.postings.numbers[at], weights=told, minlength=count) / gloss.norm
        both = (self.weight @ of_question) / max(float(self.weight.sum()), 1e-9) * of_sentence
        return (np.sqrt(np.minimum(1, both)) * gloss.weight).astype(np.float32)

    def matched(self, sentence: int) -> tuple[str, ...]:
        """What of the question means what of a sentence ("护照 = passport"), most telling first."""
        found: dict[int, tuple[float, int]] = {}
        for unit, term, strength in zip(self.linked.tolist(), self.terms.tolist(), self.strength.tolist(), strict=True):
            if sentence in self.gloss.postings[term]:
                found[unit] = (strength * float(self.gloss.tells[term]), term)
        best = sorted(found.items(), key=lambda item: -item[1][0])
        return tuple(f"{self.units[unit]} = {self.gloss.terms[term]}" for unit, (_, term) in best)


def _asked(gloss: Gloss, said: Sequence[str]) -> Asked:
    rows = np.array([gloss.keys.get(unit, -1) for unit in said], np.int64)
    known, ends = np.flatnonzero(rows >= 0), gloss.links.ends
    number, at = spread(ends[rows[known]], ends[rows[known] + 1])
    order = np.argsort(gloss.strength[at], kind="stable")
    linked, at = known[number][order], at[order]
    terms, strength = gloss.links.numbers[at], gloss.strength[at]
    weight = np.zeros(len(said), np.float32)
    np.maximum.at(weight, linked, strength * gloss.tells[terms])
    missing = np.array([_missing(unit) for unit in said], np.float32)
    less = np.array([SMALL if unit in gloss.small else 1.0 for unit in said], np.float32)
    return Asked(gloss, said, linked.astype(np.int32), terms, strength, np.where(weight > 0, weight, missing) * less)


def _missing(unit: str) -> float:
    """What a unit weighs that reaches nothing. A name that no sentence has is spoken for by its class."""
    if unit.startswith(NAME):
        return 0.0
    return min(UNKNOWN, len(unit)) if has_han(unit) else UNKNOWN


def spread(begins: NDArray[np.int64], ends: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of ranges of numbers: which range each number is of, and the numbers, one range behind the other."""
    lengths = ends - begins
    which = np.repeat(np.arange(len(begins)), lengths)
    return which, np.arange(len(which)) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
