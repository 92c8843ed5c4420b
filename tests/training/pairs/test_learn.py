"""What the sentences teach about one another."""

import numpy as np

from bot.search.pairs.compare import NUMBERS, Compared
from bot.search.pairs.model import unlearnt
from bot.training.pairs.learn import FEWEST, Example, learn

CHANCE, NEEDED, IDLE = np.random.default_rng(1), 0, 1
"""Lexical terms: where a question has the first and a sentence lacks it, the sentence is wrong; the second says nothing."""


def example() -> Example:
    right = np.array([True, False, False])
    lacks = np.column_stack([~right, CHANCE.random(3) < 0.5])
    numbers = CHANCE.random((3, len(NUMBERS))).astype(np.float32)
    none = np.zeros(0, np.int64)
    return Example(Compared(np.arange(3), numbers, np.array([NEEDED, IDLE]), lacks, none, none), right)


def test_a_term_that_has_to_be_there_costs_a_sentence_that_lacks_it() -> None:
    model = learn([example() for _ in range(200)], lexical=2)
    assert model.only_asked[NEEDED] < -0.5 and abs(model.only_asked[IDLE]) < 0.2
    one = example()
    assert model.score(one.compared).argmax() == 0


def test_few_questions_teach_nothing() -> None:
    few, none = learn([example() for _ in range(FEWEST - 1)], lexical=2), unlearnt(2)
    assert few.linear.tolist() == none.linear.tolist() and not few.only_asked.any() and not few.quadratic.any()


def test_questions_whose_siblings_are_not_among_the_candidates_are_left_out() -> None:
    lost = [Example(one.compared, np.zeros(3, np.bool_)) for one in (example() for _ in range(FEWEST))]
    assert learn(lost, lexical=2).linear.tolist() == unlearnt(2).linear.tolist()
