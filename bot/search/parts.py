"""Words that are only parts of a message: which a text has, and what is left of it without them."""

import re
from collections.abc import Iterable, Iterator, Mapping

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
    known, words = [parts[name] for name in names], _SCRIPTS_MEET.sub(" ", normalise(text)).split()
    left, at = list[str](), 0
    while at < len(words):
        taken = 0 if has_han(words[at]) else _longest([" ".join(words[at : at + n]) for n in range(1, MOST_WORDS + 1)], known)
        if not taken:
            left.append(_without_runs(words[at], known) if has_han(words[at]) else words[at])
        at += max(1, taken)
    return " ".join(word for word in left if word)


def _without_runs(run: str, known: Iterable[frozenset[str]]) -> str:
    left, at = "", 0
    while at < len(run):
        taken = _longest([run[at : at + n] for n in range(1, MOST_CHARACTERS + 1)], known)
        left += "" if taken else run[at]
        at += max(1, taken)
    return left


def _longest(found: list[str], known: Iterable[frozenset[str]]) -> int:
    """How many pieces the longest that is known has; 0 where none is. The pieces are one longer each."""
    return next((n for n in range(len(found), 0, -1) if any(found[n - 1] in words for words in known)), 0)
