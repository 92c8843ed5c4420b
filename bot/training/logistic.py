"""Multinomial logistic regression for a small knowledge: exact, in the space that its sentences span."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Doubles = NDArray[np.float64]

LOOSE = 30.0
"""C: higher fits the sentences more closely. From 10 to 100 nothing changes on knowledge of many sizes."""
STEPS = 40
_RIDGE = 1e-4
"""Added to the diagonal, so that two equal sentences don't make the space degenerate."""


def logistic(rows: csr_matrix, wanted: NDArray[np.int64], weight: Doubles) -> tuple[Doubles, Doubles]:
    """Weights (features x classes) and biases. `wanted` are the rows' classes, 0 to n - 1; `weight` says how much each row counts."""
    likeness = (rows @ rows.T).toarray().astype(np.float64)
    base = np.linalg.inv(np.linalg.cholesky(likeness + _RIDGE * np.eye(len(wanted))))
    inside = likeness @ base.T
    found = _fitted(inside, np.eye(int(wanted.max()) + 1)[wanted], weight[:, None])
    return rows.T @ (base.T @ found[:-1]), found[-1]


def _fitted(inside: Doubles, wanted: Doubles, weight: Doubles) -> Doubles:
    """The last row holds the biases."""
    width, classes = inside.shape[1], wanted.shape[1]

    def loss(flat: Doubles) -> tuple[float, Doubles]:
        whole = flat.reshape(width + 1, classes)
        scores = inside @ whole[:-1] + whole[-1]
        scores -= scores.max(1, keepdims=True)
        likely = np.exp(scores)
        total = likely.sum(1, keepdims=True)
        off = weight * (likely / total - wanted)
        value = float((weight * (np.log(total) - (scores * wanted).sum(1, keepdims=True))).sum()) + (whole[:-1] ** 2).sum() / (2 * LOOSE)
        return value, np.vstack([inside.T @ off + whole[:-1] / LOOSE, off.sum(0)]).ravel()

    found = minimize(loss, np.zeros((width + 1) * classes), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(found.x).reshape(width + 1, classes)
