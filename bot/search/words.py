"""A sentence as tokens, in two views: by its letters (characters and English stems), and by its sound (syllables of pinyin)."""

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Sequence

import Stemmer

from bot.search import pinyin
from bot.search.text import has_han

# Characters say less than pairs of characters, and a pair of neighbouring English words adds a little to the words themselves.
# A number is what tells two receptions, two transit schemes or two forms apart.
CHARACTER, PAIR, WORD, WORD_PAIR, NUMBER = 0.4, 1.0, 1.0, 0.3, 2.0
NAME = "@"
"""Begins the sign of one place or country: `@Leeds`."""

_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\s\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_english = Stemmer.Stemmer("english", 0)  # not for two threads at a time: it has no cache, so that nothing interrupts a call


LONGEST_WORD = 30
"""Letters: what is longer is no English word, and is not remembered."""


def stem(word: str) -> str:
    return _stem(word) if word.isascii() and len(word) <= LONGEST_WORD else word


@functools.lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_english.stemWord(word))


def runs(text: str) -> list[str]:
    """Runs of Chinese characters and words of anything else, of a normalised text, in order."""
    return _RUN.findall(text)


def by_letters(text: str) -> list[str]:
    """Chinese characters one by one, English words as stems."""
    if text.isascii():
        return list(map(stem, text.split()))
    return [token for run in runs(text) for token in (run if has_han(run) else (stem(run),))]


def by_sound(text: str, known: Callable[[str], bool] = lambda word: False) -> list[str]:
    """Syllables of Chinese characters and of words that spell pinyin, unless `known` as a word; other words as stems."""
    return [token for run in runs(text) for token in _sounds(run, known)]


def _sounds(run: str, known: Callable[[str], bool]) -> Sequence[str]:
    if has_han(run):
        return pinyin.of(run)
    syllables = None if known(run) else pinyin.read(run)
    return syllables or (stem(run),)


def terms(tokens: Sequence[str], small: Callable[[str], bool]) -> dict[str, float]:
    """What a sentence is compared by: each token, and each pair of neighbours, with its base weight.

    `small` tells the tokens that mean little alone: characters in one view, syllables in the other. A sign of the lexicon is never small.
    """
    weights: dict[str, float] = {}
    for term, weight in _terms(tokens, small):
        weights[term] = max(weight, weights.get(term, 0.0))
    return weights


def _terms(tokens: Sequence[str], small: Callable[[str], bool]) -> Iterator[tuple[str, float]]:
    for token in tokens:
        yield token, CHARACTER if small(token) else NUMBER if token.isdecimal() else WORD
    for left, right in itertools.pairwise(token for token in tokens if not token.startswith(NAME)):
        yield f"{left}|{right}", PAIR if small(left) and small(right) else WORD_PAIR
