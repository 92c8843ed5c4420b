"""Words that are only parts of a message: which a text has, and what is left of it without them."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.knowledge.knowledge import Knowledge
from bot.search.intents import PARTS
from bot.search.text import has_han, normalise

OFFICES, TOWNS = "offices", "towns"
"""What offices and their counters are called; and the towns of the gazetteer."""
MOST_WORDS, MOST_CHARACTERS = 8, 16
"""Of a part. Longer names are not looked for."""

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
    known, words = _known(tuple(parts[name] for name in names)), _SCRIPTS_MEET.sub(" ", normalise(text)).split()
    left, at = list[str](), 0
    while at < len(words):
        taken = 0 if has_han(words[at]) else _longest_words(words, at, known)
        if not taken:
            left.append(_without_runs(words[at], known) if has_han(words[at]) else words[at])
        at += max(1, taken)
    return " ".join(word for word in left if word)


@dataclass(frozen=True, slots=True)
class _Known:
    words: frozenset[str]
    first: frozenset[str]
    """The characters that one of them begins with: most places of a text begin none."""
    lengths: tuple[int, ...]
    """In characters, longest first, none above MOST_CHARACTERS."""


@functools.lru_cache(maxsize=64)
def _known(sets: tuple[frozenset[str], ...]) -> _Known:
    words = frozenset(word for words in sets for word in words if word)
    lengths = sorted({len(word) for word in words if len(word) <= MOST_CHARACTERS}, reverse=True)
    return _Known(words, frozenset(word[0] for word in words), tuple(lengths))


def _without_runs(run: str, known: _Known) -> str:
    left, at = list[str](), 0
    while at < len(run):
        taken = _longest_run(run, at, known)
        left.append("" if taken else run[at])
        at += max(1, taken)
    return "".join(left)


def _longest_run(run: str, at: int, known: _Known) -> int:
    """How many characters the longest that begins here has; 0 where none does."""
    if run[at] not in known.first:
        return 0
    return next((n for n in known.lengths if at + n <= len(run) and run[at : at + n] in known.words), 0)


def _longest_words(words: list[str], at: int, known: _Known) -> int:
    """The same in words."""
    if words[at][0] not in known.first:
        return 0
    return next((n for n in range(min(MOST_WORDS, len(words) - at), 0, -1) if " ".join(words[at : at + n]) in known.words), 0)
