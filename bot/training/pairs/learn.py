"""The model of pairs: among the candidates of a question, its siblings have to come first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bot.search.pairs.compare import Compared
from bot.search.pairs.inverted import Floats, Whole
from bot.search.pairs.model import PRIOR, Model, standardised, unlearnt

FIRM, LEXICAL, QUADRATIC = 1.0, 10.0, 200.0
"""How firmly weights are held to what they are before learning: of numbers, of single terms, of products of two numbers."""
FEWEST_PAIRS = 3
"""Pairs that have to differ by a term for it to get a weight."""
STEPS = 60
FEWEST = 20
"""Questions from which on a model is learnt."""

Loss = Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]]


@dataclass(frozen=True, slots=True)
class Example:
    """A question of an entry with more than one, asked with itself taken out."""

    compared: Compared
    right: NDArray[np.bool_]
    """By candidate: whether it is a sibling."""


def learn(examples: Sequence[Example], lexical: int) -> Model:
    """`lexical`: how many lexical terms there are. Listwise: the siblings' share of a softmax over the candidates is made large."""
    examples = [example for example in examples if example.right.any()]
    if len(examples) < FEWEST:
        return unlearnt(lexical)
    numbers = np.concatenate([example.compared.numbers for example in examples])
    mean, spread = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    z = standardised(numbers, mean, spread)
    rows, columns = np.triu_indices(z.shape[1])
    dense = np.hstack([z, z[:, rows] * z[:, columns] * (FIRM / QUADRATIC) ** 0.5])
    sparse, kept = _lexical(examples, lexical)
    start = np.concatenate([PRIOR * spread, np.zeros(len(rows) + len(kept))])
    firm = np.repeat([FIRM, LEXICAL], [dense.shape[1], len(kept)])
    learnt = minimize(_loss(examples, dense, sparse, start, firm), start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    linear, products, terms = np.split(learnt, [len(PRIOR), dense.shape[1]])
    quadratic = np.zeros((len(PRIOR), len(PRIOR)), np.float32)
    quadratic[rows, columns] = products * (FIRM / QUADRATIC) ** 0.5
    weights = np.zeros(2 * lexical, np.float32)
    weights[kept] = terms
    either, said = np.split(weights, 2)
    return Model(mean, spread, linear.astype(np.float32), quadratic, either, either + said)


def _lexical(examples: Sequence[Example], lexical: int) -> tuple[csr_matrix, Whole]:
    """By pair: the terms that only one has, and behind them those that only the sentence has; and the terms that the columns stand for."""
    starts = [0, *accumulate(len(example.right) for example in examples)]
    rows, columns = [], []
    for start, example in zip(starts, examples, strict=False):
        compared = example.compared
        row, term = np.nonzero(compared.only_asked)
        rows += [row + start, compared.of + start, compared.of + start]
        columns += [compared.asked[term], compared.only_said, compared.only_said + lexical]
    row, column = np.concatenate(rows), np.concatenate(columns)
    often = np.bincount(column, minlength=2 * lexical) >= FEWEST_PAIRS
    place, use = np.cumsum(often) - 1, often[column]
    ones = np.ones(int(use.sum()), np.float32)
    return csr_matrix((ones, (row[use], place[column[use]])), shape=(starts[-1], int(often.sum()))), np.flatnonzero(often)


def _loss(examples: Sequence[Example], dense: Floats, sparse: csr_matrix, prior: NDArray[np.float64], firm: NDArray[np.float64]) -> Loss:
    right = np.concatenate([example.right for example in examples]).astype(np.float32)
    sizes = np.array([len(example.right) for example in examples])
    starts, group = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    turned = sparse.T.tocsr()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        single = weights.astype(np.float32)
        scores = dense @ single[: dense.shape[1]] + sparse @ single[dense.shape[1] :]
        chance = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        all_, good = np.add.reduceat(chance, starts), np.maximum(np.add.reduceat(chance * right, starts), 1e-30)
        slope = chance / all_[group] - chance * right / good[group]
        off = weights - prior
        penalty = 0.5 * float((firm * off * off).sum())
        return float(np.log(all_ / good).sum()) + penalty, np.concatenate([slope @ dense, turned @ slope]) + firm * off

    return loss
