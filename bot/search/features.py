"""A sentence as features of the linear model: its words, their pairs, its spelling and its sound, each block with its share of the
whole. What the words mean is one more block, of dense numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.search import pinyin, words
from bot.search.text import has_han

SHARES: Mapping[str, float] = {"word": 1, "pair": 2, "spelling": 2, "inside": 1, "sound": 1}
"""How much a block weighs in the likeness of two sentences, whatever their lengths: a block is scaled to the root of its share."""
MEANING = 3.0
"""The same for the block of meaning (bot/language)."""
WHOLE = sum(SHARES.values()) + MEANING

RARE: Mapping[str, int] = {"pair": 2, "spelling": 2}
"""Phrasings that must have a feature of a block for it to count: these two blocks have very many that only one sentence has."""
OF_MANY: Mapping[str, int] = {"pair": 3, "spelling": 3, "inside": 3, "sound": 3}
"""The same in a knowledge of more than `MANY` phrasings: half of all features go, and nothing is found less often."""
MANY = 5000

LONGEST_SPELLING, LONGEST_INSIDE = 4, 5
"""Letters: runs across the whole sentence, and runs inside a word, are at least two and at most so long."""
MOST_PAIRED = 24
"""Words whose pairs are counted: the pairs of a long story are many, and tell little."""

Blocks = Mapping[str, Mapping[str, int]]


def features(read: str, letters: Sequence[str], sound: Sequence[str]) -> Blocks:
    """Counts by block. `read`: the normalised text; `letters`, `sound`: its tokens in the two views, after the lexicon."""
    return {
        "word": Counter(letters),
        "pair": Counter(_unordered(letters)),
        "spelling": Counter(_runs(f" {read} ", LONGEST_SPELLING)),
        "inside": Counter(run for word in words.runs(read) if not has_han(word) for run in _runs(f" {word} ", LONGEST_INSIDE)),
        "sound": Counter(_syllables(sound)),
    }


def _unordered(tokens: Sequence[str]) -> Iterator[str]:
    """Any two words of a sentence, in either order: people put them as they come. Single characters are too many and say too little."""
    told = dict.fromkeys(token for token in tokens if len(token) > 1 or not has_han(token))
    whole = sorted(list(told)[:MOST_PAIRED])
    return (f"{left}&{right}" for at, left in enumerate(whole) for right in whole[at + 1 :])


def _syllables(sound: Sequence[str]) -> Iterator[str]:
    """Syllables, and neighbours of which one is a syllable; the words of other languages are counted by their letters."""
    known = pinyin.syllables()
    yield from (token for token in sound if token in known)
    yield from (f"{left}|{right}" for left, right in pairwise(sound) if left in known or right in known)


def _runs(text: str, longest: int) -> Iterator[str]:
    return (text[at : at + length] for length in range(2, longest + 1) for at in range(len(text) - length + 1))
