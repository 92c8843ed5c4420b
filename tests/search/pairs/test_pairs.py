"""Sentences that a question paraphrases, best first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.pairs.pairs import CHANCE
from bot.search.table import Sentence
from bot.search.text import normalise
from bot.training.pairs.fit import pairs
from tests.search.pairs.knowledge import SENTENCES, learnt


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("我的护照丢了怎么办", "护照0"),
        ("护照遗失了如何", "护照0"),
        ("公证费用多少", "公证1"),
        ("驾照能寄送吗", "驾照3"),
        ("護照丟了", "护照0"),
        ("closing of the office", "closing"),
    ],
)
def test_a_paraphrase_is_found(question: str, entry: str) -> None:
    found = learnt().ask(normalise(question))
    assert learnt().entries[learnt().entry[found.sentences[0]]] == entry


@pytest.mark.parametrize("number", [0, 7, 33, len(SENTENCES) - 1])
def test_an_equal_sentence_goes_first(number: int) -> None:
    found = learnt().ask(normalise(SENTENCES[number].text))
    assert found.sentences[0] == number and found.scores[0] >= found.scores[1:].max(initial=0) + 1


def test_scores_fall() -> None:
    found = learnt().ask("护照多少钱")
    assert np.all(np.diff(found.scores) <= 0) and len(found.scores) == len(found.sentences) > 1


def test_of_equal_sentences_the_weightier_goes_first() -> None:
    found = pairs([Sentence("title", "护照费用", 0.5), Sentence("question", "护照费用", 1.0)], seed=1)
    assert found.ask("护照费").sentences.tolist() == [1, 0]


@pytest.mark.parametrize("question", ["", "xyz"])
def test_what_shares_nothing_finds_nothing(question: str) -> None:
    found = learnt().ask(question)
    assert len(found.sentences) == len(found.scores) == 0 and found.numbers.tolist() == [0] * len(CHANCE)


def test_an_exact_question_leads_by_more_than_a_vague_one() -> None:
    lead = CHANCE.index("lead")
    assert learnt().ask("护照丢了怎么办").numbers[lead] > learnt().ask("怎么办").numbers[lead]


@given(st.text(alphabet="护照签证丢钱怎么办 abc?1的", max_size=40))
def test_any_question_has_numbers_of_one_length(question: str) -> None:
    found = learnt().ask(normalise(question))
    assert found.numbers.shape == (len(CHANCE),) and np.isfinite(found.numbers).all() and np.isfinite(found.scores).all()
