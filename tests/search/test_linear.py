"""A linear model made by hand, small enough to reckon with a pencil."""

import math

import numpy as np
import pytest

from bot.search.features import SHARES, features
from bot.search.linear import Linear, scaled

WORDS = {"visa": 0, "fee": 1}

MODEL = Linear(
    entries=("visa", "fee"),
    vocabulary={block: WORDS if block == "word" else {} for block in SHARES},
    rarity=np.array([1, 2], np.float32),
    weights=np.array([[1, 0], [0, 1]], np.float32),
    bias=np.array([0.25, -0.5], np.float32),
)

WHOLE = math.sqrt(SHARES["word"] / sum(SHARES.values()))
"""The length of the only block that the model knows."""


def scores(*letters: str) -> list[float]:
    return MODEL.scores(features(" ".join(letters), letters, ())).tolist()


TWICE = 1 + math.log(2)

SCORES = [
    ((), 0, 0),
    (("other",), 0, 0),
    (("visa",), 1, 0),
    (("fee",), 0, 1),
    (("visa", "other"), 1, 0),
    (("visa", "visa"), 1, 0),
    (("visa", "fee"), 1 / math.sqrt(5), 2 / math.sqrt(5)),
    (("visa", "visa", "fee"), TWICE / math.hypot(TWICE, 2), 2 / math.hypot(TWICE, 2)),
]


@pytest.mark.parametrize(("letters", "visa", "fee"), SCORES)
def test_a_score_is_the_bias_and_the_weights_of_what_is_known(letters: tuple[str, ...], visa: float, fee: float) -> None:
    assert scores(*letters) == pytest.approx([0.25 + WHOLE * visa, -0.5 + WHOLE * fee], abs=1e-6)


def test_the_vector_names_the_rows_of_known_features() -> None:
    rows, values = MODEL.vector(features("fee other", ("fee", "other"), ()))
    assert rows.tolist() == [1] and values.tolist() == pytest.approx([WHOLE])
    assert values.dtype == np.float32


@pytest.mark.parametrize(("values", "share"), [([3, 4], 2), ([0.001], 1), ([5] * 100, 2)])
def test_a_block_is_as_long_as_the_root_of_its_share(values: list[float], share: float) -> None:
    block = scaled(np.array(values, np.float32), share)
    assert np.square(block).sum() == pytest.approx(share / sum(SHARES.values()), rel=1e-5)
    assert block / block[0] == pytest.approx(np.array(values) / values[0], rel=1e-5)


@pytest.mark.parametrize("values", [[], [0.0, 0.0]])
def test_a_block_without_length_stays_without(values: list[float]) -> None:
    assert scaled(np.array(values, np.float32), 1).tolist() == values
