"""The linear model: support vectors, and a logistic regression where there are few sentences."""

import warnings

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from bot.search.index import Index
from bot.search.linear import Linear
from bot.training.beside import Beside, here
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


def fit(index: Index, other: Beside = here) -> Linear | None:
    """The sum of the models' scores, each in units of its own spread. Chatter is learnt as one more class: what nothing answers. None
    where there are fewer than two entries to tell apart."""
    entries, texts, chatter = index.table.entries, index.table.texts, sorted(index.chatter)
    if len(entries) < 2:
        return None
    made = matrix([*texts, *chatter], index)
    wanted = np.searchsorted(index.table.first, np.arange(len(texts)), side="right") - 1
    counts = np.bincount(wanted)[wanted].astype(np.float64) ** -BALANCE
    weight = np.append(counts / counts.mean(), np.ones(len(chatter)))
    wanted = np.append(wanted, np.full(len(chatter), len(entries)))
    models = [_support_vectors(made.rows, wanted, weight, other)]
    if len(wanted) <= FEW:
        models.append(logistic(made.rows, wanted, weight))
    weights, bias = (sum(part) for part in zip(*(_in_spreads(model, made.rows) for model in models), strict=True))
    if not chatter:
        weights, bias = np.pad(weights, ((0, 0), (0, 1))), np.pad(bias, (0, 1))
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


def _support_vectors(rows: csr_matrix, wanted: NDArray[np.int64], weight: Doubles, other: Beside) -> tuple[Doubles, Doubles]:
    """One class against the rest, for every class; half of them are learnt beside."""
    classes = int(wanted.max()) + 1
    half = classes // 2
    upper = other(against_the_rest, rows, wanted, weight, half, classes)
    weights, bias = zip(against_the_rest(rows, wanted, weight, 0, half), upper(), strict=True)
    return np.hstack(weights), np.concatenate(bias)


def against_the_rest(rows: csr_matrix, wanted: NDArray[np.int64], weight: Doubles, first: int, end: int) -> tuple[Doubles, Doubles]:
    """Weights (features x classes) and biases of the classes from `first` to before `end`."""
    with warnings.catch_warnings(), threadpool_limits(1):
        warnings.simplefilter("ignore", UserWarning)  # neither many entries of few questions nor stopping early is a mistake here
        passes = PASSES if len(wanted) > FEW else 1000
        svc = LinearSVC(C=PENALTY, tol=TOLERANCE, max_iter=passes, random_state=0)
        svc.fit(rows, np.where((first <= wanted) & (wanted < end), wanted, -1), sample_weight=weight)
    return svc.coef_[first - end :].T, svc.intercept_[first - end :]
