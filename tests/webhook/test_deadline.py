"""Whatever is slow, an answer leaves in time; and what comes out later is there when the visitor asks again."""

import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.simulator.envelope import sent
from bot.store.fallback import FallbackStore
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore
from bot.store.store import Store
from bot.webhook.callback import PATIENCE_SECONDS, STORE_SECONDS
from bot.webhook.workers import Workers
from bot.wechat.limits import RETRY_SECONDS
from tests.callback import NOW, Bot, entry
from tests.valkey import ValkeyServer
from tests.wechat.wire import SAFE, read

Known = tuple[Knowledge, Index]
PATIENCE = STORE_SECONDS + 1.0
SLOW, STILL = "稍等片刻再发一次", "护照丢了怎么办"


class Stuck:
    """A clock at which whoever asks first is held up: that is how work is made that does not end."""

    def __init__(self) -> None:
        self.go_on, self.calls = threading.Event(), 0

    def __call__(self) -> datetime:
        self.calls += 1
        if self.calls == 1:
            self.go_on.wait(20)
        return NOW


@pytest.fixture
def known(shipped: Knowledge, shipped_index: Index) -> Known:
    return shipped, shipped_index


@pytest.fixture
def stuck() -> Iterator[Stuck]:
    clock = Stuck()
    yield clock
    clock.go_on.set()


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    with ValkeyServer(tmp_path / "valkey") as server:
        yield FallbackStore(RedisStore(server.url, "wx"), MemoryStore())


def test_there_is_time_to_store_and_to_send_before_wechat_hangs_up() -> None:
    assert PATIENCE_SECONDS - STORE_SECONDS > 3 and PATIENCE_SECONDS < RETRY_SECONDS


def test_slow_work_is_answered_by_a_sentence_and_its_retries_by_the_same(known: Known, store: Store, stuck: Stuck) -> None:
    phone = Bot(known, store, clock=stuck, patience=PATIENCE).phone()
    delivery = phone.prepare({"kind": "text", "text": STILL})
    first = phone.deliver(delivery, 1)
    assert SLOW in first["text"] and first["problem"] == ""
    assert first["why"] and first["why"]["outcome"] == "slow"
    stuck.go_on.set()
    assert {phone.deliver(delivery, 1)["digest"] for _ in range(2)} == {first["digest"]}


def test_the_works_result_is_there_when_the_visitor_asks_again(known: Known, store: Store, stuck: Stuck) -> None:
    bot = Bot(known, store, clock=stuck, patience=PATIENCE)
    bot.ask(STILL)
    stuck.go_on.set()
    answered = until_kept(bot, stuck)
    assert entry(answered) == "passport-lost" and "12308" in answered["text"]


def until_kept(bot: Bot, stuck: Stuck) -> dict[str, object]:
    """The answer that was not worked out again: no clock was asked."""
    for _ in range(200):
        calls = stuck.calls
        answered = bot.ask(STILL)
        if stuck.calls == calls:
            return dict(answered)
        time.sleep(0.01)
    raise AssertionError("worked out anew each time")


def test_another_question_is_not_answered_by_it(known: Known, store: Store, stuck: Stuck) -> None:
    bot = Bot(known, store, clock=stuck, patience=PATIENCE)
    bot.ask(STILL)
    stuck.go_on.set()
    until_kept(bot, stuck)
    assert entry(bot.ask("领事保护电话是多少")) != "passport-lost"
    assert entry(bot.ask(STILL, visitor="oAnother")) == "passport-lost"


def test_the_late_answer_is_kept_without_a_word_of_the_question(known: Known, stuck: Stuck, tmp_path: Path) -> None:
    with ValkeyServer(tmp_path / "valkey") as server:
        bot = Bot(known, FallbackStore(RedisStore(server.url, "wx"), MemoryStore()), clock=stuck, patience=PATIENCE)
        bot.ask("Geheimnis " + STILL)
        stuck.go_on.set()
        with server.client() as client:
            for _ in range(200):
                if kept := list(client.scan_iter("bot:late:*")):
                    break
                time.sleep(0.01)
            assert kept and b"Geheimnis" not in client.get(kept[0])


def test_who_takes_over_from_a_worker_that_died_still_answers(known: Known) -> None:
    """It waited for the claim to lapse, and the time that is kept for storing is begun."""
    store = MemoryStore(lambda: time.monotonic() * 10)
    phone = Bot(known, store, patience=STORE_SECONDS + 0.2).phone()
    delivery = phone.prepare({"kind": "text", "text": STILL})
    fields = read(sent(delivery, SAFE))
    assert store.begin(fields["MsgId"], fields["FromUserName"]).first, "by the worker that died"
    assert entry(phone.deliver(delivery, 1)) == "passport-lost"


def test_when_all_who_work_hang_others_are_answered_at_once(known: Known, stuck: Stuck) -> None:
    bot = Bot(known, MemoryStore(), clock=stuck, patience=PATIENCE, workers=Workers(1))
    assert SLOW in bot.ask(STILL)["text"]
    assert SLOW in bot.ask("签证", visitor="oAnother")["text"]
    stuck.go_on.set()
    for _ in range(200):
        if SLOW not in bot.ask("你好", visitor="oThird")["text"]:
            return
        time.sleep(0.01)
    raise AssertionError("the worker is never free again")


def test_a_late_answer_does_not_undo_a_language_chosen_since(known: Known, stuck: Stuck) -> None:
    bot = Bot(known, MemoryStore(), clock=stuck, patience=PATIENCE)
    bot.ask(STILL)
    stuck.go_on.set()
    until_kept(bot, stuck)
    bot.ask("English")
    assert "Lost or stolen passport" in bot.ask(STILL)["text"]
    assert "Lost or stolen passport" in bot.ask(STILL)["text"], "and the choice is kept"
