"""A sentence as features of the linear model: its words, their pairs, its spelling and its sound, each block with its share of the
whole."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.search import words
from bot.search.text import has_han

SHARES: Mapping[str, float] = {"word": 2, "pair": 1, "spelling": 2, "inside": 1, "sound": 2}
"""How much a block weighs in the likeness of two sentences, whatever their lengths: a block is scaled to the root of its share."""

RARE = {"pair": 2, "spelling": 2}
"""Phrasings that must have a feature of a block for it to count: these two blocks have very many that only one sentence has."""

LONGEST_SPELLING, LONGEST_INSIDE = 4, 5
"""Letters: runs across the whole sentence, and runs inside a word, are at least two and at most so long."""

Blocks = Mapping[str, Mapping[str, int]]


def features(read: str, letters: Sequence[str], sound: Sequence[str]) -> Blocks:
    """Counts by block. `read`: the normalised text; `letters`, `sound`: its tokens in the two views, after the lexicon."""
    return {
        "word": Counter(letters),
        "pair": Counter([*_unordered(letters), *_neighbours(letters)]),
        "spelling": Counter(_runs(f" {read} ", LONGEST_SPELLING)),
        "inside": Counter(run for word in words.runs(read) if not has_han(word) for run in _runs(f" {word} ", LONGEST_INSIDE)),
        "sound": Counter([*sound, *_neighbours(sound)]),
    }


def _unordered(tokens: Sequence[str]) -> Iterator[str]:
    """Any two words of a sentence, in either order: people put them as they come. Single characters are too many and say too little."""
    whole = sorted({token for token in tokens if len(token) > 1 or not has_han(token)})
    return (f"{left}&{right}" for at, left in enumerate(whole) for right in whole[at + 1 :])


def _neighbours(tokens: Sequence[str]) -> Iterator[str]:
    return (f"{left}|{right}" for left, right in pairwise(tokens))


def _runs(text: str, longest: int) -> Iterator[str]:
    return (text[at : at + length] for length in range(2, longest + 1) for at in range(len(text) - length + 1))
