"""A question whose right entry is known, asked of an index."""

from collections.abc import Collection

from bot.knowledge.entry import DECLINED
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.search.match import rank
from bot.search.reading import read
from bot.training.calibrate import Asked


def ask(question: str, expected: Collection[str], index: Index, knowledge: Knowledge, weight: float = 1.0) -> Asked | None:
    """`expected` are the entries that answer it, if any. None where nothing at all is found: there is nothing to be sure of."""
    candidates, numbers = rank(read(question, index), index)
    if not candidates:
        return None
    best = knowledge.entries[candidates[0].entry]
    return Asked(
        weight,
        numbers,
        right=best.id in expected,
        asserts=best.kind != DECLINED,
    )
