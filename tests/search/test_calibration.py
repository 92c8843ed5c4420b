"""From numbers to a chance."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.calibration import UNTRAINED, Calibration

PLAIN = Calibration(weights=(2.0, 1.0), base=-1.0)

CHANCES = [(0, 1, 0.5), (0.5, 0, 0.5), (0, 0, 1 / (1 + math.e)), (1, 1, 1 / (1 + math.exp(-2))), (-1, 1, 1 / (1 + math.exp(2)))]


@pytest.mark.parametrize(("lead", "likeness", "chance"), CHANCES)
def test_the_chance_is_a_logistic_of_both_numbers(lead: float, likeness: float, chance: float) -> None:
    assert PLAIN.chance((lead, likeness)) == pytest.approx(chance)


NUMBERS = st.floats(allow_nan=False)
LINEAR = st.floats(allow_nan=False, allow_infinity=False)


@given(LINEAR, NUMBERS, st.floats(0, 1))
def test_a_chance_is_between_none_and_certain(linear: float, lead: float, likeness: float) -> None:
    assert 0 < UNTRAINED.chance((linear, lead, likeness, 0.0, 0.0)) <= 1


@given(LINEAR, NUMBERS, NUMBERS, st.floats(0, 1))
def test_more_lead_is_never_less_sure(linear: float, one: float, other: float, likeness: float) -> None:
    less, more = (UNTRAINED.chance((linear, lead, likeness, 0.0, 0.0)) for lead in sorted((one, other)))
    assert less <= more


@given(LINEAR, NUMBERS, st.floats(0, 1), st.floats(0, 1))
def test_more_likeness_is_never_less_sure(linear: float, lead: float, one: float, other: float) -> None:
    less, more = (UNTRAINED.chance((linear, lead, likeness, 0.0, 0.0)) for likeness in sorted((one, other)))
    assert less <= more


@given(LINEAR, LINEAR)
def test_without_a_linear_model_its_numbers_say_nothing(one: float, other: float) -> None:
    assert UNTRAINED.chance((one, 0.5, 0.5, other, 1.0)) == UNTRAINED.chance((other, 0.5, 0.5, one, 1.0))


@pytest.mark.parametrize("numbers", [(), (1.0,), (1.0, 1.0, 1.0)])
def test_other_numbers_than_it_was_learnt_of_are_an_error(numbers: tuple[float, ...]) -> None:
    with pytest.raises(ValueError):
        PLAIN.chance(numbers)


def test_what_is_answered_is_surer_than_what_is_offered() -> None:
    assert 0 < UNTRAINED.offer < UNTRAINED.answer < 1
