"""Words that are only parts of a message: which a text has, and what is left of it without them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.knowledge.knowledge import Knowledge
from bot.search.intents import PARTS
from bot.search.text import has_han, normalise

OFFICES, TOWNS = "offices", "towns"
"""What offices and their counters are called; and the towns of the gazetteer."""
MOST_WORDS, MOST_CHARACTERS = 8, 16
"""Of a part. Longer names are not looked for."""

KEPT = 64
"""Sets of parts of which it is known how their words begin: those of a knowledge, and of the one before it."""

Parts = Mapping[str, frozenset[str]]
"""Normalised, by their name in a phrasebook's `hear`, and OFFICES and TOWNS."""

_SCRIPTS_MEET = re.compile(r"(?<=[a-z0-9])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[a-z0-9])")


def compile_parts(knowledge: Knowledge) -> Parts:
    books = knowledge.phrasebooks.values()
    heard = {name: _normalised(word for book in books for word in book.hear.get(name, ())) for name in PARTS}
    towns = _normalised(name for place in knowledge.places for name in (place.name, place.zh, *place.aliases))
    return heard | {OFFICES: _normalised(_offices(knowledge)), TOWNS: towns}


def _normalised(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(normalise, words))


def _offices(knowledge: Knowledge) -> Iterator[str]:
    for office in knowledge.offices.values():
        yield from office.names
        yield from (name for counter in office.counters for name in counter.names)


def has(text: str, parts: Parts, *names: str) -> bool:
    return without(text, parts, *names) != without(text, parts)


def without(text: str, parts: Parts, *names: str) -> str:
    """The text, normalised, without the parts of these names: of Chinese wherever they stand, else as words of their own. Of several that
    begin at one place the longest goes."""
    known, words = [parts[name] for name in names], _SCRIPTS_MEET.sub(" ", normalise(text)).split()
    left, at = list[str](), 0
    while at < len(words):
        taken = 0 if has_han(words[at]) else _longest_of_words(words, at, known)
        if not taken:
            left.append(_without_runs(words[at], known) if has_han(words[at]) else words[at])
        at += max(1, taken)
    return " ".join(word for word in left if word)


def _without_runs(run: str, known: Iterable[frozenset[str]]) -> str:
    left, at = "", 0
    while at < len(run):
        taken = _longest_of_characters(run, at, known)
        left += "" if taken else run[at]
        at += max(1, taken)
    return left


def _longest_of_words(words: Sequence[str], at: int, known: Iterable[frozenset[str]]) -> int:
    """How many words the longest part has that stands here; 0 where none does."""
    counts = ((part, _counts(part).get(words[at], ())) for part in known)
    return max((next((n for n in of if " ".join(words[at : at + n]) in part), 0) for part, of in counts), default=0)


def _longest_of_characters(run: str, at: int, known: Iterable[frozenset[str]]) -> int:
    lengths = ((part, _lengths(part).get(run[at], ())) for part in known)
    return max((next((n for n in of if run[at : at + n] in part), 0) for part, of in lengths), default=0)


@lru_cache(maxsize=KEPT)
def _counts(part: frozenset[str]) -> Mapping[str, tuple[int, ...]]:
    """By first word: how many words the parts have that begin with it, most first."""
    return _descending((words[0], len(words)) for words in map(str.split, part) if 0 < len(words) <= MOST_WORDS)


@lru_cache(maxsize=KEPT)
def _lengths(part: frozenset[str]) -> Mapping[str, tuple[int, ...]]:
    """The same by first character."""
    return _descending((word[0], len(word)) for word in part if 0 < len(word) <= MOST_CHARACTERS)


def _descending(found: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    lengths = defaultdict[str, set[int]](set)
    for first, length in found:
        lengths[first].add(length)
    return {first: tuple(sorted(of, reverse=True)) for first, of in lengths.items()}
