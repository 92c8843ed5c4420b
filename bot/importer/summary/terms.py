"""What a sentence is about: its words, as stems, without the small ones."""

from collections.abc import Iterator

import rjieba

from bot.importer.summary.wording import Wording
from bot.search.text import WHOLE, has_han, normalise
from bot.search.words import runs, stem


def terms(text: str, wording: Wording) -> frozenset[str]:
    return frozenset(_terms(normalise(text, WHOLE), wording))


def _terms(text: str, wording: Wording) -> Iterator[str]:
    for run in runs(text):
        if has_han(run):
            yield from (word for word in rjieba.cut(run) if len(word) > 1 and word not in wording.small)
        elif run not in wording.small:
            yield stem(run)
