"""Who writes faster than a person does gets a sentence, not silence and not an error."""

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.store.memory import MemoryStore
from bot.webhook.callback import HURRIED
from tests.callback import Bot, entry
from tests.store.conftest import Clock

Known = tuple[Knowledge, Index]


@pytest.fixture
def known(shipped: Knowledge, shipped_index: Index) -> Known:
    return shipped, shipped_index


def test_too_many_messages_are_answered_by_a_sentence_with_the_numbers_to_call(known: Known) -> None:
    clock = Clock()
    bot = Bot(known, MemoryStore(clock))
    assert [entry(bot.ask("护照丢了怎么办")) for _ in range(HURRIED)] == ["passport-lost"] * HURRIED
    hurried = bot.ask("护照丢了怎么办")
    assert (hurried["status"], hurried["problem"]) == (200, "")
    assert "请过一分钟再发" in hurried["text"] and "12308" in hurried["text"] and "999" in hurried["text"]
    assert entry(bot.ask("护照丢了怎么办", visitor="oAnother")) == "passport-lost"
    clock.now += 61
    assert entry(bot.ask("护照丢了怎么办")) == "passport-lost"


def test_retries_and_events_are_no_haste(known: Known) -> None:
    bot = Bot(known, MemoryStore(Clock()))
    phone = bot.phone()
    delivery = phone.prepare({"kind": "text", "text": "你好"})
    assert len({phone.deliver(delivery)["digest"] for _ in range(HURRIED * 2)}) == 1
    for _ in range(HURRIED * 2):
        assert phone.send({"kind": "unsubscribe"})["xml_received_wrapped"] == "success"
    assert entry(bot.ask("护照丢了怎么办")) == "passport-lost", "and who leaves is forgotten"
