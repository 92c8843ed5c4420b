"""The nearest of a short list of words or phrases, by comparing with each of them: for a phrasebook, not for a vocabulary."""

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST, LONG = 4, 8
"""Letters: shorter words are left alone (a change of one letter makes another word); from `LONG` on two errors are mended."""


def errors_allowed(word: str) -> int:
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def nearest(word: str, vocabulary: Collection[str]) -> str | None:
    """The known word that was meant; None where the word is known, too short or too far from all. The first letter is seldom mistyped."""
    allowed = errors_allowed(word)
    if not allowed or word in vocabulary:
        return None
    found = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=allowed, limit=8)
    best = min(found, key=lambda hit: (hit[1], hit[0][0] != word[0], abs(len(hit[0]) - len(word)), hit[0]), default=None)
    return best[0] if best else None
