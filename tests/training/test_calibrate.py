"""How sure is sure: thresholds from questions that were held out."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.entry import DECLINED
from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import UNTRAINED
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
def test_the_lowest_chance_from_which_on_enough_are_good(chances: list[tuple[float, float, bool]], share: float, threshold: float) -> None:
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


def test_nothing_is_learnt_from_few_questions() -> None:
    few, fewer = small.knowledge(), small.knowledge("marriage", "opening-hours")
    questions = [q for entry in few.entries.values() for qs in entry.questions.values() for q in qs]
    assert len(questions) * HELD_QUESTIONS < FEWEST
    assert calibrate(few, with_linear) == calibrate(fewer, with_linear)


COMMON = ["where", "form", "cost", "need", "office"]


def _words(count: int, chance: random.Random) -> list[str]:
    return ["".join(chance.choices("bdfghklmnprst", k=4)) for _ in range(count)]


def many(count: int) -> Knowledge:
    """Entries with thirty questions each, of words that only one entry has, words that two have, and words that all have."""
    model, chance = small.knowledge().entries["marriage"], random.Random(0)
    entries, shared = {}, list[str]()
    for number in range(count):
        shared = shared if number % 2 else _words(4, chance)
        own = [*_words(4, chance), *shared]
        questions = {" ".join((*chance.sample(own, chance.randint(1, 2)), *chance.sample(COMMON, 2))) for _ in range(30)}
        id = f"entry-{number}"
        entries[id] = replace(model, id=id, title={"en": " ".join(own[:2])}, questions={"en": tuple(sorted(questions))})
    chatter = (
        "tell me a joke",
        "where are you from",
        "what do you cost",
        "the office is cold",
        "form a band",
        "need a hug",
        "my feet hurt",
    )
    return replace(small.knowledge(), entries=entries, chatter=chatter)


def test_many_questions_teach_how_sure_to_be() -> None:
    knowledge = many(16)
    index = train(knowledge)
    learnt = index.calibration
    assert learnt == calibrate(many(16), with_linear)  # the same each time
    assert learnt != UNTRAINED
    assert 0 < learnt.offer <= learnt.answer <= 1
    assert learnt.lead >= 0 and learnt.likeness >= 0  # being ahead, and being alike, are good signs
    known, unknown = (search(question, index) for question in (f"{knowledge.entries['entry-0'].title['en']} cost", "cost of a new hat"))
    assert known.confidence >= learnt.answer > unknown.confidence


def test_where_every_question_is_found_there_is_nothing_to_learn() -> None:
    model = small.knowledge().entries["marriage"]
    entries = {
        word: replace(model, id=word, title={"en": word}, questions={"en": tuple(f"{word} {number}" for number in range(FEWEST * 3))})
        for word in ("visa", "marriage")
    }
    assert calibrate(replace(small.knowledge(), entries=entries), with_linear) == calibrate(small.knowledge(), with_linear)


def test_a_declined_entry_asserts_nothing() -> None:
    """Whatever leads to it neither raises nor lowers the thresholds of what is answered."""
    knowledge = many(16)
    declined = {id: replace(entry, kind=DECLINED) for id, entry in knowledge.entries.items()}
    assert calibrate(replace(knowledge, entries=declined), with_linear).answer == pytest.approx(1 + JUST_ABOVE)
