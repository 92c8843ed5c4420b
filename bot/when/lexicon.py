"""Every word of time by the units that it is written with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.when import festivals, words
from bot.when.tokens import FESTIVAL
from bot.when.units import Unit, cut
from bot.when.words import Meaning

POSSESSIVE = "s"


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
    for word, meaning in words.meanings():
        meanings[_key(word)] = meaning
    for festival in festivals.festivals().values():
        meanings.update((_key(name), ((FESTIVAL, 0, festival.name),)) for name in festival.names)
    lengths: dict[str, set[int]] = {}
    for key in meanings:
        lengths.setdefault(key[0], set()).add(len(key))
    return Lexicon(meanings, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})


def _key(word: str) -> tuple[str, ...]:
    return tuple(unit.text for unit in cut(word))
