"""What the words of a text mean, as one row of numbers: the dense block of the linear model."""

from collections.abc import Iterator

import rjieba

from bot.language.table import Floats, WordTable
from bot.search import words
from bot.search.lexicon import COUNTRY, PLACE
from bot.search.text import has_han


def meaning(read: str, table: WordTable) -> Floats:
    """Of a normalised text, or of a sentence of staff's: of length one, or zeros where no word is known. Templates mean nothing."""
    return table.meaning(list(_words(read, table)))


def _words(read: str, table: WordTable) -> Iterator[str]:
    for run in words.runs(read):
        if has_han(run):
            for word in rjieba.cut(run):
                yield from (word,) if word in table else word
        elif run not in (PLACE, COUNTRY):
            yield run
