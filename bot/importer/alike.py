"""Whether two texts are one article's: pages of one article differ in a sentence or two, articles of one title in nearly all of them."""

from itertools import pairwise

from bot.search.text import WHOLE, normalise
from bot.search.words import by_letters

ALIKE = 0.5
"""The share of the shorter text's neighbouring words that stand in the other one, too."""


def is_alike(one: str, other: str) -> bool:
    """By their beginnings."""
    if one == other:
        return True
    first, second = _pairs(one), _pairs(other)
    return bool(first and second) and len(first & second) >= ALIKE * min(len(first), len(second))


def _pairs(text: str) -> set[tuple[str, str]]:
    words = by_letters(normalise(text, WHOLE))
    return set(pairwise(words))
