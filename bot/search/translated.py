"""Entries that staff wrote in the other language only, by what a question means."""

from collections.abc import Sequence

from bot.search.candidate import Candidate
from bot.search.gloss.gloss import Meaning
from bot.search.index import Index
from bot.search.lexicon import PLACE
from bot.search.reading import Reading, is_pinyin, named
from bot.search.table import SLOTS
from bot.search.text import has_han

GLOSSED = 0.9
"""How much it counts that words mean the same."""


def translated(reading: Reading, signs: Sequence[str], index: Index) -> Meaning | None:
    """None where no entry lacks the language of the question. `signs`: its tokens by letters, with the lexicon's signs."""
    if has_han(reading.text):
        gloss = index.glosses.chinese
    else:
        gloss = index.glosses.english
        gloss = None if gloss and is_pinyin(reading, named(reading, index), index) else gloss
    return gloss.meaning(signs, len(index.table.entries)) if gloss else None


def candidate(entry: int, score: float, meaning: Meaning, index: Index) -> Candidate:
    """With the phrasing of the other language that it was found by."""
    nearest = meaning.nearest(entry)
    number = int(meaning.asked.gloss.sentences[nearest])
    return Candidate(
        index.table.entries[entry],
        round(score, 4),
        round(GLOSSED * float(meaning.score[entry]), 4),
        0.0,
        index.table.texts[number],
        meaning.asked.matched(nearest),
        template=bool(index.table.slots[number] & SLOTS[PLACE]),
    )
