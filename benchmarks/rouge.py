"""ROUGE: how much of one text another one has. F1, from 0 to 1, over English stems and Chinese characters."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from bot.search.text import WHOLE, normalise
from bot.search.words import by_letters

Scores = tuple[float, float, float]
"""ROUGE-1, ROUGE-2 and ROUGE-L."""


def rouge(text: str, reference: str) -> Scores:
    ours, theirs = (by_letters(normalise(each, WHOLE)) for each in (text, reference))
    pairs = (list(pairwise(ours)), list(pairwise(theirs)))
    common = LCSseq.similarity(ours, theirs)
    return _overlap(ours, theirs), _overlap(*pairs), f1(common, len(ours), len(theirs))


def _overlap(ours: Sequence[object], theirs: Sequence[object]) -> float:
    return f1((Counter(ours) & Counter(theirs)).total(), len(ours), len(theirs))


def f1(common: int, ours: int, theirs: int) -> float:
    """Of the units in common, as many as they are on either side."""
    return 2 * common / (ours + theirs) if common else 0.0
