"""What a word of one language may be called in news of the other: by a dictionary, and by how names sound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from bot.search import pinyin
from bot.search.news.units import pairs
from bot.search.rows import Floats, Rows, rows
from bot.search.text import has_han
from bot.search.words import stem

PERSON = 3
"""Characters of most people's names, the first one the surname."""

Strengths = Mapping[str, Mapping[str, float]]
"""A word of a question -> terms of news, with how surely each is meant, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Links:
    keys: Mapping[str, int]
    """A stem or a Chinese word -> its row."""
    terms: Rows
    """By key: rows of the vocabulary."""
    strength: Floats
    """Beside `terms`."""

    def of(self, word: str) -> Iterable[tuple[int, float]]:
        """Rows of the vocabulary, with how surely each is meant."""
        row = self.keys.get(word)
        if row is None:
            return ()
        first, last = self.terms.ends[row], self.terms.ends[row + 1]
        return zip(self.terms.numbers[first:last].tolist(), self.strength[first:last].tolist(), strict=True)


def links(found: Strengths, vocabulary: Mapping[str, int]) -> Links:
    keys = sorted(found)
    return Links(
        {key: row for row, key in enumerate(keys)},
        rows([[vocabulary[term] for term in found[key]] for key in keys]),
        np.array([strength for key in keys for strength in found[key].values()], np.float32),
    )


NO_LINKS = links({}, {})


def sounding(words: Iterable[str], vocabulary: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """What the Chinese words of news sound like, in pinyin, pair by pair -> the pairs: `ruolan`, `shiyan`. A person's surname leads to the
    pair that it begins."""
    found: dict[str, dict[str, float]] = {}
    for word in sorted(filter(has_han, set(words))):
        for pair in pairs(word):
            if pair in vocabulary:
                found.setdefault("".join(pinyin.of(pair)), {})[pair] = 1.0
        if len(word) == PERSON and pairs(word)[0] in vocabulary:
            found.setdefault(pinyin.of(word[0])[0], {})[pairs(word)[0]] = 1.0
    return {stem(spelt): terms for spelt, terms in found.items()}
