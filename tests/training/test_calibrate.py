"""How sure is sure: thresholds from questions that were held out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.entry import DECLINED
from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import UNTRAINED
from bot.search.index import build
from bot.search.match import search
from bot.training.calibrate import FEWEST, HELD_QUESTIONS, calibrate, lowest
from bot.training.train import train, with_linear
from tests.search import small

JUST_ABOVE = 1e-6

LOWEST = [
    ("all good", [(0.9, 1, True), (0.5, 1, True)], 0.75, 0.5),
    ("good above, bad below", [(0.9, 1, True), (0.5, 1, False)], 0.75, 0.9),
    ("enough of them", [(0.9, 1, True), (0.8, 1, True), (0.7, 1, True), (0.6, 1, False)], 0.75, 0.6),
    ("too few of them", [(0.9, 1, True), (0.8, 1, True), (0.7, 1, False)], 0.75, 0.8),
    ("a bad one among good ones", [(0.9, 1, True), (0.8, 1, False), (0.7, 1, True), (0.6, 1, True)], 0.75, 0.6),
    ("in any order", [(0.6, 1, True), (0.8, 1, False), (0.7, 1, True), (0.9, 1, True)], 0.75, 0.6),
    ("light ones count little", [(0.9, 1, True), (0.5, 0.25, False)], 0.75, 0.5),
    ("heavy ones count much", [(0.9, 1, True), (0.5, 3, False)], 0.75, 0.9),
    ("none is good", [(0.9, 1, False), (0.5, 1, False)], 0.75, 0.9 + JUST_ABOVE),
    ("the best is bad", [(0.9, 9, False), (0.5, 1, True)], 0.75, 0.9 + JUST_ABOVE),
    ("two of one chance, one of them bad", [(0.9, 1, True), (0.9, 1, False)], 0.75, 0.9 + JUST_ABOVE),
    ("none at all", [], 0.75, 1.0 + JUST_ABOVE),
]


@pytest.mark.parametrize(("chances", "share", "threshold"), [row[1:] for row in LOWEST], ids=[row[0] for row in LOWEST])
def test_the_lowest_chance_from_which_on_enough_are_good(
    chances: list[tuple[float, float, bool]], share: float, threshold: float
) -> None:
    assert lowest(chances, share) == pytest.approx(threshold, abs=1e-12)


QUARTERS = st.integers(0, 16).map(lambda n: n / 16)
"""Numbers that add up without rounding; few, so that some are equal."""


def good_enough(chances: list[tuple[float, float, bool]], threshold: float, share: float) -> bool:
    above = [(weight, good) for chance, weight, good in chances if chance >= threshold]
    return sum(weight for weight, good in above if good) >= share * sum(weight for weight, _ in above)


@given(st.lists(st.tuples(QUARTERS, st.integers(1, 4).map(float), st.booleans()), max_size=12), st.sampled_from([0.5, 0.75, 1.0]))
def test_enough_are_good_from_the_threshold_on_and_from_no_lower_one(chances: list[tuple[float, float, bool]], share: float) -> None:
    threshold = lowest(chances, share)
    assert good_enough(chances, threshold, share)
    assert not any(good_enough(chances, chance, share) for chance, _, _ in chances if chance < threshold)


def test_few_questions_leave_the_defaults() -> None:
    questions = [q for entry in small.knowledge().entries.values() for qs in entry.questions.values() for q in qs]
    assert len(questions) * HELD_QUESTIONS < FEWEST
    assert calibrate(small.knowledge(), with_linear) == UNTRAINED


SUBJECTS = ["visa", "passport", "notary", "marriage", "pension", "transit", "customs", "student", "lottery", "driving", "parking", "tax"]
ASKED = ["fee for {}", "{} form", "where is the {} office", "help with {}", "{} takes how long", "my {} was refused", "{} interview", "new {} rules"]


def many(subjects: list[str]) -> Knowledge:
    """An entry for each subject, with forty questions, of which no two are the same."""
    model = small.knowledge().entries["marriage"]
    entries = {
        subject: replace(
            model,
            id=subject,
            title={"en": f"About {subject}"},
            questions={"en": tuple(f"{asked.format(subject)} {tail}".strip() for asked in ASKED for tail in ("", "please", "today", "in may", "soon"))},
        )
        for subject in subjects
    }
    chatter = ("you are funny", "what is the weather", "tell me a joke", "are you a robot", "long day", "my feet hurt", "new shoes today")
    return replace(small.knowledge(), entries=entries, chatter=chatter)


def test_many_questions_teach_how_sure_to_be() -> None:
    knowledge = many(SUBJECTS)
    index = train(knowledge)
    learnt = index.calibration
    assert learnt != UNTRAINED
    assert 0 < learnt.offer <= learnt.answer <= 1
    assert learnt.lead > 0  # being ahead is a good sign
    right = search("lottery refused", index)
    wrong = search("new shoes soon", index)
    assert right.candidates[0].entry == "lottery" and right.confidence > wrong.confidence
    assert right.confidence >= learnt.answer > wrong.confidence


def test_the_same_knowledge_teaches_the_same() -> None:
    assert calibrate(many(SUBJECTS), with_linear) == calibrate(many(SUBJECTS), with_linear)


def test_where_nothing_is_asked_wrong_it_still_learns_or_keeps_the_defaults() -> None:
    """Few entries, all their questions found, no chatter: nothing to tell right from wrong by."""
    knowledge = replace(many(SUBJECTS[:8]), chatter=())
    assert 0 < calibrate(knowledge, with_linear).answer <= 1


def test_a_declined_entry_asserts_nothing() -> None:
    """Whatever leads to it neither raises nor lowers the thresholds of what is answered."""
    knowledge = many(SUBJECTS)
    declined = {id: replace(entry, kind=DECLINED) for id, entry in knowledge.entries.items()}
    assert calibrate(replace(knowledge, entries=declined), with_linear).answer == pytest.approx(1 + JUST_ABOVE)


def test_the_knowledge_itself_is_left_as_it_was() -> None:
    knowledge = many(SUBJECTS)
    calibrate(knowledge, with_linear)
    assert knowledge == many(SUBJECTS)
