"""A question beside each sentence."""

import numpy as np
import pytest

from bot.search.pairs.compare import CANDIDATES, NUMBERS, compare
from bot.search.pairs.sides import side
from bot.training.pairs.invert import invert

TEXTS = ["护照丢了", "护照丢了怎么办", "护照多少钱", "签证多少钱"]


def numbers(text: str, sentence: int) -> dict[str, float]:
    index, asked = invert(TEXTS), side(text)
    terms = index.look_up(asked)
    found = compare(terms, asked.length, index.likely(terms), index)
    return dict(zip(NUMBERS, found.numbers[found.sentences.tolist().index(sentence)].tolist(), strict=True))


def test_an_equal_sentence_covers_all() -> None:
    found = numbers("护照丢了", 0)
    assert all(found[name] == pytest.approx(1, abs=1e-4) for name in NUMBERS[:13])
    assert all(found[name] == 0 for name in NUMBERS[13:])


def test_a_longer_sentence_is_covered_in_part() -> None:
    found = numbers("护照丢了", 1)
    assert found["letters, of the question"] == pytest.approx(1, abs=1e-4) and found["letters, of the sentence"] < 1
    assert found["sentence longer"] == pytest.approx(3 / 7) and found["question longer"] == 0
    assert found["rarest in sentence only"] > 0 and found["rarest in question only"] == 0


def test_a_homophone_shares_its_sound_alone() -> None:
    found = numbers("虎赵丢了", 0)
    assert found["sound, of the question"] == pytest.approx(1, abs=1e-4) and found["letters, of the question"] < 1


def test_terms_of_one_text_only_are_told() -> None:
    index, asked = invert(TEXTS), side("签证丢了")
    terms = index.look_up(asked)
    found = compare(terms, asked.length, np.array([2]), index)
    lacking = {int(key) for key in index.keys[found.asked[found.only_asked[0]]]}
    extra = {int(key) for key in index.keys[found.only_said]}
    assert lacking and lacking <= {int(key) for key in asked.keys}
    assert extra and not extra & {int(key) for key in asked.keys}
    assert set(found.of.tolist()) == {0}


def test_no_more_than_the_candidates_are_kept() -> None:
    index, asked = invert([f"护照{number}" for number in range(3 * CANDIDATES)]), side("护照")
    terms = index.look_up(asked)
    assert len(compare(terms, asked.length, index.likely(terms), index).sentences) == CANDIDATES
