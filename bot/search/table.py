"""All that stands for an entry: its questions and titles, those of one entry together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.lexicon import COUNTRY, PLACE
from bot.search.rows import Floats

SLOTS = {PLACE: 1, COUNTRY: 2}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A question or a title: it stands for its entry."""

    entry: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Table:
    """All sentences, those of one entry together."""

    entries: tuple[str, ...]
    texts: tuple[str, ...]
    first: NDArray[np.int64]
    """By entry: the number of its first sentence."""
    weight: Floats
    slots: NDArray[np.uint8]
    """By sentence: the templates in it. It stands for a question only if that names a place or country, too."""

    def sentences(self, entry: int) -> slice:
        return slice(int(self.first[entry]), int(self.first[entry + 1]) if entry + 1 < len(self.entries) else len(self.texts))


def table(sentences: Sequence[Sentence]) -> Table:
    """Sentences have to come entry by entry."""
    entries = tuple(dict.fromkeys(sentence.entry for sentence in sentences))
    first: dict[str, int] = {}
    for number, sentence in enumerate(sentences):
        first.setdefault(sentence.entry, number)
    return Table(
        entries,
        tuple(sentence.text for sentence in sentences),
        np.array([first[entry] for entry in entries], np.int64),
        np.array([sentence.weight for sentence in sentences], np.float32),
        np.array([slots([slot for slot in SLOTS if slot in sentence.text]) for sentence in sentences], np.uint8),
    )


def slots(templates: Iterable[str]) -> np.uint8:
    return np.uint8(sum(SLOTS.get(template, 0) for template in templates))
