"""Engines that need no package of their own, and the terms that all share."""

import sys
from collections.abc import Iterator

import pytest

from benchmarks.engines.engine import ENGINES
from benchmarks.engines.tokens import tokens
from bot.evaluation.evaluate import Ask

KNOWN = [
    ("lost_card", "I lost my card"),
    ("lost_card", "my card is gone"),
    ("lost_card", "银行卡丢了"),
    ("open_account", "how do I open an account"),
    ("open_account", "我想开户"),
    ("weather", "will it rain tomorrow"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Lost CARD!", ["lost", "card"]), ("银行卡, card2卡", ["银", "行", "卡", "银行", "行卡", "card2", "卡"]), ("?!", [])],
)
def test_terms_are_words_characters_and_pairs(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.fixture(scope="module", params=["ours", "rapidfuzz", "svc", "fts5"])
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp(request.param)))
        yield ENGINES[request.param].load()(KNOWN)


@pytest.mark.parametrize(("question", "entry"), [("I have lost my card", "lost_card"), ("开户", "open_account"), ("银行卡", "lost_card")])
def test_an_engine_finds_an_entry_once(ask: Ask, question: str, entry: str) -> None:
    ranked = ask(question).ranked
    assert ranked[0] == entry and len(set(ranked)) == len(ranked)


def test_an_engine_survives_a_question_without_words(ask: Ask) -> None:
    assert ask("?!").ranked[3:] == ()


def test_other_packages_are_imported_only_where_they_are_measured() -> None:
    assert not {"bm25s", "tantivy", "matplotlib"} & set(sys.modules)
