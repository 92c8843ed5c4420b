"""A linear model that tells a small knowledge apart, and the index that holds it."""

import numpy as np
import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import UNTRAINED
from bot.search.index import Index, build
from bot.search.match import CONFIDENT, NONE, search
from bot.training.matrix import of_staff
from bot.training.train import fit, train, with_linear
from tests.search import small

KNOWLEDGES = [(), ("marriage", "opening-hours"), ("visa-fee", "passport-fee", "notary-fee")]


def said(knowledge: Knowledge) -> list[tuple[str, str]]:
    """(entry id, text) of every question and title."""
    return [
        (entry.id, text)
        for entry in knowledge.entries.values()
        for text in (*(question for questions in entry.questions.values() for question in questions), *entry.title.values())
    ]


def best(text: str, index: Index) -> str:
    """What the linear model alone takes a sentence of staff's for."""
    assert index.linear
    return index.linear.entries[int(index.linear.scores(of_staff(text, index)).argmax())]


@pytest.mark.parametrize("ids", KNOWLEDGES, ids=["all", "two entries", "three much alike"])
def test_every_sentence_of_staffs_is_told_from_the_other_entries(ids: tuple[str, ...]) -> None:
    knowledge = small.knowledge(*ids)
    index = with_linear(build(knowledge))
    assert [(id, text) for id, text in said(knowledge) if best(text, index) != id] == []


@pytest.mark.parametrize("ids", KNOWLEDGES, ids=["all", "two entries", "three much alike"])
def test_one_column_an_entry_and_one_row_a_feature(ids: tuple[str, ...]) -> None:
    knowledge = small.knowledge(*ids)
    linear = fit(build(knowledge))
    assert linear and linear.entries == tuple(knowledge.entries)
    features = sum(len(block) for block in linear.vocabulary.values())
    assert linear.rarity.shape == (features,)
    assert linear.weights.shape == (features, len(linear.entries)) and linear.bias.shape == (len(linear.entries),)
    assert {array.dtype for array in (linear.rarity, linear.weights, linear.bias)} == {np.dtype(np.float32)}


def test_scores_have_a_spread_of_one_over_the_knowledge() -> None:
    index = small.trained()
    assert index.linear
    scores = [index.linear.scores(of_staff(text, index)) for _, text in said(small.knowledge())]
    assert np.std(scores) == pytest.approx(1, abs=0.01)


def test_two_entries_are_mirror_images() -> None:
    knowledge = small.knowledge("marriage", "opening-hours")
    linear = fit(build(knowledge))
    assert linear
    assert (linear.weights[:, 0] == -linear.weights[:, 1]).all() and linear.bias[0] == -linear.bias[1]


def test_one_entry_needs_no_telling_apart() -> None:
    index = train(small.knowledge("marriage"))
    assert index.linear is None
    assert search("结婚登记", index).candidates[0].entry == "marriage"
    assert search("weather today", index).verdict == NONE


def test_the_same_knowledge_gives_the_same_index() -> None:
    one, other = train(small.knowledge()), train(small.knowledge())
    assert one.linear and other.linear
    for name in ("rarity", "weights", "bias"):
        assert getattr(one.linear, name).tobytes() == getattr(other.linear, name).tobytes()
    assert (one.linear.entries, one.linear.vocabulary) == (other.linear.entries, other.linear.vocabulary)
    assert one.calibration == other.calibration


def test_training_changes_the_scores_and_nothing_else_of_the_index() -> None:
    before, after = small.untrained(), with_linear(small.untrained())
    assert after.letters is before.letters and after.sound is before.sound and after.alarms is before.alarms
    question = "my passport was stolen"
    likely, scored = search(question, before).candidates, search(question, after).candidates
    assert {c.entry: c.likeness for c in likely} == {c.entry: c.likeness for c in scored}
    assert [c.score for c in likely] != [c.score for c in scored]


UNKNOWN = ["天气怎么样", "我要唱歌", "你喜欢什么", "is there a garden", "in which year was that", "when is the next bus"]


@pytest.mark.parametrize("question", UNKNOWN)
def test_trained_on_few_questions_it_is_not_sure_of_what_it_does_not_know(question: str) -> None:
    assert search(question, small.trained()).verdict != CONFIDENT


def test_what_was_shipped_is_trained_whole(shipped: Knowledge, shipped_index: Index) -> None:
    assert shipped_index.linear and shipped_index.linear.entries == tuple(shipped.entries)
    assert shipped_index.calibration != UNTRAINED
    assert 0 < shipped_index.calibration.offer <= shipped_index.calibration.answer < 1
    assert search("i lost my passport", shipped_index).verdict == CONFIDENT
