"""A folded text cut into units (words, numbers and signs, each with its place), and every word of time by its units."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from bot.when import data, festival_days
from bot.when.data import Meaning
from bot.when.tokens import FESTIVAL

POSSESSIVE = "s"

_UNIT = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[./:-][0-9]+)*|\S")
"""A word, a number with the punctuation inside it, or a single character. No part can match what another part has begun."""


class Unit(NamedTuple):
    text: str
    start: int
    end: int


def cut(text: str) -> list[Unit]:
    """Words lose their apostrophe: new year's -> new years."""
    return [Unit(_word(found[0]), found.start(), found.end()) for found in _UNIT.finditer(text)]


def _word(text: str) -> str:
    return text.replace("'", "") if len(text) > 1 and "'" in text else text


@dataclass(frozen=True, slots=True)
class Lexicon:
    meanings: Mapping[tuple[str, ...], Meaning]
    lengths: Mapping[str, tuple[int, ...]]
    """First unit -> how many units the words have that begin so, the longest first."""

    def match(self, units: Sequence[Unit], at: int) -> tuple[Meaning, int] | None:
        """The longest word that begins at a unit, and how many units it has."""
        for length in self.lengths.get(units[at].text, ()):
            key = tuple(unit.text for unit in units[at : at + length])
            if found := self.meanings.get(key):
                return found, len(key)
        return self._possessive(units[at])

    def _possessive(self, unit: Unit) -> tuple[Meaning, int] | None:
        """Today's: the word has lost its apostrophe, which its place still shows."""
        if unit.end - unit.start == len(unit.text) or not unit.text.endswith(POSSESSIVE):
            return None
        found = self.meanings.get((unit.text.removesuffix(POSSESSIVE),))
        return None if found is None else (found, 1)


@cache
def lexicon() -> Lexicon:
    meanings: dict[tuple[str, ...], Meaning] = {}
    for word, meaning in data.meanings():
        meanings[_key(word)] = meaning
    for festival in festival_days.festivals().values():
        meanings.update((_key(name), ((FESTIVAL, 0, festival.name),)) for name in festival.names)
    lengths: dict[str, set[int]] = {}
    for key in meanings:
        lengths.setdefault(key[0], set()).add(len(key))
    return Lexicon(meanings, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})


def _key(word: str) -> tuple[str, ...]:
    return tuple(unit.text for unit in cut(word))
