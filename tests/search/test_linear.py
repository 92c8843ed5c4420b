"""A linear model made by hand, small enough to reckon with a pencil."""

import math
from dataclasses import replace

import numpy as np
import pytest

from bot.search.features import MEANING, SHARES, WHOLE, features
from bot.search.linear import Linear, scaled

WORDS = {"visa": 0, "fee": 1}

MODEL = Linear(
    entries=("visa", "fee"),
    vocabulary={block: WORDS if block == "word" else {} for block in SHARES},
    rarity=np.array([1, 2], np.float32),
    weights=np.array([[1, 0], [0, 1]], np.float16),
    meanings=np.array([[1, 0], [0, -1]], np.float32),
    bias=np.array([0.25, -0.5], np.float32),
)

WORD, DENSE = math.sqrt(SHARES["word"] / WHOLE), math.sqrt(MEANING / WHOLE)
"""The lengths of the only block that the model knows, and of a meaning."""


def scores(*letters: str, meaning: tuple[float, float] = (0, 0)) -> list[float]:
    found: list[float] = MODEL.scores(features(" ".join(letters), letters, ()), np.array(meaning, np.float32)).tolist()
    return found


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
    assert scores(*letters) == pytest.approx([0.25 + WORD * visa, -0.5 + WORD * fee], abs=1e-6)


MEANINGS = [((0, 0), 0, 0), ((1, 0), 1, 0), ((0, 1), 0, -1), ((3, 4), 0.6, -0.8), ((-0.3, -0.4), -0.6, 0.8)]


@pytest.mark.parametrize(("meaning", "visa", "fee"), MEANINGS)
def test_a_meaning_counts_by_its_direction(meaning: tuple[float, float], visa: float, fee: float) -> None:
    assert scores(meaning=meaning) == pytest.approx([0.25 + DENSE * visa, -0.5 + DENSE * fee], abs=1e-6)
    assert scores("visa", meaning=meaning) == pytest.approx([0.25 + WORD + DENSE * visa, -0.5 + DENSE * fee], abs=1e-6)


def test_the_rows_of_the_blocks_come_one_behind_the_other() -> None:
    """Each block counts its rows from 0."""
    blocks = {block: {"visa": 0, "fee": 1} if block in ("word", "sound") else {} for block in SHARES}
    model = replace(MODEL, vocabulary=blocks, rarity=np.ones(4, np.float32))
    found = {block: {"fee": 1} if block in ("word", "sound") else {} for block in SHARES}
    rows, values = model.vector(found)
    assert rows.tolist() == [1, 3] and values == pytest.approx([math.sqrt(SHARES[block] / WHOLE) for block in ("word", "sound")])


def test_the_vector_names_the_rows_of_known_features() -> None:
    rows, values = MODEL.vector(features("fee other", ("fee", "other"), ()))
    assert rows.tolist() == [1] and values.tolist() == pytest.approx([WORD])
    assert values.dtype == np.float32


@pytest.mark.parametrize(("values", "share"), [([3, 4], 2), ([0.001], 1), ([5] * 100, 2)])
def test_a_block_is_as_long_as_the_root_of_its_share(values: list[float], share: float) -> None:
    block = scaled(np.array(values, np.float32), share)
    assert np.square(block).sum() == pytest.approx(share / WHOLE, rel=1e-5)
    assert block / block[0] == pytest.approx(np.array(values) / values[0], rel=1e-5)


@pytest.mark.parametrize("values", [[], [0.0, 0.0]])
def test_a_block_without_length_stays_without(values: list[float]) -> None:
    assert scaled(np.array(values, np.float32), 1).tolist() == values
