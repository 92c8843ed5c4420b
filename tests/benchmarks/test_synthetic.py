"""Made-up questions: of natural length, bilingual, the same whatever the size."""

from collections import Counter
from itertools import islice
from statistics import mean

import pytest

from benchmarks import synthetic
from benchmarks.synthetic import Words
from bot.knowledge.knowledge import Knowledge
from bot.search.text import has_han


@pytest.fixture(scope="module")
def words(shipped: Knowledge) -> Words:
    return synthetic.words(shipped)


def test_a_larger_knowledge_begins_with_the_smaller(words: Words) -> None:
    small, large = list(synthetic.entries(203, words)), list(synthetic.entries(1000, words))
    assert (len(small), len(large)) == (203, 1000) and small == large[:203]
    assert max(Counter(entry for entry, _ in large).values()) == synthetic.QUESTIONS_EACH


def test_questions_are_of_natural_length_in_both_languages(words: Words) -> None:
    questions = [question for _, question in synthetic.entries(1000, words)]
    chinese = [question for question in questions if has_han(question)]
    assert 0.4 <= len(chinese) / len(questions) <= 0.6
    assert 10 <= mean(map(len, chinese)) <= 18
    assert 7 <= mean(len(question.split()) for question in questions if not has_han(question)) <= 12


def test_few_words_are_common_and_many_are_rare(words: Words) -> None:
    said = Counter(word for _, question in synthetic.entries(5000, words) if not has_han(question) for word in question.split())
    assert sum(count for _, count in said.most_common(20)) > 0.3 * said.total()
    assert sum(count == 1 for count in said.values()) > 0.4 * len(said)


def test_queries_are_new_phrasings_of_known_entries(words: Words) -> None:
    known = list(synthetic.entries(1000, words))
    queries = list(synthetic.queries(1000, 100, words))
    assert queries == list(islice(synthetic.queries(1000, 200, words), 100))
    assert {entry for _, entry in queries} <= {entry for entry, _ in known}
    assert not {question for question, _ in queries} & {question for _, question in known}
