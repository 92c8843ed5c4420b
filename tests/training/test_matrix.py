"""Staff's sentences as a sparse matrix, and the same numbers as when a visitor asks."""

import math

import numpy as np
import pytest

from bot.search.features import MEANING, RARE, SHARES, WHOLE, Blocks
from bot.search.linear import Linear
from bot.search.meaning import meaning
from bot.search.tokens import plain
from bot.training.matrix import Matrix, blocks, matrix
from tests.search import small

INDEX = small.untrained()


def of(text: str) -> Blocks:
    return blocks(plain(text), INDEX)


TEXTS = ("new visa", "visa visa bridge", "new visa tower", "xyz")
SAID = [of(text) for text in TEXTS]


def made() -> Matrix:
    return matrix(TEXTS, INDEX)


def columns(block: str) -> slice:
    """Where the columns of a block stand: block by block, and behind them the numbers of a meaning."""
    first = 0
    for other in SHARES:
        if other == block:
            return slice(first, first + len(made().vocabulary[block]))
        first += len(made().vocabulary[other])
    return slice(first, first + INDEX.words.width)


def test_one_row_a_sentence_and_one_column_a_feature_or_number_of_a_meaning() -> None:
    features = sum(map(len, made().vocabulary.values()))
    assert list(made().vocabulary) == list(SHARES)
    assert made().rows.shape == (len(SAID), features + INDEX.words.width) and made().rarity.shape == (features,)
    assert made().rarity.dtype == made().rows.dtype == np.float32
    for block in made().vocabulary.values():
        assert list(block.values()) == list(range(len(block)))


def test_every_feature_has_a_column_but_rare_ones_of_the_large_blocks() -> None:
    for block in SHARES:
        having = [feature for said in SAID for feature in said[block]]
        assert set(made().vocabulary[block]) == {feature for feature in having if having.count(feature) >= RARE.get(block, 1)}
    assert "new&visa" in made().vocabulary["pair"] and "bridg&visa" not in made().vocabulary["pair"]


@pytest.mark.parametrize(("word", "sentences_with_it"), [("visa", 3), ("new", 2), ("bridg", 1)])
def test_a_feature_tells_more_the_fewer_sentences_have_it(word: str, sentences_with_it: int) -> None:
    expected = math.log((1 + len(SAID)) / (1 + sentences_with_it)) + 1
    assert made().rarity[columns("word")][made().vocabulary["word"][word]] == pytest.approx(expected)


def test_a_value_is_the_sublinear_count_times_what_the_feature_tells() -> None:
    visa, bridge = (made().vocabulary["word"][word] for word in ("visa", "bridg"))
    row, rarity = made().rows.toarray()[1][columns("word")], made().rarity[columns("word")]
    assert row[visa] / row[bridge] == pytest.approx((1 + math.log(2)) * rarity[visa] / rarity[bridge])


def test_each_block_has_its_share_whatever_the_length_of_a_sentence() -> None:
    for block, share in SHARES.items():
        lengths = np.square(made().rows.toarray()[:, columns(block)]).sum(axis=1)
        has = [any(feature in made().vocabulary[block] for feature in said[block]) for said in SAID]
        assert lengths == pytest.approx([share / WHOLE if one else 0 for one in has])


def test_behind_the_blocks_stands_what_a_sentence_means() -> None:
    for row, text in zip(made().rows.toarray()[:, columns("meaning")], TEXTS, strict=True):
        assert row == pytest.approx(meaning(text, INDEX.words) * math.sqrt(MEANING / WHOLE), abs=1e-6)


def test_a_sentence_is_the_same_to_the_training_and_to_the_search() -> None:
    texts = INDEX.table.texts
    made = matrix(texts, INDEX)
    features = len(made.rarity)
    none = np.zeros((features, 0), np.float16)
    model = Linear((), made.vocabulary, made.rarity, none, np.zeros((INDEX.words.width, 0), np.float32), np.zeros(0, np.float32))
    for row, text in zip(made.rows.toarray(), texts, strict=True):
        rows, values = model.vector(of(text))
        asked = np.zeros(features, np.float32)
        asked[rows] = values
        assert asked == pytest.approx(row[:features], abs=1e-6)


def test_staffs_sentences_are_read_with_the_lexicon() -> None:
    assert of("护照费用")["word"] == of("passport cost")["word"] == {"=护照": 1, "=费用": 1}
    assert of("i live in Kent")["word"] == {"i": 1, "live": 1, "in": 1, "@Kent": 1}
    assert "{place}" in of("which consulate covers {place}")["word"]
