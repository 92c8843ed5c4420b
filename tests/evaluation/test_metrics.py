"""The figures, on answers small enough to count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.metrics import Asked, auroc, best_threshold, figures, percentile


def asked(expected: str, ranked: str, confidence: float, answered: bool = True) -> Asked:
    return Asked("q", expected, tuple(ranked), confidence, answered, 100.0)


FOUR = [asked("a", "abc", 0.9), asked("b", "abc", 0.6), asked("c", "abc", 0.3, answered=False), asked("", "a", 0.5)]


def test_each_figure_is_what_its_name_says() -> None:
    found = figures(FOUR)
    assert (found["questions"], found["top1"], found["top3"]) == (4, 1 / 3, 1.0)
    assert found["mrr"] == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)
    assert (found["precision"], found["coverage"], found["oos_recall"], found["in_scope_accuracy"]) == (1 / 3, 3 / 4, 0.0, 1 / 3)
    assert found["auroc"] == pytest.approx(2 / 3)
    assert found["precision_at_80"] == 0.5


def test_a_threshold_takes_the_place_of_the_bots_own() -> None:
    found = figures(FOUR, threshold=0.8)
    assert (found["precision"], found["coverage"], found["oos_recall"]) == (1.0, 1 / 4, 1.0)


@pytest.mark.parametrize(("expected", "place"), [("a", 1), ("c|b", 2), ("x|c", 3), ("x", None), ("", None), ("ab", None)])
def test_any_of_several_expected_entries_is_right(expected: str, place: int | None) -> None:
    one = asked(expected, "abc", 0.9)
    assert (one.place, one.right) == (place, place == 1)


def test_nothing_asked_is_nothing_found() -> None:
    assert {value for name, value in figures([]).items() if name != "questions"} == {None}


def test_the_best_threshold_answers_what_is_right_and_leaves_what_is_not() -> None:
    assert best_threshold(FOUR) == 0.9
    assert best_threshold([asked("", "a", 0.5)]) > 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_auroc_is_the_share_of_pairs_in_their_order(positive: list[float], negative: list[float]) -> None:
    pairs = [(p > n) + 0.5 * (p == n) for p in positive for n in negative]
    assert auroc(positive, negative) == pytest.approx(sum(pairs) / len(pairs))


def test_percentiles_are_values_that_were_seen() -> None:
    assert (percentile([3, 1, 2], 50), percentile([3, 1, 2], 99), percentile([], 50)) == (2, 3, None)
