"""The linear model, fitted to staff's sentences."""

from dataclasses import replace

import numpy as np
import pytest

from bot.search.index import Index, build
from bot.search.meaning import meaning
from bot.search.tokens import plain
from bot.training import linear as module
from bot.training.linear import fit
from bot.training.matrix import blocks
from bot.training.train import with_linear
from tests.search import small
from tests.training.asked import CHATTER
from tests.training.said import said

KNOWLEDGES = pytest.mark.parametrize(
    "ids",
    [(), ("marriage", "opening-hours"), ("visa-fee", "passport-fee", "notary-fee")],
    ids=["all", "two entries", "three much alike"],
)


def scores(text: str, index: Index) -> np.ndarray:
    """What the linear model alone says of a sentence of staff's."""
    assert index.linear
    read = plain(text)
    return index.linear.scores(blocks(read, index), meaning(read, index.words))


@KNOWLEDGES
@pytest.mark.parametrize("few", [True, False], ids=["with a logistic regression", "support vectors only"])
def test_every_sentence_of_staffs_is_told_from_the_other_entries(ids: tuple[str, ...], few: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEW", module.FEW if few else 0)
    knowledge = small.knowledge(*ids)
    index = with_linear(build(knowledge))
    assert index.linear
    wrong = [(id, text) for id, text in said(knowledge) if index.linear.entries[int(scores(text, index)[:-1].argmax())] != id]
    assert wrong == []


@KNOWLEDGES
def test_one_column_an_entry_and_one_row_a_feature(ids: tuple[str, ...]) -> None:
    knowledge = small.knowledge(*ids)
    index = build(knowledge)
    linear = fit(index)
    assert linear and linear.entries == tuple(knowledge.entries)
    features = sum(len(block) for block in linear.vocabulary.values())
    assert linear.rarity.shape == (features,)
    columns = len(linear.entries) + 1  # the last is for what nothing answers
    assert linear.weights.shape == (features, columns) and linear.bias.shape == (columns,)
    assert linear.meanings.shape == (index.words.width, columns)
    assert {array.dtype for array in (linear.rarity, linear.meanings, linear.bias)} == {np.dtype(np.float32)}
    assert linear.weights.dtype == np.float16


@pytest.mark.parametrize(("few", "spread"), [(0, 1), (10**6, 2)])
def test_scores_are_in_units_of_each_models_spread(few: int, spread: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """One model has a spread of one over the knowledge itself; two that agree have nearly two together."""
    monkeypatch.setattr(module, "FEW", few)
    index = with_linear(small.untrained())
    found = np.std([scores(text, index)[:-1] for _, text in said(small.knowledge())])
    assert found == pytest.approx(spread, abs=0.01 if spread == 1 else 0.2)


def test_chatter_scores_for_nothing_and_without_chatter_nothing_does() -> None:
    index = with_linear(build(replace(small.knowledge(), chatter=CHATTER)))
    assert index.linear
    for saying in CHATTER:
        assert scores(saying, index).argmax() == len(index.linear.entries)
    silent = fit(build(small.knowledge()))
    assert silent and not silent.weights[:, -1].any() and not silent.meanings[:, -1].any() and silent.bias[-1] == 0


def test_two_entries_are_mirror_images() -> None:
    linear = fit(build(small.knowledge("marriage", "opening-hours")))
    assert linear
    for part in (linear.weights, linear.meanings):
        assert part[:, 0] == pytest.approx(-part[:, 1], abs=0.02)
    assert linear.bias[0] == pytest.approx(-linear.bias[1], abs=0.05)


def test_one_entry_needs_no_telling_apart() -> None:
    assert fit(build(small.knowledge("marriage"))) is None


def test_a_new_word_of_the_same_meaning_is_understood() -> None:
    """In either language, though staff never wrote it."""
    index = small.trained()
    assert index.linear
    for text, entry in (("wedding", "marriage"), ("婚礼", "marriage")):
        nothing = index.linear.scores(blocks("", index), meaning("", index.words))
        alone = index.linear.scores(blocks("", index), meaning(text, index.words))
        assert index.linear.entries[int((alone - nothing).argmax())] == entry
