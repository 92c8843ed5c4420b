"""The sentences of the phrasebooks: all that the code says is there, and nothing is there that nobody says."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.present_news import LISTS
from bot.conversation.setting import Setting
from bot.conversation.small_talk import ANSWERS
from bot.knowledge.knowledge import Knowledge
from bot.search.intents import PARTS
from bot.webhook.saying import SENTENCES
from tests.conversation.chat import NOW

ROOT = Path(__file__).parent.parent.parent
SPEAKERS = [*sorted((ROOT / "bot/conversation").glob("*.py")), ROOT / "bot/webhook/saying.py"]
SAYS = {"say", "said", "welcome", "_offer", "_nod", "_hint", "_language"}
NUMBERED = {
    *(f"weekday_{day}" for day in range(7)),
    *(f"month_{month}" for month in range(1, 13)),
    "hours_date",
    "hours_date_year",
    *LISTS,
    *SENTENCES.values(),
}
"""Names that the code makes up as it speaks."""
PAGES = "page_"
"""Words of pages begin so; tests/pages looks after them."""


def spoken(tree: ast.AST) -> Iterator[str]:
    """The names of sentences: a text in a call that says something, and in `say["..."]`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in SAYS:
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str) and arg.value)
        if isinstance(node, ast.Subscript) and name_of(node.value) == "say" and isinstance(node.slice, ast.Constant):
            yield str(node.slice.value)


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


@pytest.fixture(scope="module")
def said() -> set[str]:
    return {name for path in SPEAKERS for name in spoken(ast.parse(path.read_text(encoding="utf-8")))} | NUMBERED


def test_each_language_has_just_the_sentences_that_are_said(shipped: Knowledge, said: set[str]) -> None:
    assert {code: {name for name in book.say if not name.startswith(PAGES)} ^ said for code, book in shipped.phrasebooks.items()} == {
        code: set() for code in shipped.phrasebooks
    }


def test_every_intent_that_is_answered_is_heard_in_each_language(shipped: Knowledge) -> None:
    for book in shipped.phrasebooks.values():
        assert set(book.hear) == {*ANSWERS, *PARTS}


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en", "fr", ""])
def test_an_unknown_language_is_spoken_in_a_known_one(shipped: Knowledge, language: str) -> None:
    setting = Setting(shipped, language, NOW)
    assert shipped.account.hotline in setting.say("unanswered")
    assert setting.of({"en": "only English"}) == "only English"
