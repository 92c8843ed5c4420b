"""Staff's sentences as a sparse matrix, and the same numbers as when a visitor asks."""

import math

import numpy as np
import pytest

from bot.search.features import RARE, SHARES, Blocks, features
from bot.search.linear import Linear
from bot.training.matrix import matrix, of_staff
from tests.search import small


def of(text: str) -> Blocks:
    return of_staff(text, small.untrained())


SAID = [features(text, text.split(), text.split()) for text in ("new visa", "visa visa fee", "new visa form", "xyz")]


def test_one_row_a_sentence_and_one_column_a_feature() -> None:
    made = matrix(SAID)
    columns = [column for features in made.vocabulary.values() for column in features.values()]
    assert made.vocabulary.keys() == SHARES.keys()
    assert made.rows.shape == (len(SAID), len(columns)) and made.rarity.shape == (len(columns),)
    assert columns == list(range(len(columns)))  # block by block, without gaps
    assert made.rarity.dtype == made.rows.dtype == np.float32


def test_every_feature_has_a_column_but_rare_ones_of_the_large_blocks() -> None:
    made = matrix(SAID)
    for block in SHARES:
        having = [feature for said in SAID for feature in said[block]]
        assert set(made.vocabulary[block]) == {feature for feature in having if having.count(feature) >= RARE.get(block, 1)}
    assert "new|visa" in made.vocabulary["pair"] and "fee&visa" not in made.vocabulary["pair"]


@pytest.mark.parametrize(("word", "sentences_with_it"), [("visa", 3), ("new", 2), ("fee", 1)])
def test_a_feature_tells_more_the_fewer_sentences_have_it(word: str, sentences_with_it: int) -> None:
    made = matrix(SAID)
    expected = math.log((1 + len(SAID)) / (1 + sentences_with_it)) + 1
    assert made.rarity[made.vocabulary["word"][word]] == pytest.approx(expected)


def test_a_value_is_the_sublinear_count_times_what_the_feature_tells() -> None:
    made = matrix(SAID)
    visa, fee = (made.vocabulary["word"][word] for word in ("visa", "fee"))
    row = made.rows.toarray()[1]
    assert row[visa] / row[fee] == pytest.approx((1 + math.log(2)) * made.rarity[visa] / made.rarity[fee])


def test_each_block_has_its_share_whatever_the_length_of_a_sentence() -> None:
    made, at = matrix(SAID), 0
    for block, share in SHARES.items():
        columns = slice(at, at := at + len(made.vocabulary[block]))
        lengths = np.square(made.rows.toarray()[:, columns]).sum(axis=1)
        has = [any(feature in made.vocabulary[block] for feature in said[block]) for said in SAID]
        assert lengths == pytest.approx([share / sum(SHARES.values()) if one else 0 for one in has])


def test_a_sentence_is_the_same_to_the_training_and_to_the_search() -> None:
    said = [of(text) for text in small.untrained().table.texts]
    made = matrix(said)
    none = np.zeros((len(made.rarity), 0), np.float32)
    model = Linear((), made.vocabulary, made.rarity, none, np.zeros(0, np.float32))
    for row, blocks in zip(made.rows.toarray(), said, strict=True):
        columns, values = model.vector(blocks)
        asked = np.zeros_like(row)
        asked[columns] = values
        assert asked == pytest.approx(row, abs=1e-6)


def test_staffs_sentences_are_read_with_the_lexicon() -> None:
    assert of("护照费用")["word"] == of("passport cost")["word"] == {"=护照": 1, "=费用": 1}
    assert of("i live in Kent")["word"] == {"i": 1, "live": 1, "in": 1, "@Kent": 1}
    assert "{place}" in of("which consulate covers {place}")["word"]
