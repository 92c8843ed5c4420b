"""A question about news, cut into what it asks for: names, set phrases, words of either language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from bot.search import pinyin
from bot.search.lexicon import Lexicon
from bot.search.text import has_han
from bot.search.words import by_letters, stem

GIVEN = 4
"""Letters of a Chinese given name or a place in pinyin from which on it is no chance: `ruolan`."""
LONGEST_NAME = 4
"""Characters."""


@dataclass(frozen=True, slots=True)
class Unit:
    said: str
    """A sign of the lexicon, a stem, or a Chinese word."""
    terms: tuple[str, ...]
    """As articles are indexed: of a Chinese word its pairs of characters, of everything else itself."""


def units(normalised: str, lexicon: Lexicon) -> list[Unit]:
    """Each once, in order."""
    tokens = by_letters(normalised)
    found, at, made = lexicon.find(tokens), 0, list[Unit]()
    for hit in found:
        made += [*_words(tokens[at : hit.start]), *(Unit(sign, (sign,)) for sign in hit.term.signs)]
        at = hit.end
    return list(dict.fromkeys([*made, *_words(tokens[at:])]))


def _words(tokens: Sequence[str]) -> Iterator[Unit]:
    characters = ""
    for token in (*tokens, ""):
        if len(token) == 1 and has_han(token):
            characters += token
            continue
        yield from (Unit(word, pairs(word)) for word in _chinese(characters) if len(word) > 1)
        characters = ""
        if token:
            yield Unit(token, (token,))


def spelt(unit: Unit) -> Unit:
    """A word of Latin letters that spells several syllables of pinyin: pair by pair, as Chinese words are linked by their sound."""
    syllables = pinyin.read(unit.said) if unit.said.isalpha() and unit.said.isascii() else None
    if not syllables or len(syllables) < 2:
        return unit
    return Unit(unit.said, tuple(stem(left + right) for left, right in pairwise(syllables)))


def _chinese(characters: str) -> Iterator[str]:
    """Words; neighbouring characters that are in none are one, for so a name that no dictionary has comes out."""
    strange = ""
    for word in (*rjieba.cut(characters), "  "):
        if len(word) == 1:
            strange += word
        else:
            yield from (strange, word.strip())
            strange = ""


def pairs(word: str) -> tuple[str, ...]:
    return tuple(left + right for left, right in pairwise(word))


def romanised(word: str) -> tuple[str, ...]:
    """How a Chinese name may stand in an English text, as stems: the whole (`puer`), or the given name (`ruolan`), if it is long enough."""
    if not 1 < len(word) <= LONGEST_NAME or not all(map(has_han, word)):
        return ()
    syllables = pinyin.of(word)
    spelt = ("".join(syllables), "".join(syllables[1:]))
    return tuple(stem(one) for one in spelt if len(one) >= GIVEN)
