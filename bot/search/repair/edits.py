"""How likely it is that a word was typed for another: one edit, seen from the hands that type."""

from itertools import pairwise

NEITHER = -2.5
"""Log likelihood of one given wrong letter, beside a letter lost or two swapped: a wrong letter is one of 25, a lost one is only lost."""
SLIP = -1.0
"""Of a neighbouring key, or of a letter struck twice: one of a few."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Below a key lie the one to its left and the one under it: each row begins half a key further right.
_BELOW = [(key, low) for upper, lower in pairwise(_ROWS) for at, key in enumerate(upper) for low in lower[max(0, at - 1) : at + 1]]
_BESIDE = [pair for row in _ROWS for pair in pairwise(row)]
NEIGHBOURS = frozenset(left + right for pair in _BELOW + _BESIDE for left, right in (pair, pair[::-1]))
"""Pairs of keys that touch, in either order."""


def likelihood(typed: str, meant: str) -> float:
    """Of two words that are one edit apart, roughly: the log likelihood of the edit, 0 for the likeliest."""
    if len(meant) > len(typed):
        return 0.0
    at = next((i for i, (t, m) in enumerate(zip(typed, meant, strict=False)) if t != m), len(meant))
    if len(meant) < len(typed):
        return SLIP if at and typed[at] == typed[at - 1] else NEITHER
    if typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]:
        return 0.0
    return SLIP if typed[at] + meant[at] in NEIGHBOURS else NEITHER
