"""Logistic regression in the space that the sentences span."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from bot.training.logistic import logistic

ROWS = csr_matrix(np.array([[1, 0, 0, 0.2], [0.9, 0, 0, 0], [0, 1, 0, 0.2], [0, 0.8, 0.1, 0], [0, 0, 1, 0.1]], np.float32))
WANTED = np.array([0, 0, 1, 1, 2])
EVEN = np.ones(5)


def scores(rows: csr_matrix, wanted: np.ndarray, weight: np.ndarray) -> np.ndarray:
    weights, bias = logistic(rows, wanted, weight)
    found: np.ndarray = rows @ weights + bias
    return found


def test_obvious_classes_are_told_apart() -> None:
    weights, bias = logistic(ROWS, WANTED, EVEN)
    assert weights.shape == (4, 3) and bias.shape == (3,)
    assert scores(ROWS, WANTED, EVEN).argmax(1).tolist() == WANTED.tolist()
    assert (csr_matrix(np.eye(4, dtype=np.float32)) @ weights + bias)[:3].argmax(1).tolist() == [0, 1, 2]


def test_two_classes_are_mirror_images() -> None:
    weights, bias = logistic(ROWS[:4], WANTED[:4], EVEN[:4])
    assert weights[:, 0] == pytest.approx(-weights[:, 1], abs=1e-6) and bias[0] == pytest.approx(-bias[1], abs=1e-6)
    assert weights[0, 0] > 0 > weights[1, 0]


def test_the_same_rows_give_the_same_bytes() -> None:
    one, other = logistic(ROWS, WANTED, EVEN), logistic(ROWS.copy(), WANTED.copy(), EVEN.copy())
    assert [part.tobytes() for part in one] == [part.tobytes() for part in other]


def test_what_counts_more_is_fitted_more_closely() -> None:
    """Two equal rows of two classes: the heavier one wins."""
    rows = csr_matrix(np.array([[1, 0], [1, 0], [0, 1]], np.float32))
    for heavy in (0, 1):
        weight = np.array([3.0 if row == heavy else 1.0 for row in range(3)])
        assert scores(rows, np.array([0, 1, 1]), weight)[0].argmax() == heavy


def test_a_feature_that_no_row_has_weighs_nothing() -> None:
    weights, _ = logistic(csr_matrix(np.hstack([ROWS.toarray(), np.zeros((5, 1), np.float32)])), WANTED, EVEN)
    assert not weights[4].any()


@settings(max_examples=25)
@given(st.lists(st.tuples(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=3, max_size=3), st.integers(0, 2)), min_size=3, max_size=8))
def test_any_rows_have_finite_weights(rows: list[tuple[list[float], int]]) -> None:
    wanted = np.array([0, 1, 2, *(label for _, label in rows)])
    features = csr_matrix(np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], *(row for row, _ in rows)], np.float32))
    weights, bias = logistic(features, wanted, np.ones(len(wanted)))
    assert np.isfinite(weights).all() and np.isfinite(bias).all()
