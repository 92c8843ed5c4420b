"""What staff's Chinese sentences are made of: how likely a token is after another, from their pairs, mixed with the tokens alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Codes = NDArray[np.int64]

AFTER, ALONE = 0.8, 0.2
"""Shares of the pair and of the token alone in the chance of a token."""
UNSEEN = 0.2
"""Times that a token is taken to occur that does not."""
START = ""
"""The token before the first; its code is 0."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Tokens by code, commonest first: characters, and words of other scripts. The code behind the last stands for every other token."""

    tokens: tuple[str, ...]
    codes: Mapping[str, int]
    """Of the tokens; made of them."""
    alone: Floats
    """By code, the other token's too: the logarithm of its chance after a token that it never follows."""
    keys: Codes
    """Every pair that occurs, as `key`, ascending."""
    after: Floats
    """By pair: the logarithm of the chance of the second after the first."""

    def encoded(self, tokens: Sequence[str]) -> Codes:
        other = len(self.tokens)
        return np.array([self.codes.get(token, other) for token in tokens], np.int64)

    def key(self, first: Codes, second: Codes) -> Codes:
        return first * (len(self.tokens) + 1) + second

    def occur(self, keys: Codes) -> NDArray[np.bool_]:
        """By pair: whether staff's sentences have it."""
        found: NDArray[np.bool_] = self.keys[np.minimum(self.keys.searchsorted(keys), len(self.keys) - 1)] == keys
        return found

    def chances(self, keys: Codes) -> Floats:
        """By pair: the logarithm of the chance of the second after the first."""
        at = np.minimum(self.keys.searchsorted(keys), len(self.keys) - 1)
        chances: Floats = np.where(self.keys[at] == keys, self.after[at], self.alone[keys % (len(self.tokens) + 1)])
        return chances


def pairs(sentences: Iterable[Sequence[str]]) -> Pairs:
    """Of sentences as tokens. Without a sentence, a model in which everything is as unlikely."""
    text = [token for sentence in sentences for token in (START, *sentence)] or [START]
    tokens, text_codes = _numbered(text)
    many = np.bincount(text_codes, minlength=len(tokens) + 1).astype(np.float64)
    many[len(tokens)] = UNSEEN
    keys, seen = np.unique((text_codes[:-1] * (len(tokens) + 1) + text_codes[1:])[text_codes[1:] > 0], return_counts=True)
    if not len(keys):
        keys, seen = np.array([-1]), np.array([1])  # so that there is something to look in
    first, second = np.divmod(np.maximum(keys, 0), len(tokens) + 1)
    alone = ALONE * many / len(text)
    after = AFTER * seen / many[first] + alone[second]
    return Pairs(tokens, {t: c for c, t in enumerate(tokens)}, np.log(alone).astype(np.float32), keys, np.log(after).astype(np.float32))


def _numbered(text: Sequence[str]) -> tuple[tuple[str, ...], Codes]:
    """The tokens in their order, and the text in their codes."""
    first: dict[str, int] = {}
    seen = np.array([first.setdefault(token, len(first)) for token in text], np.int64)
    many = np.bincount(seen)
    names = list(first)
    order = sorted(range(len(names)), key=lambda number: (names[number] != START, -many[number], names[number]))
    code = np.empty(len(names), np.int64)
    code[order] = np.arange(len(names))
    return tuple(names[number] for number in order), code[seen]
