"""How common a word of a question is in its language: what everybody says all the time tells little, whatever it stands in."""

import math
from collections.abc import Mapping
from functools import cache

from bot.language.table import word_table
from bot.search.words import stem

RARE = 10_000
"""Place in the order of frequency from which on a word tells all that it can."""


def rareness(word: str) -> float:
    """Of a stem or a Chinese word: 0 for the commonest of its language, 1 for rare ones and for what is in no list."""
    place = ranks().get(word, RARE)
    return min(1.0, math.log10(1 + place / 10) / math.log10(1 + RARE / 10))


@cache
def ranks() -> Mapping[str, int]:
    """The best place of any word with this stem."""
    table, found = word_table(), dict[str, int]()
    for word, place in table.english.items():
        found.setdefault(stem(word), place)
    return {**table.chinese, **found}
