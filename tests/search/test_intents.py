"""Short sentences with a fixed meaning are whole messages."""

from collections.abc import Mapping

import pytest

from bot.knowledge.phrasebook import Phrasebook
from bot.search.intents import Intent, compile_intents, intent

BOOKS = [
    Phrasebook("zh", "中文", {}, {"greeting": ("你好", "Hi"), "filler": ("请问",)}),
    Phrasebook("en", "English", {}, {"greeting": ("hello",), "thanks": ("thank you", "ty"), "filler": ("please",)}),
]

HEARD = [
    ("你好", Intent("greeting", "zh")),
    ("你 好！！", Intent("greeting", "zh")),
    ("hi", Intent("greeting", "zh")),
    ("Hello!", Intent("greeting", "en")),
    ("ｈｅｌｌｏ", Intent("greeting", "en")),
    ("thank  you", Intent("thanks", "en")),
    ("thankyou", Intent("thanks", "en")),
    ("thnak you", Intent("thanks", "en")),
    ("helo", Intent("greeting", "en")),
    ("ty", Intent("thanks", "en")),
    ("tu", None),
    ("你号", None),
    ("hello, where is the embassy", None),
    ("你好，签证", None),
    ("please", None),
    ("请问", None),
    ("", None),
    ("😀", None),
]


@pytest.fixture(scope="module", name="intents")
def _intents() -> Mapping[str, Intent]:
    return compile_intents(BOOKS)


@pytest.mark.parametrize(("text", "meant"), HEARD)
def test_a_whole_message_with_a_fixed_meaning(intents: Mapping[str, Intent], text: str, meant: Intent | None) -> None:
    assert intent(text, intents) == meant
