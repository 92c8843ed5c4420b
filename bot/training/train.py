"""An index, trained: the linear model, and the chance that its best candidate is right."""

import warnings
from dataclasses import replace

import numpy as np
from sklearn.svm import LinearSVC

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index, build
from bot.search.linear import Linear
from bot.training.calibrate import calibrate
from bot.training.matrix import matrix, of_staff

PENALTY = 1.0
"""The SVC's C: higher fits the sentences more closely. From 0.3 to 3 little changes on knowledge of many sizes."""


MOST_WEIGHTS = 60_000_000
"""Features times entries, above which no linear model is made: with thousands of entries of few questions the nearest phrasing knows
better, and a worker's memory has an end."""


def train(knowledge: Knowledge) -> Index:
    """The whole index of a knowledge. Takes seconds; the same knowledge gives the same index."""
    index = with_linear(build(knowledge))
    return replace(index, calibration=calibrate(knowledge, with_linear))


def with_linear(index: Index) -> Index:
    """The index with a linear model beside it; without one where there are fewer than two entries to tell apart."""
    linear = fit(index)
    return replace(index, linear=linear)


def fit(index: Index) -> Linear | None:
    """One-against-all support vectors over the features of every question and title."""
    entries, texts = index.table.entries, index.table.texts
    if len(entries) < 2:
        return None
    made = matrix([of_staff(text, index) for text in texts])
    wanted = np.searchsorted(index.table.first, np.arange(len(texts)), side="right") - 1
    if len(entries) * len(made.rarity) > MOST_WEIGHTS:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # many entries with few questions each are no mistake here
        svc = LinearSVC(C=PENALTY, random_state=0).fit(made.rows, wanted)
    weights, bias = svc.coef_.T, svc.intercept_
    if len(entries) == 2:  # a single boundary between the two
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    spread = float(np.std(made.rows @ weights + bias)) or 1.0
    return Linear(entries, made.vocabulary, made.rarity, (weights / spread).astype(np.float32), (bias / spread).astype(np.float32))
