"""Chinese as it was typed, read as what was meant: characters that only sound right, and pinyin. Staff's sentences are the measure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search import pinyin, words
from bot.search.repair.english import English
from bot.search.repair.lattice import Arc, likeliest
from bot.search.repair.pairs import Codes, Pairs, pairs
from bot.search.repair.sounds import Sounds, sounds
from bot.search.repair.spelling import spelt
from bot.search.text import has_han

CHANGE = -6.0
"""Log likelihood of another character of the same syllable than the one that was typed."""
LONGEST_WORD = 4
"""Characters of a word of the language that is left alone; longer ones are sayings."""


@dataclass(frozen=True, slots=True)
class Chinese:
    pairs: Pairs
    sounds: Sounds
    names: frozenset[str]
    """Of places and countries, in characters: they are left alone."""
    lengths: tuple[int, ...]
    """Of names and words, in characters."""

    def mended(self, text: str) -> dict[str, str]:
        """Runs of characters, and what was meant by them, where that is something else.

        A character is weak if staff's sentences have it next to neither of its neighbours, and if it makes no word with them. Weak
        ones, and no others, may become one of the commonest characters of the same syllable.
        """
        said = words.runs(text)
        tokens = _tokens(said)
        weak = self._weak(tokens)
        if not weak.any():
            return {}
        meant = self._likeliest(tokens, weak)
        return {run: now for run, now in zip(said, _regrouped(said, meant), strict=True) if run != now}

    def read(self, text: str, english: English) -> tuple[str, ...] | None:
        """Each word of a text in Latin letters as the characters that its pinyin stands for; None where it may as well be English."""
        return spelt(words.runs(text), self.pairs, self.sounds, english) if self.sounds.syllables else None

    def _weak(self, tokens: Sequence[str]) -> NDArray[np.bool_]:
        codes = self.pairs.encoded(tokens)
        if len(codes) < 2 or not self.sounds.syllables:
            return np.zeros(len(codes), bool)
        known = self.pairs.occur(self.pairs.key(codes[:-1], codes[1:]))
        weak = np.ones(len(codes), bool)
        weak[1:] &= ~known
        weak[:-1] &= ~known
        return self._in_no_word(tokens, weak) if weak.any() else weak

    def _in_no_word(self, tokens: Sequence[str], weak: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Of the weak ones those that are characters, and part of no name and of no word of the language."""
        weak &= [len(token) == 1 and has_han(token) for token in tokens]
        places = np.flatnonzero(weak).tolist()
        for length in self.lengths:
            for start in _windows(places, length, len(tokens)):
                if self._is_word("".join(tokens[start : start + length])):
                    weak[start : start + length] = False
        return weak

    def _is_word(self, characters: str) -> bool:
        return characters in self.names or (len(characters) <= LONGEST_WORD and pinyin.is_word(characters))

    def _likeliest(self, tokens: Sequence[str], weak: NDArray[np.bool_]) -> list[str]:
        """The tokens, each stretch of weak ones as what is likeliest between the tokens beside it."""
        meant, codes, at = list(tokens), self.pairs.encoded(tokens), 0
        while at < len(tokens):
            end = at
            while end < len(tokens) and weak[end]:
                end += 1
            if end > at:
                meant[at:end] = self._between(tokens[at:end], codes[at:end], int(codes[at - 1]) if at else 0, codes[end : end + 1])
            at = end + 1
        return meant

    def _between(self, typed: Sequence[str], codes: Codes, before: int, after: Codes) -> list[str]:
        arcs = [self._choices(place, token, code) for place, (token, code) in enumerate(zip(typed, codes.tolist(), strict=True))]
        if len(after):
            arcs.append(Arc(len(typed), len(typed) + 1, after, np.zeros(1, np.float32)))
        path = likeliest(arcs, len(arcs), self.pairs, before)
        assert path
        chosen = [int(arcs[number].codes[choice]) for number, choice in path.steps[: len(typed)]]
        return [token if code == now else self.pairs.tokens[now] for token, code, now in zip(typed, codes.tolist(), chosen, strict=True)]

    def _choices(self, place: int, token: str, code: int) -> Arc:
        alike = self.sounds.characters(pinyin.of(token)[0])
        codes = np.concatenate([np.array([code], np.int64), alike[alike != code]])
        costs = np.full(len(codes), CHANGE, np.float32)
        costs[0] = 0.0
        return Arc(place, place + 1, codes, costs)


def chinese(sentences: Iterable[str], names: Iterable[str] = ()) -> Chinese:
    """`sentences`: staff's, normalised, of which those with Chinese characters count; `names`: of places and countries."""
    said = [words.runs(sentence) for sentence in sentences if has_han(sentence)]
    model = pairs(map(_tokens, said))
    kept = frozenset(name for name in names if len(name) > 1 and all(map(has_han, name)))
    heard = sounds(model, (run for sentence in said for run in sentence if has_han(run)))
    return Chinese(model, heard, kept, tuple(sorted({*range(2, LONGEST_WORD + 1), *map(len, kept)})))


def _windows(places: Iterable[int], length: int, end: int) -> set[int]:
    """Where a word of `length` may begin that has one of the places in it: each once, for long runs have many in common."""
    return {start for at in places for start in range(max(0, at - length + 1), min(at, end - length) + 1)}


def _tokens(said: Sequence[str]) -> list[str]:
    """Characters one by one, words of other scripts whole."""
    return [token for run in said for token in (run if has_han(run) else (run,))]


def _regrouped(said: Sequence[str], tokens: Sequence[str]) -> list[str]:
    """Tokens joined into runs as they were."""
    rest = iter(tokens)
    return ["".join(next(rest) for _ in (run if has_han(run) else (run,))) for run in said]
