"""An index, trained, in either way of finding."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from bot.artefact.state import leaves
from bot.evaluation.sheets import as_knowledge
from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import UNTRAINED
from bot.search.index import COMPILED, MOST_ENTRIES, Index
from bot.search.match import CONFIDENT, NONE, search
from bot.training.hold_out import FEWEST
from bot.training.train import UNLEARNT, train, with_linear
from tests.search import many as very_many
from tests.search import small
from tests.training.asked import calibrated, many


def test_one_entry_needs_no_telling_apart() -> None:
    index = train(small.knowledge("marriage"))
    assert index.linear is None
    assert search("结婚登记", index).candidates[0].entry == "marriage"
    assert search("weather today", index).verdict == NONE


def digest(index: Index) -> list[tuple[str, object]]:
    found = [leaf for part in COMPILED for leaf in leaves(getattr(index, part), part)]
    return [(name, leaf.tobytes() if isinstance(leaf, np.ndarray) else leaf) for name, leaf in found]


@pytest.mark.parametrize(
    ("trained", "knowledge"),
    [(small.trained, small.knowledge), (very_many.trained, very_many.knowledge)],
    ids=["few entries", "very many"],
)
def test_the_same_knowledge_gives_the_same_index(trained: Callable[[], Index], knowledge: Callable[[], Knowledge]) -> None:
    assert digest(train(knowledge())) == digest(trained())


def test_training_changes_the_scores_and_nothing_else_of_the_index() -> None:
    before, after = small.untrained(), with_linear(small.untrained())
    assert {name for name in COMPILED if getattr(after, name) is not getattr(before, name)} == {"linear"}
    question = "my passport was stolen"
    likely, scored = search(question, before).candidates, search(question, after).candidates
    assert {c.entry: c.likeness for c in likely} == {c.entry: c.likeness for c in scored}
    assert [c.score for c in likely] != [c.score for c in scored]


def test_few_entries_get_a_linear_model_and_very_many_a_model_of_pairs() -> None:
    few, many = small.trained(), very_many.trained()
    assert few.linear and few.views and not few.pairs and few.calibration == UNLEARNT
    assert many.pairs and not many.views and not many.linear and many.calibration != UNTRAINED
    assert 0 < many.calibration.offer <= many.calibration.answer <= 1


def test_nothing_known_is_an_index_too() -> None:
    index = train(replace(small.knowledge(), entries={}))
    assert not index.linear and not index.pairs
    assert (search("i lost my passport", index).verdict, search("", index).verdict) == (NONE, NONE)


def test_many_questions_teach_how_sure_to_be() -> None:
    knowledge = many(12)
    index = train(knowledge)
    learnt = index.calibration
    assert learnt == calibrated(12)  # the same each time, in two processes or one
    assert learnt != UNLEARNT
    assert 0 < learnt.offer <= learnt.answer <= 1
    assert min(learnt.weights) >= 0 and len(learnt.weights) == 5  # what the model says, being ahead, and being alike, are good signs
    known, unknown = (search(question, index) for question in (f"{knowledge.entries['entry-0'].title['en']} cost", "cost of a new hat"))
    assert known.confidence >= learnt.answer > unknown.confidence


def test_nothing_is_learnt_from_few_questions() -> None:
    assert train(small.knowledge("marriage", "opening-hours")).calibration == UNLEARNT


def test_where_every_question_is_found_there_is_nothing_to_learn() -> None:
    model = small.knowledge().entries["marriage"]
    entries = {
        word: replace(model, id=word, title={"en": word}, questions={"en": tuple(f"{word} {number}" for number in range(FEWEST * 3))})
        for word in ("visa", "marriage")
    }
    assert train(replace(small.knowledge(), entries=entries)).calibration == UNLEARNT


UNKNOWN = ["天气怎么样", "我要唱歌", "你喜欢什么", "is there a garden", "in which year was that", "when is the next bus"]


@pytest.mark.parametrize("question", UNKNOWN)
def test_trained_on_few_questions_it_is_not_sure_of_what_it_does_not_know(question: str) -> None:
    assert search(question, small.trained()).verdict != CONFIDENT


def test_what_was_shipped_is_trained_whole(shipped: Knowledge, shipped_index: Index) -> None:
    assert shipped_index.linear and shipped_index.linear.entries == tuple(shipped.entries)
    assert shipped_index.calibration != UNTRAINED
    assert 0 < shipped_index.calibration.offer <= shipped_index.calibration.answer < 1
    assert search("i lost my passport", shipped_index).verdict == CONFIDENT


ONE_QUESTION_EACH = as_knowledge([(f"e{n}", f"how do i renew thing number {n} at counter {n * 7}") for n in range(MOST_ENTRIES + 1)])


@pytest.mark.parametrize(
    ("question", "confident"), [("how do i renew thing number 12 at counter 84", True), ("renew thing 12", False), ("weather", False)]
)
def test_very_many_entries_of_one_question_answer_only_what_is_said_word_for_word(question: str, confident: bool) -> None:
    """There is nothing to learn from; so nothing else is asserted."""
    assert (search(question, train(ONE_QUESTION_EACH)).verdict == CONFIDENT) is confident
