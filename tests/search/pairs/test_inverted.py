"""Which sentences are looked at."""

import numpy as np
import pytest

from bot.search.pairs import inverted, scratch
from bot.search.pairs.inverted import rarities
from bot.search.pairs.sides import side
from bot.training.pairs.invert import invert

TEXTS = ["护照丢了怎么办", "护照多少钱", "签证多少钱", "签证要多久", "when do you close"]


def likely(text: str) -> list[int]:
    index = invert(TEXTS)
    found: list[int] = index.likely(index.look_up(side(text))).tolist()
    return found


def test_sentences_that_share_anything_are_likely() -> None:
    assert likely("签证费多少") == [1, 2, 3]
    assert likely("closing") == [4]
    assert likely("xyz") == []


def test_only_the_best_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inverted, "POOL", 1)
    assert likely("签证多少钱啊") == [2]


def test_rare_terms_are_read_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inverted, "READ", 1)
    assert likely("护照丢了") == [0]


def test_nothing_is_left_in_the_scratch() -> None:
    likely("护照签证多少钱")
    assert not scratch.zeros("float32", 1).any() and not scratch.zeros("int16", 1).any()


def test_a_sentence_that_is_taken_out_does_not_count_for_its_terms() -> None:
    index = invert(TEXTS)
    question = side(TEXTS[3])
    whole, without = index.look_up(question), index.look_up(question, own=1)
    assert len(without.rows) < len(whole.rows)  # 久 is in this sentence alone
    assert without.total.sum() > whole.total.sum()
    assert without.strange > whole.strange == 0


def test_what_fewer_have_is_rarer() -> None:
    found = rarities(np.array([0, 1, 5, 10]), 10)
    assert np.all(np.diff(found) < 0) and found[-1] > 0
