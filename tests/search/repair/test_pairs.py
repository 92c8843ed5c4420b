"""How likely a token is after another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.repair.pairs import START, pairs

MODEL = pairs([list("护照丢了"), list("护照过期"), ["visa", "丢", "了"]])


def chance(first: str, second: str) -> float:
    codes = MODEL.encoded([first, second])
    return float(np.exp(MODEL.chances(MODEL.key(codes[:1], codes[1:]))[0]))


def test_a_pair_that_occurs_is_likelier_than_one_that_does_not() -> None:
    assert chance("护", "照") > chance("照", "丢") > chance("护", "丢") > chance("护", "没")
    assert chance(START, "护") > chance(START, "照") and chance("没", "护") == chance("期", "护")


@pytest.mark.parametrize("first", [START, "护", "照", "丢", "没"])
def test_chances_after_a_token_are_no_more_than_all(first: str) -> None:
    assert 0 < sum(chance(first, second) for second in MODEL.tokens if second != START) <= 1.0001


def test_whether_a_pair_occurs() -> None:
    codes = MODEL.encoded(["护", "照", "丢", "了", "没"])
    assert MODEL.occur(MODEL.key(codes[:-1], codes[1:])).tolist() == [True, True, True, False]
    assert not MODEL.occur(MODEL.key(MODEL.encoded(["了"]), MODEL.encoded(["护"]))).any()  # from one sentence to the next


def test_without_sentences_nothing_occurs() -> None:
    empty = pairs([])
    keys = empty.key(empty.encoded(["护"]), empty.encoded(["照"]))
    assert not empty.occur(keys).any() and np.isfinite(empty.chances(keys)).all()


@given(st.lists(st.lists(st.sampled_from("护照丢了visa"), max_size=5), max_size=6))
def test_the_same_sentences_in_any_order_give_the_same_bytes(sentences: list[list[str]]) -> None:
    one, other = pairs(sentences), pairs(sentences[::-1])
    assert one.tokens == other.tokens and one.keys.tobytes() == other.keys.tobytes() and one.after.tobytes() == other.after.tobytes()
