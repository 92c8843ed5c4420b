"""What makes two texts paraphrases of each other: learnt by bot.training."""

from dataclasses import dataclass

import numpy as np

from bot.search.pairs.compare import NUMBERS, Compared
from bot.search.pairs.inverted import Floats

CLIP = 3.0
"""Standard deviations beyond which a number says no more."""
PRIOR = np.array([3.0 if name in ("letters, of both", "words, of both", "shared beside the most") else 0.0 for name in NUMBERS], np.float32)
"""Weights before anything is learnt. Where no entry has two questions to learn from they find as much as BM25 does, or a little more."""


@dataclass(frozen=True, slots=True)
class Model:
    mean: Floats
    spread: Floats
    linear: Floats
    """By number of a comparison, standardised."""
    quadratic: Floats
    """By two of them; upper triangle."""
    only_asked: Floats
    """By lexical term, where the question has it and the sentence lacks it."""
    only_said: Floats
    """By lexical term, where it is the other way round."""

    def score(self, compared: Compared) -> Floats:
        """By candidate: the logarithm, but for a constant, of the chance that it is a paraphrase of the question."""
        z = standardised(compared.numbers, self.mean, self.spread)
        asked = compared.only_asked @ self.only_asked[compared.asked]
        said = np.bincount(compared.of, self.only_said[compared.only_said], len(z))
        score: Floats = (z @ self.linear + ((z @ self.quadratic) * z).sum(axis=1) + asked + said).astype(np.float32)
        return score


def standardised(numbers: Floats, mean: Floats, spread: Floats) -> Floats:
    z: Floats = np.clip((numbers - mean) / spread, -CLIP, CLIP)
    return z


def unlearnt(lexical: int) -> Model:
    size, none = len(NUMBERS), np.zeros(lexical, np.float32)
    return Model(np.zeros(size, np.float32), np.ones(size, np.float32), PRIOR, np.zeros((size, size), np.float32), none, none)
