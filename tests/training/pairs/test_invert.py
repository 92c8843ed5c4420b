"""Sentences by their terms and terms by their sentence."""

import numpy as np
import pytest

from bot.search.pairs.sides import side
from bot.training.pairs import invert as module
from bot.training.pairs.invert import invert

TEXTS = ["护照丢了", "护照", "visa fee", "visa", ""]


def test_every_sentence_has_its_terms_once() -> None:
    index = invert([*TEXTS, "护照护照"])
    for number, text in enumerate([*TEXTS, "护照护照"]):
        assert index.keys[index.terms[number]].tolist() == side(text).keys.tolist()


def test_every_term_has_its_sentences_short_ones_first() -> None:
    index = invert(TEXTS)
    for term in range(len(index.keys)):
        having = index.having[term].tolist()
        assert sorted(having) == [number for number in range(len(TEXTS)) if term in index.terms[number]]
        assert having == sorted(having, key=lambda number: len(index.terms[number]))


def test_totals_are_by_side() -> None:
    index = invert(TEXTS)
    assert index.total.shape == (len(TEXTS), 4)
    assert index.total.sum(axis=1) == pytest.approx([index.rarity[index.terms[number]].sum() for number in range(len(TEXTS))])


def test_chunks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = invert(TEXTS)
    monkeypatch.setattr(module, "AT_ONCE", 2)
    parts = invert(TEXTS)
    assert np.array_equal(whole.keys, parts.keys) and np.array_equal(whole.having.numbers, parts.having.numbers)
    assert np.array_equal(whole.whole, parts.whole) and np.array_equal(whole.length, parts.length)
