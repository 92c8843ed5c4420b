"""A text from all its sides: its letters, its words, its neighbouring letters, its sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import rjieba
from numpy.typing import NDArray

from bot.search import pinyin, words
from bot.search.text import has_han

Keys = NDArray[np.uint64]

SIDES = ("letters", "words", "neighbours", "sound")
LEXICAL = 2
"""So many sides come first whose single terms are weighed where only one of two texts has them."""
SPELLING, RHYME = 4, 3
"""Letters of the pieces that a word of other scripts has, as a word and as a sound: they forgive endings and typing errors."""

SIDE_BITS = np.uint64(61)
_SHIFTS = (np.uint64(31), np.uint64(29))
_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, odd: Knuth's multiplicative hash


@dataclass(frozen=True, slots=True)
class Side:
    keys: Keys
    """Of its terms, sorted, each once: the side in the three highest bits, below them a hash of the term."""
    whole: np.uint64
    """Of the text without its spaces: equal for equal texts."""
    length: int
    """Letters: Chinese characters, and other words."""


def side(read: str) -> Side:
    """`read` has to be normalised."""
    parts = terms(read)
    return Side(np.unique(keys([parts])[0]), whole([read])[0], len(parts[0]))


def terms(read: str) -> list[list[str]]:
    """By side, as they come."""
    letters = words.by_letters(read)
    sounds = [pinyin.of(letter)[0] if has_han(letter) else letter for letter in letters]
    foreign = [f"<{run}>" for run in words.runs(read) if not has_han(run)]
    return [
        letters,
        [word for word in rjieba.cut_for_search(read) if has_han(word)] + _pieces(foreign, SPELLING),
        _pairs(letters),
        sounds + _pairs(sounds) + _pieces(foreign, RHYME),
    ]


def _pairs(tokens: Sequence[str]) -> list[str]:
    return [f"{left}|{right}" for left, right in pairwise(tokens)]


def _pieces(spelt: Sequence[str], length: int) -> list[str]:
    return [word[at : at + length] for word in spelt for at in range(max(1, len(word) - length + 1))]


def keys(texts: Sequence[Sequence[Sequence[str]]]) -> tuple[Keys, NDArray[np.int64]]:
    """Of the terms of texts, by side: the key of each term, and the number of its text. Two of a million terms share a key once in
    millions of such knowledges, and then do little harm."""
    hashed = _hash([term for parts in texts for part in parts for term in part])
    sizes = np.array([[len(part) for part in parts] for parts in texts], np.int64).reshape(-1, len(SIDES))
    sides = np.repeat(np.tile(np.arange(len(SIDES), dtype=np.uint64), len(texts)), sizes.ravel())
    of: NDArray[np.int64] = np.repeat(np.arange(len(texts)), sizes.sum(axis=1))
    return (hashed >> np.uint64(64 - int(SIDE_BITS))) | (sides << SIDE_BITS), of


def first_key(side: int) -> np.uint64:
    """All terms of this side and of those behind it have keys from here on."""
    return np.uint64(side) << SIDE_BITS


def sides_of(keys: Keys) -> NDArray[np.int64]:
    return (keys >> SIDE_BITS).astype(np.int64)


def whole(read: Sequence[str]) -> Keys:
    return _hash([text.replace(" ", "") for text in read])


def _hash(texts: Sequence[str]) -> Keys:
    """A polynomial of the characters, modulo 2**64, stirred. The same everywhere and always, as it is kept in artefacts."""
    if not texts:
        return np.zeros(0, np.uint64)
    table = np.array(texts, f"<U{max(1, max(map(len, texts)))}")
    characters = table.view("<u4").reshape(len(texts), -1).astype(np.uint64)
    powers: Keys = np.cumprod(np.full(characters.shape[1], _ODD), dtype=np.uint64)
    key: Keys = (characters * powers).sum(axis=1, dtype=np.uint64)
    for shift in _SHIFTS:
        key ^= key >> shift
        key *= _ODD
    return key
