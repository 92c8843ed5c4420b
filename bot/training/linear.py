"""The linear model: support vectors, and a logistic regression where there are few sentences."""

import warnings

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.search.index import Index
from bot.search.linear import Linear
from bot.training.logistic import Doubles, logistic
from bot.training.matrix import matrix

PENALTY = 1.0
"""The SVC's C: higher fits the sentences more closely. From 0.3 to 3 little changes on knowledge of many sizes."""
TOLERANCE, PASSES = 0.1, 5
"""Where the SVC stops, and how often it goes through many sentences at most: more exact takes longer and ranks no better."""
BALANCE = 0.75
"""A sentence of an entry with n sentences counts n to the minus this: entries with many must not drown the others."""
FEW = 1200
"""Sentences up to which a logistic regression takes part: with few it ranks better than support vectors, with many it is slower and no
better."""


def fit(index: Index) -> Linear | None:
    """The sum of the models' scores, each in units of its own spread. None where there are fewer than two entries to tell apart."""
    entries, texts = index.table.entries, index.table.texts
    if len(entries) < 2:
        return None
    made = matrix(texts, index)
    wanted = np.searchsorted(index.table.first, np.arange(len(texts)), side="right") - 1
    counts = np.bincount(wanted)[wanted].astype(np.float64) ** -BALANCE
    weight = counts / counts.mean()
    models = [_support_vectors(made.rows, wanted, weight)]
    if len(texts) <= FEW:
        models.append(logistic(made.rows, wanted, weight))
    weights, bias = (sum(part) for part in zip(*(_in_spreads(model, made.rows) for model in models), strict=True))
    features = len(made.rarity)
    return Linear(
        entries,
        made.vocabulary,
        made.rarity,
        weights[:features].astype(np.float16),
        (made.directions @ weights[features:]).astype(np.float32),
        bias.astype(np.float32),
    )


def _in_spreads(model: tuple[Doubles, Doubles], rows: csr_matrix) -> tuple[Doubles, Doubles]:
    weights, bias = model
    spread = float(np.std(rows @ weights + bias)) or 1.0
    return weights / spread, bias / spread


def _support_vectors(rows: csr_matrix, wanted: NDArray[np.int64], weight: Doubles) -> tuple[Doubles, Doubles]:
    """One entry against the rest, for every entry."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # neither many entries of few questions nor stopping early is a mistake here
        passes = PASSES if len(wanted) > FEW else 1000
        svc = LinearSVC(C=PENALTY, tol=TOLERANCE, max_iter=passes, random_state=0).fit(rows, wanted, sample_weight=weight)
    weights, bias = svc.coef_.T, svc.intercept_
    if len(svc.classes_) == 2:  # a single boundary between the two
        return np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    return weights, bias
