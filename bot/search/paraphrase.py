"""Among very many entries: those with a sentence that the question paraphrases."""

from collections.abc import Callable

from bot.search import words
from bot.search.candidate import Candidate, Numbers
from bot.search.index import Index
from bot.search.pairs.pairs import Pairs
from bot.search.reading import Reading
from bot.search.tokens import plain

TOLD = 3
"""Of so many the likeness and the words that matched are told."""


def paraphrased(
    reading: Reading, pairs: Pairs, index: Index, allowed: Callable[[str], bool] = lambda entry: True
) -> tuple[list[Candidate], Numbers]:
    """The allowed entries, best first, and the numbers that the chance is made of."""
    asked = pairs.ask(reading.text, allowed)
    found: dict[str, Candidate] = {}
    for number, score in zip(asked.sentences.tolist(), asked.scores.tolist(), strict=True):
        entry, phrasing = pairs.entries[pairs.entry[number]], index.table.texts[number]
        if entry not in found:
            near = len(found) < TOLD
            found[entry] = _told(entry, phrasing, score, reading) if near else Candidate(entry, round(score, 4), 0.0, 0.0, phrasing, ())
    return list(found.values()), tuple(asked.numbers.tolist())


def _told(entry: str, phrasing: str, score: float, reading: Reading) -> Candidate:
    """With what it has in common with the question."""
    said, asked = plain(phrasing), set(reading.letters)
    tokens = set(words.by_letters(said))
    shared = tokens & asked
    likeness = 2 * len(shared) / max(1, len(tokens) + len(asked))
    matched = tuple(sorted(shared, key=lambda token: (-len(token), token)))
    exact = reading.typed and said.replace(" ", "") == reading.text.replace(" ", "")
    return Candidate(entry, round(score, 4), round(likeness, 4), 0.0, phrasing, matched, exact=exact)
