"""Redis goes away while it is in use, hangs, and comes back."""

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import StoreError
from bot.store.connection import TIMEOUT
from bot.store.fallback import AWAY_SECONDS, FallbackStore
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore
from bot.store.store import Begun
from tests.store.conftest import SALT, VISITOR, Clock
from tests.valkey import ValkeyServer


class Moody(MemoryStore):
    """A store that can fail, and counts how often it is asked."""

    failing = False
    asked = 0

    def ping(self) -> bool:
        self.asked += 1
        if self.failing:
            raise StoreError("moody")
        return True

    def begin(self, delivery: str, visitor: str, signed: str = "") -> Begun:
        self.ping()
        return super().begin(delivery, visitor, signed)

    def finish(self, delivery: str, visitor: str, answer: bytes, talk: bytes | None = None, language: str | None = None) -> bytes:
        self.ping()
        return super().finish(delivery, visitor, answer, talk, language)

    def erase(self, visitor: str) -> None:
        self.ping()
        super().erase(visitor)


@pytest.fixture
def moody(clock: Clock) -> Moody:
    return Moody(clock)


@pytest.fixture
def fallback(moody: Moody, clock: Clock) -> FallbackStore:
    return FallbackStore(moody, MemoryStore(clock), clock=clock)


def test_a_failing_store_is_left_alone_for_a_second(fallback: FallbackStore, moody: Moody, clock: Clock) -> None:
    moody.failing = True
    for number in range(100):
        fallback.begin(str(number), VISITOR)
    assert moody.asked == 1
    clock.now += AWAY_SECONDS
    for number in range(100):
        fallback.begin(str(number), VISITOR)
    assert moody.asked == 2


def test_it_goes_back_by_itself(fallback: FallbackStore, moody: Moody, clock: Clock) -> None:
    moody.failing = True
    assert not fallback.ping()
    moody.failing = False
    assert not fallback.ping()
    clock.now += AWAY_SECONDS
    assert fallback.ping()
    assert fallback.ping()


def test_each_change_is_logged_once(fallback: FallbackStore, moody: Moody, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.store")
    for failing in (False, True, True, False, False, True):
        moody.failing = failing
        for _ in range(5):
            fallback.ping()
        clock.now += AWAY_SECONDS
    assert [record.getMessage() for record in caplog.records] == [
        "Redis is away, memory takes over: moody",
        "Redis is back",
        "Redis is away, memory takes over: moody",
    ]


def test_what_began_on_redis_is_finished_in_memory(fallback: FallbackStore, moody: Moody) -> None:
    fallback.begin("1", VISITOR)
    moody.failing = True
    assert fallback.finish("1", VISITOR, b"answer", talk=b"talk", language="en") == b"answer"
    begun = fallback.begin("2", VISITOR)
    assert (begun.talk, begun.language) == (b"talk", "en")


def test_what_redis_answered_is_answered_the_same_without_it(fallback: FallbackStore, moody: Moody) -> None:
    fallback.begin("1", VISITOR)
    fallback.finish("1", VISITOR, b"answer")
    moody.failing = True
    assert fallback.begin("1", VISITOR).answer == b"answer"
    assert fallback.finish("1", VISITOR, b"another") == b"answer"


def test_what_memory_answered_is_answered_the_same_when_redis_is_back(fallback: FallbackStore, moody: Moody, clock: Clock) -> None:
    moody.failing = True
    fallback.begin("1", VISITOR)
    fallback.finish("1", VISITOR, b"answer")
    moody.failing = False
    clock.now += AWAY_SECONDS
    begun = fallback.begin("1", VISITOR)
    assert (begun.first, begun.answer) == (False, b"answer")
    assert fallback.wait("1", VISITOR) == b"answer"
    assert fallback.finish("1", VISITOR, b"another") == b"answer"


def test_an_old_talk_does_not_come_up_again_in_the_next_outage(fallback: FallbackStore, moody: Moody, clock: Clock) -> None:
    moody.failing = True
    fallback.begin("1", VISITOR)
    fallback.finish("1", VISITOR, b"answer", talk=b"old", language="en")
    moody.failing = False
    clock.now += AWAY_SECONDS
    fallback.begin("2", VISITOR)
    fallback.finish("2", VISITOR, b"answer", talk=b"new")
    moody.failing = True
    assert fallback.begin("3", VISITOR).talk == b"new"


def test_a_talk_that_redis_missed_goes_on_when_it_is_back(fallback: FallbackStore, moody: Moody, clock: Clock) -> None:
    fallback.begin("1", VISITOR)
    fallback.finish("1", VISITOR, b"answer", talk=b"before", language="zh")
    moody.failing = True
    fallback.begin("2", VISITOR)
    fallback.finish("2", VISITOR, b"answer", talk=b"meanwhile", language="en")
    moody.failing = False
    clock.now += AWAY_SECONDS
    begun = fallback.begin("3", VISITOR)
    assert (begun.talk, begun.language) == (b"meanwhile", "en")
    fallback.finish("3", VISITOR, b"answer", talk=b"after")
    assert fallback.begin("4", VISITOR).talk == b"after"
    assert moody.language(VISITOR) == "en", "Redis was told what it had missed"


def test_who_left_meanwhile_is_erased_when_redis_is_back(fallback: FallbackStore, moody: Moody, clock: Clock) -> None:
    fallback.begin("1", VISITOR)
    fallback.finish("1", VISITOR, b"answer", talk=b"talk", language="en")
    moody.failing = True
    fallback.erase(VISITOR)
    assert moody._held
    clock.now += AWAY_SECONDS
    fallback.ping()
    moody.failing = False
    clock.now += AWAY_SECONDS
    fallback.ping()
    assert not moody._held


def test_only_one_request_at_a_time_tries_a_server_that_hangs(clock: Clock) -> None:
    tried = threading.Semaphore(0)
    go_on = threading.Event()

    class Hanging(MemoryStore):
        def ping(self) -> bool:
            tried.release()
            go_on.wait(5)
            return False

    store = FallbackStore(Hanging(), MemoryStore(), clock=clock)
    go_on.set()
    store.ping()
    tried.acquire()
    go_on.clear()
    clock.now += AWAY_SECONDS
    with ThreadPoolExecutor(1) as pool:
        probe = pool.submit(store.ping)
        tried.acquire()
        for _ in range(20):
            assert not store.ping()
        assert not tried.acquire(blocking=False)
        go_on.set()
        assert not probe.result()


def test_a_request_that_fails_late_does_not_count_as_a_new_outage(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    set_out, fail = threading.Event(), threading.Event()

    class Late(Moody):
        def begin(self, delivery: str, visitor: str, signed: str = "") -> Begun:
            set_out.set()
            fail.wait(5)
            raise StoreError("late")

    primary = Late(clock)
    store = FallbackStore(primary, MemoryStore(clock), clock=clock)
    with ThreadPoolExecutor(1) as pool:
        late = pool.submit(store.begin, "1", VISITOR)
        set_out.wait(5)
        primary.failing = True
        store.ping()
        primary.failing = False
        clock.now += AWAY_SECONDS
        assert store.ping()
        fail.set()
        assert late.result().first
    assert store.ping()
    assert len(caplog.records) == 2


def test_a_server_is_revived_before_it_is_asked(moody: Moody, clock: Clock) -> None:
    revived: list[int] = []
    store = FallbackStore(moody, MemoryStore(clock), revive=lambda: revived.append(moody.asked), clock=clock)
    moody.failing = True
    store.ping()
    store.ping()
    clock.now += AWAY_SECONDS
    store.ping()
    assert revived == [1]


def converse(store: FallbackStore, numbers: range) -> float:
    """Messages one after another, as a visitor sends them; returns the longest that one took, in seconds."""
    longest = 0.0
    for number in numbers:
        started = time.monotonic()
        delivery, answer = f"message {number}", b"answer %d" % number
        assert store.begin(delivery, VISITOR).answer is None
        assert store.finish(delivery, VISITOR, answer, talk=answer, language="en") == answer
        assert store.begin(delivery, VISITOR).answer == answer
        longest = max(longest, time.monotonic() - started)
    return longest


def test_killed_and_started_again_in_the_middle_of_conversations(valkey_server: ValkeyServer, caplog: pytest.LogCaptureFixture) -> None:
    store = FallbackStore(RedisStore(valkey_server.url, SALT), MemoryStore())
    stopping = threading.Event()

    def talk(worker: int) -> float:
        longest, at = 0.0, worker * 1_000_000
        while not stopping.is_set():
            longest = max(longest, converse(store, range(at, at + 5)))
            at += 5
            time.sleep(0.005)  # else the threads fight over the interpreter, not over the store
        return longest

    with ThreadPoolExecutor(8) as pool:
        workers = [pool.submit(talk, worker) for worker in range(8)]
        time.sleep(0.2)
        valkey_server.stop()
        time.sleep(0.3)
        assert not store.ping()
        valkey_server.start()
        time.sleep(AWAY_SECONDS + 0.3)
        assert store.ping()
        stopping.set()
        assert max(worker.result() for worker in workers) < 0.5
    assert len(caplog.records) == 2


def test_hanging_costs_a_visitor_less_than_a_second(valkey_server: ValkeyServer) -> None:
    store = FallbackStore(RedisStore(valkey_server.url, SALT), MemoryStore())
    converse(store, range(10))
    valkey_server.pause()
    assert converse(store, range(10, 20)) < 2 * TIMEOUT + 0.2
    assert converse(store, range(20, 200)) < 0.05
    valkey_server.resume()
    time.sleep(AWAY_SECONDS)
    converse(store, range(200, 210))
    assert store.ping()
    begun = store.begin("next", VISITOR)
    assert (begun.talk, begun.language) == (b"answer 209", "en")
