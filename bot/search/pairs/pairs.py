"""The sentences that a question may paraphrase, best first."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.pairs.compare import NUMBERS, Compared, compare
from bot.search.pairs.inverted import Floats, Inverted, Terms, Whole
from bot.search.pairs.model import Model
from bot.search.pairs.sides import SIDES, Side, side

AHEAD = 1.0
"""How far a sentence that is the question, letter for letter, is ahead of all others."""
FARTHEST = 8.0
"""A lead beyond which a lead says no more."""

CHANCE = ("share", "lead", "score", "mean score", *(f"known {side}" for side in SIDES), *NUMBERS)
"""What the chance that the best sentence is right is made of: its share of all chances, its lead over the best of another entry, its score,
the mean of all scores; by side, how much of the question is known at all; and the numbers of its comparison."""


@dataclass(frozen=True, slots=True)
class Asked:
    sentences: Whole
    """Best first; none where the question shares nothing with any."""
    scores: Floats
    """Beside the sentences: logarithms of chances, but for a constant."""
    numbers: Floats
    """`CHANCE`."""


@dataclass(frozen=True, slots=True)
class Pairs:
    entries: tuple[str, ...]
    entry: NDArray[np.int32]
    """By sentence."""
    weight: Floats
    """By sentence: the logarithm of what it counts for."""
    index: Inverted
    model: Model

    def ask(self, read: str, allowed: Callable[[str], bool] = lambda entry: True) -> Asked:
        """`read` has to be normalised, and repaired where it can be. Entries that are not `allowed` are as if they weren't there."""
        asked = side(read)
        compared, terms = self.compared(asked, allowed=allowed)
        scores = self.scores(compared)
        exact = self.index.whole[compared.sentences] == asked.whole
        return self.ranked(compared, np.where(exact, scores.max(initial=0.0) + AHEAD, scores), terms)

    def held(self, side: Side, sentence: int, hidden: bool) -> Asked:
        """A sentence of the knowledge, asked as if it weren't there; or, hidden, as if none of its entry were."""
        compared, terms = self.compared(side, sentence, hidden)
        return self.ranked(compared, self.scores(compared), terms)

    def compared(
        self, side: Side, sentence: int | None = None, hidden: bool = False, allowed: Callable[[str], bool] = lambda entry: True
    ) -> tuple[Compared, Terms]:
        terms = self.index.look_up(side, own=0 if sentence is None else 1)
        pool = self.index.likely(terms)
        pool = pool[[allowed(self.entries[entry]) for entry in self.entry[pool].tolist()]]
        if sentence is not None:
            pool = pool[self.entry[pool] != self.entry[sentence] if hidden else pool != sentence]
        return compare(terms, side.length, pool, self.index), terms

    def scores(self, compared: Compared) -> Floats:
        return self.model.score(compared) + self.weight[compared.sentences]

    def ranked(self, compared: Compared, scores: Floats, terms: Terms) -> Asked:
        order = np.argsort(-scores, kind="stable")
        sentences, best_first = compared.sentences[order], scores[order].astype(np.float32)
        if not len(order):
            return Asked(sentences, best_first, np.zeros(len(CHANCE), np.float32))
        numbers = [*self._chance(sentences, best_first), *(terms.known / (terms.total + 1e-6)), *compared.numbers[order[0]]]
        return Asked(sentences, best_first, np.array(numbers, np.float32))

    def _chance(self, sentences: Whole, scores: Floats) -> tuple[float, float, float, float]:
        _, first = np.unique(self.entry[sentences], return_index=True)
        by_entry = scores[np.sort(first)]
        lead = min(FARTHEST, float(by_entry[0] - by_entry[1])) if len(by_entry) > 1 else FARTHEST
        return float(1 / np.exp(by_entry - by_entry[0]).sum()), lead, float(scores[0]), float(scores.mean())
