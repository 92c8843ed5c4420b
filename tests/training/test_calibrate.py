"""How sure is sure: thresholds from questions that were held out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.calibration import Calibration
from bot.training.calibrate import HELD_OUT_PRECISION, WORTH_OFFERING, Asked, lowest, of_few_numbers, of_many_numbers

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


def asked(numbers: tuple[float, ...], right: bool, asserts: bool = True, weight: float = 1.0) -> Asked:
    return Asked(weight, numbers, right, asserts)


def noisy(count: int, width: int, tells: Sequence[float], seed: int = 0) -> list[Asked]:
    """Questions of which numbers tell, each by its weight, whether they are right; the others are noise."""
    chance = np.random.default_rng(seed)
    numbers = chance.normal(size=(count, width))
    sure = 1 / (1 + np.exp(-(numbers @ np.array(tells))))
    return [asked(tuple(row), bool(chance.random() < p)) for row, p in zip(numbers.tolist(), sure.tolist(), strict=True)]


BOTH = pytest.mark.parametrize("learn", [of_few_numbers, of_many_numbers], ids=["few numbers", "many numbers"])
Learn = Callable[[Sequence[Asked]], Calibration | None]


@BOTH
@pytest.mark.parametrize("outcomes", [[], [True] * 80, [False] * 80], ids=["nothing asked", "all right", "all wrong"])
def test_nothing_is_learnt_where_all_is_right_or_wrong(learn: Learn, outcomes: list[bool]) -> None:
    assert learn([asked((n / 80, 0.5, 1.0), right) for n, right in enumerate(outcomes)]) is None


@BOTH
def test_numbers_that_tell_the_right_ones_make_sure(learn: Learn) -> None:
    learnt = learn(noisy(600, 3, [4, 2, 0.5]))
    assert learnt and len(learnt.weights) == 3
    assert learnt.weights[0] > learnt.weights[1] > learnt.weights[2] >= 0
    assert learnt.chance((2, 1, 0)) > 0.9 > 0.1 > learnt.chance((-2, -1, 0))
    assert 0 < learnt.offer <= learnt.answer <= 1 + JUST_ABOVE


@BOTH
def test_enough_of_what_would_be_answered_was_right(learn: Learn) -> None:
    questions = noisy(600, 3, [4, 2, 0.5])
    learnt = learn(questions)
    assert learnt
    answered = [one.right for one in questions if learnt.chance(one.numbers) >= learnt.answer]
    assert 0 < len(answered) < len(questions) and sum(answered) >= HELD_OUT_PRECISION * len(answered)


@BOTH
def test_the_same_questions_teach_the_same(learn: Learn) -> None:
    assert learn(noisy(200, 3, [2, 1, 0])) == learn(noisy(200, 3, [2, 1, 0]))


def test_of_few_numbers_one_of_which_more_would_be_less_sure_is_left_out() -> None:
    few, many = (learn(noisy(600, 3, [4, -2, 1])) for learn in (of_few_numbers, of_many_numbers))
    assert few and few.weights[1] == 0 and min(few.weights) >= 0 and few.weights[0] > 1
    assert many and many.weights[1] < 0


def test_where_more_of_everything_is_less_sure_nothing_is_learnt() -> None:
    assert of_few_numbers(noisy(600, 2, [-4, -2])) is None


def test_many_numbers_may_each_have_units_of_their_own() -> None:
    scale = np.array([1000, 0.001, 1])
    plain, scaled = noisy(400, 3, [3, 2, 1]), []
    scaled = [replace(one, numbers=tuple((np.array(one.numbers) * scale + 5).tolist())) for one in plain]
    one, other = of_many_numbers(plain), of_many_numbers(scaled)
    assert one and other
    for a, b in zip(plain, scaled, strict=True):
        assert one.chance(a.numbers) == pytest.approx(other.chance(b.numbers), abs=0.01)


def test_a_number_that_is_always_the_same_says_nothing() -> None:
    questions = [replace(one, numbers=(*one.numbers, 7.0)) for one in noisy(400, 2, [3, 2])]
    learnt = of_many_numbers(questions)
    assert learnt and abs(learnt.weights[2]) < 1e-3 and learnt.chance((2, 1, 7)) > 0.8


@BOTH
def test_what_weighs_nothing_teaches_nothing(learn: Learn) -> None:
    questions = noisy(300, 3, [3, 1, 1])
    others = [replace(one, numbers=(-9.0, -9.0, -9.0), right=True, weight=0.0, asserts=False) for one in questions]
    one, other = learn(questions), of_few_numbers([*questions, *others]) if learn is of_few_numbers else learn(questions)
    assert one and other and one.weights == pytest.approx(other.weights, rel=0.01)


@BOTH
def test_a_declined_entry_asserts_nothing(learn: Learn) -> None:
    """Whatever leads to it neither raises nor lowers the thresholds of what is answered."""
    learnt = learn([replace(one, asserts=False) for one in noisy(300, 3, [3, 1, 1])])
    assert learnt and learnt.answer == pytest.approx(1 + JUST_ABOVE) and learnt.offer <= learnt.answer


def test_a_chance_worth_a_visitors_reading_is_offered() -> None:
    for precision, offer in ((0.97, WORTH_OFFERING), (0.0, 0.0)):
        learnt = of_few_numbers(noisy(600, 3, [4, 2, 0.5]), precision)
        assert learnt and (learnt.offer == pytest.approx(offer) if offer else learnt.offer == learnt.answer < WORTH_OFFERING)


def test_what_has_to_be_right_more_often_is_answered_less_often() -> None:
    often, seldom = (of_few_numbers(noisy(600, 3, [4, 2, 0.5]), precision) for precision in (0.8, 0.97))
    assert often and seldom and often.weights == seldom.weights and often.answer < seldom.answer
