"""What Chinese words may mean in English: of the dictionary what links news of two languages, and the same for any news."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bot.search.rows import Floats
from bot.search.text import has_han
from bot.training.dictionary import FUNCTION, Dictionary, dictionary

LONGEST = 4
"""Characters of a word that is translated."""
WEAKEST = 0.4
"""How surely a meaning has to be meant: the fifth sense of a word is seldom what is asked."""


@dataclass(frozen=True, slots=True)
class Senses:
    """A row a sense."""

    words: tuple[str, ...]
    units: tuple[str, ...]
    """English stems, beside the words."""
    strength: Floats
    """How surely each is meant, 0 to 1."""


def senses(known: Dictionary | None = None) -> Senses:
    """Takes seconds: every word of the dictionary is looked at."""
    found = list(_senses(known or dictionary()))
    words, units, strength = zip(*found, strict=True) if found else ((), (), ())
    return Senses(words, units, np.array(strength, np.float32))


def _senses(known: Dictionary) -> Iterator[tuple[str, str, float]]:
    for word in known.definitions:
        if 2 <= len(word) <= LONGEST and has_han(word[0]):
            for unit, strength in known.may_mean(word).items():
                if strength >= WEAKEST and unit not in FUNCTION:
                    yield word, unit, strength
