"""The index of news is made with what words may be called in the other language, and nothing else."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.search.news.index import news_index
from bot.search.text import has_han
from bot.training.news import MOST, train_news
from bot.training.senses import Senses
from tests.search.news import small

ROOT = Path(__file__).parent.parent.parent
INDEX = small.trained()


def linked(word: str) -> dict[str, float]:
    terms = list(INDEX.vocabulary)
    return {terms[row]: round(strength, 2) for row, strength in INDEX.links.of(word)}


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("熊猫", "panda"),
        ("铁路", "railway"),
        ("seminar", "研讨"),
        ("exhibit", "展览"),
        ("ruolan", "若兰"),
        ("lin", "林若"),
    ],
)
def test_a_word_leads_to_what_news_calls_it(word: str, term: str) -> None:
    assert term in linked(word)


def test_links_lead_across_languages_the_surest_few_and_never_to_nowhere() -> None:
    assert len(INDEX.links.keys) > 20 and INDEX.links.terms.numbers.max() < len(INDEX.vocabulary)
    assert (INDEX.links.strength > 0).all() and (INDEX.links.strength <= 1).all()
    translated = [key for key in INDEX.links.keys if has_han(key)]
    assert translated and all(not has_han(term) for key in translated for term in linked(key))
    assert max(len(linked(key)) for key in translated) <= MOST


def test_of_several_words_that_lead_to_the_same_the_surest_counts() -> None:
    """Whatever their order."""
    senses = [("海上", "sea", 1.0), ("海上风电", "sea", 0.5)]
    for found in (senses, senses[::-1]):
        words, units, strength = zip(*found, strict=True)
        known = Senses(words, units, np.array(strength, np.float32))
        index = train_news(small.knowledge("wind", "bears", "moon"), lambda known=known: known)  # type: ignore[misc]
        assert {list(index.vocabulary)[row]: degree for row, degree in index.links.of("sea")}["海上"] == 1


def test_all_else_is_as_it_is_without_training() -> None:
    plain = small.untrained()
    assert (INDEX.ids, INDEX.vocabulary, INDEX.asked, INDEX.named) == (plain.ids, plain.vocabulary, plain.asked, plain.named)
    assert np.array_equal(INDEX.degree, plain.degree) and not plain.links.keys


def test_a_second_process_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.training.news.MANY", 1)
    together = train_news(small.knowledge())
    assert (together.vocabulary, together.ids) == (INDEX.vocabulary, INDEX.ids)
    assert np.array_equal(together.degree, INDEX.degree) and np.array_equal(together.having.numbers, INDEX.having.numbers)


def test_the_dictionary_is_not_read_without_news() -> None:
    def never() -> Senses:
        raise AssertionError("the dictionary is not needed")

    knowledge = replace(small.knowledge(), articles={})
    assert train_news(knowledge, never).ids == news_index(knowledge).ids == ()
    with pytest.raises(AssertionError):
        train_news(small.knowledge("bears"), never)


PRINT = """
import hashlib
from bot.artefact.state import leaves
from tests.search.news import small
kept = (leaf.tobytes() if hasattr(leaf, "tobytes") else repr(leaf).encode() for _, leaf in leaves(small.trained(), "news"))
print(hashlib.sha256(b"".join(kept)).hexdigest())
"""


def test_the_same_news_gives_the_same_bytes() -> None:
    run = [
        subprocess.run(
            [sys.executable, "-B", "-c", PRINT],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    assert len({done.stdout for done in run}) == 1
