"""WeChat sends three times, workers die, Redis goes away: the visitor gets one answer, and it is always the same."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.store.fallback import FallbackStore
from bot.store.keys import CLAIM_MS, Keys
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore
from bot.store.store import Store
from tests.callback import NOW, VISITOR, Bot, entry
from tests.valkey import ValkeyServer

Known = tuple[Knowledge, Index]
SALT = "wx0000000000000001"


@pytest.fixture
def known(shipped: Knowledge, shipped_index: Index) -> Known:
    return shipped, shipped_index


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[ValkeyServer]:
    with ValkeyServer(tmp_path / "valkey") as server:
        yield server


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "memory":
        return MemoryStore()
    valkey: ValkeyServer = request.getfixturevalue("valkey")
    return FallbackStore(RedisStore(valkey.url, SALT), MemoryStore())


class Slow:
    """A clock that keeps whoever asks first waiting: that is how a slow answer is made."""

    def __init__(self) -> None:
        self.asked, self.go_on, self.calls = threading.Event(), threading.Event(), 0

    def __call__(self) -> datetime:
        self.calls += 1
        if self.calls == 1:
            self.asked.set()
            assert self.go_on.wait(20)
        return NOW


def test_every_retry_gets_the_same_bytes(known: Known, store: Store) -> None:
    bot = Bot(known, store)
    phone = bot.phone()
    delivery = phone.prepare({"kind": "text", "text": "护照丢了怎么办"})
    answers = [phone.deliver(delivery) for _ in range(3)]
    assert entry(answers[0]) == "passport-lost"
    assert [answer["why"] for answer in answers[1:]] == [None, None], "a replay is not computed"
    assert len({answer["digest"] for answer in answers}) == 1


def test_side_effects_happen_once(known: Known, store: Store) -> None:
    phone = Bot(known, store).phone()
    phone.send({"kind": "text", "text": "签证"})
    second = phone.prepare({"kind": "text", "text": "更多"})
    for _ in range(3):
        assert "（2/" in phone.deliver(second)["text"]
    third = phone.send({"kind": "text", "text": "更多"})
    assert "没有更多" not in third["text"] and "（2/" not in third["text"]


def test_an_event_is_the_same_delivery_when_it_is_sent_again(known: Known, store: Store) -> None:
    phone = Bot(known, store).phone()
    delivery = phone.prepare({"kind": "click", "key": "visa"})
    assert len({phone.deliver(delivery)["digest"] for _ in range(3)}) == 1


def test_a_retry_that_comes_meanwhile_waits_and_gets_the_first_ones_bytes(known: Known, store: Store) -> None:
    slow = Slow()
    phone = Bot(known, store, clock=slow).phone()
    delivery = phone.prepare({"kind": "text", "text": "护照丢了怎么办"})
    with ThreadPoolExecutor() as threads:
        first = threads.submit(phone.deliver, delivery, 1)
        assert slow.asked.wait(5)
        retries = [threads.submit(phone.deliver, delivery, 1) for _ in range(2)]
        time.sleep(0.2)
        assert not any(retry.done() for retry in retries), "they wait"
        slow.go_on.set()
        digests = {answer.result()["digest"] for answer in (first, *retries)}
    assert len(digests) == 1
    assert slow.calls == 1, "only one of them computed"


def test_when_the_first_one_never_ends_the_retry_takes_over_and_both_get_the_same(known: Known) -> None:
    slow = Slow()
    phone = Bot(known, MemoryStore(), clock=slow, patience=30).phone()
    delivery = phone.prepare({"kind": "text", "text": "护照丢了怎么办"})
    with ThreadPoolExecutor() as threads:
        first = threads.submit(phone.transport, delivery.query, delivery.body)
        assert slow.asked.wait(5)
        time.sleep(CLAIM_MS / 1000 - 1)
        retry = phone.deliver(delivery, 1)
        assert entry(retry) == "passport-lost"
        slow.go_on.set()
        assert first.result()[2].decode() == retry["xml_received_wrapped"]


# Who leaves is forgotten


def test_unsubscribing_erases_everything_about_the_visitor(known: Known, valkey: ValkeyServer) -> None:
    bot = Bot(known, FallbackStore(RedisStore(valkey.url, SALT), MemoryStore()))
    for words in ("English", "visas", "1"):
        bot.ask(words)
        bot.ask(words, visitor="oStays")
    before = keys(valkey, VISITOR)
    assert {key.split(":")[1] for key in before} == {"answer", "begun", "talk", "language", "pace"}
    stays = keys(valkey, "oStays")
    phone = bot.phone()
    delivery = phone.prepare({"kind": "unsubscribe"})
    assert {phone.deliver(delivery)["xml_received_wrapped"] for _ in range(3)} == {"success"}
    [left] = keys(valkey, VISITOR)
    assert left.startswith("bot:answer:") and left not in before, "what a retry of the unsubscription needs"
    assert keys(valkey, "oStays") == stays


def test_no_key_names_a_visitor_and_each_has_its_end(known: Known, valkey: ValkeyServer) -> None:
    bot = Bot(known, FallbackStore(RedisStore(valkey.url, SALT), MemoryStore()))
    bot.ask("English")
    with valkey.client() as redis:
        found = list(redis.scan_iter())
        assert len(found) == 6 and not any(VISITOR.encode() in key for key in found)
        assert all(0 < redis.ttl(key) <= 30 * 24 * 60 * 60 for key in found)


def keys(valkey: ValkeyServer, visitor: str) -> set[str]:
    with valkey.client() as redis:
        return {key.decode() for key in redis.scan_iter(f"*{Keys.of(SALT, visitor).visitor}*")}


def test_whoever_comes_back_starts_anew(known: Known, store: Store) -> None:
    bot = Bot(known, store)
    bot.ask("English")
    bot.phone().send({"kind": "unsubscribe"})
    assert "欢迎关注" in bot.phone().send({"kind": "subscribe"})["text"]


# Redis goes away


@pytest.fixture
def on_valkey(known: Known, valkey: ValkeyServer) -> Bot:
    return Bot(known, FallbackStore(RedisStore(valkey.url, SALT), MemoryStore()))


OUTAGES: list[tuple[str, Callable[[ValkeyServer], None], Callable[[ValkeyServer], None]]] = [
    ("killed", ValkeyServer.stop, ValkeyServer.start),
    ("frozen", ValkeyServer.pause, ValkeyServer.resume),
]


@pytest.mark.parametrize(("leave", "come_back"), [row[1:] for row in OUTAGES], ids=[row[0] for row in OUTAGES])
def test_without_redis_the_bot_goes_on_answering_and_returns_to_it(
    on_valkey: Bot, valkey: ValkeyServer, leave: Callable[[ValkeyServer], None], come_back: Callable[[ValkeyServer], None]
) -> None:
    phone = on_valkey.phone()
    before = phone.prepare({"kind": "text", "text": "护照丢了怎么办"})
    digest = phone.deliver(before)["digest"]
    leave(valkey)
    began = time.monotonic()
    assert phone.deliver(before)["digest"] == digest, "a retry gets its bytes all the same"
    assert entry(on_valkey.ask("I lost my passport")) == "passport-lost"
    assert "（1/" in on_valkey.ask("签证")["text"] and "（2/" in on_valkey.ask("更多")["text"], "the talk goes on"
    assert time.monotonic() - began < 4
    come_back(valkey)
    deadline = time.monotonic() + 10
    while not on_valkey.store.ping():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert entry(on_valkey.ask("护照丢了怎么办")) == "passport-lost"
    with valkey.client() as redis:
        assert [key for key in redis.keys("bot:talk:*") if redis.ttl(key) > 0]


def test_redis_may_go_away_between_a_delivery_and_its_answer(known: Known, valkey: ValkeyServer) -> None:
    slow = Slow()
    bot = Bot(known, FallbackStore(RedisStore(valkey.url, SALT), MemoryStore()), clock=slow)
    phone = bot.phone()
    delivery = phone.prepare({"kind": "text", "text": "护照丢了怎么办"})
    with ThreadPoolExecutor() as threads:
        first = threads.submit(phone.deliver, delivery, 1)
        assert slow.asked.wait(5)
        valkey.stop()
        slow.go_on.set()
        answer = first.result()
    assert entry(answer) == "passport-lost"
    assert phone.deliver(delivery)["digest"] == answer["digest"]
