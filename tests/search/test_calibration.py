"""From scores to a chance, and from a chance to a verdict."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.calibration import UNTRAINED, Calibration
from bot.search.match import Candidate, confidence

PLAIN = Calibration(lead=2.0, likeness=1.0, base=-1.0)

CHANCES = [(0, 1, 0.5), (0.5, 0, 0.5), (0, 0, 1 / (1 + math.e)), (1, 1, 1 / (1 + math.exp(-2))), (-1, 1, 1 / (1 + math.exp(2)))]


@pytest.mark.parametrize(("lead", "likeness", "chance"), CHANCES)
def test_the_chance_is_a_logistic_of_both_numbers(lead: float, likeness: float, chance: float) -> None:
    assert PLAIN.chance(lead, likeness) == pytest.approx(chance)


NUMBERS = st.floats(allow_nan=False)


@given(NUMBERS, st.floats(0, 1))
def test_a_chance_is_between_none_and_certain(lead: float, likeness: float) -> None:
    assert 0 < UNTRAINED.chance(lead, likeness) <= 1


@given(NUMBERS, NUMBERS, st.floats(0, 1))
def test_more_lead_is_never_less_sure(one: float, other: float, likeness: float) -> None:
    assert UNTRAINED.chance(min(one, other), likeness) <= UNTRAINED.chance(max(one, other), likeness)


@given(NUMBERS, st.floats(0, 1), st.floats(0, 1))
def test_more_likeness_is_never_less_sure(lead: float, one: float, other: float) -> None:
    assert UNTRAINED.chance(lead, min(one, other)) <= UNTRAINED.chance(lead, max(one, other))


def test_what_is_answered_is_surer_than_what_is_offered() -> None:
    assert 0 < UNTRAINED.offer < UNTRAINED.answer < 1


def candidate(score: float, likeness: float, exact: bool = False) -> Candidate:
    return Candidate(f"at-{score}", score, likeness, "", (), exact=exact)


CANDIDATES = [
    ("none", [], 0.0),
    ("one", [candidate(0.5, 0.5)], PLAIN.chance(0.5, 0.5)),
    ("two", [candidate(0.75, 0.5), candidate(0.5, 0.9)], PLAIN.chance(0.25, 0.5)),
    ("word for word", [candidate(0.9, 0.9, exact=True), candidate(0.89, 0.9)], 1.0),
    ("two word for word", [candidate(0.9, 0.9, exact=True), candidate(0.9, 0.9, exact=True)], PLAIN.chance(0, 0.9)),
]


@pytest.mark.parametrize(("candidates", "chance"), [row[1:] for row in CANDIDATES], ids=[row[0] for row in CANDIDATES])
def test_how_sure_the_first_candidate_is(candidates: list[Candidate], chance: float) -> None:
    assert confidence(candidates, PLAIN) == pytest.approx(chance)
