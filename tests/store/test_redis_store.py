"""What only a real server can show: keys, times, failures, processes."""

import fnmatch
import multiprocessing
import re
import time
from collections.abc import Callable

import pytest

import bot.store
from bot.errors import StoreError
from bot.store import keys
from bot.store.lock import Lock
from bot.store.redis_store import TIMEOUT, RedisStore
from tests.store.conftest import SALT, VISITOR
from tests.valkey import ValkeyServer

XML = f"<xml><ToUserName><![CDATA[{VISITOR}]]></ToUserName></xml>".encode()
EVENT = f"{VISITOR}-1700000000-CLICK-hours"

USES: dict[str, Callable[[RedisStore], object]] = {
    "begin": lambda store: store.begin("1", VISITOR),
    "wait": lambda store: store.wait("1", VISITOR),
    "finish": lambda store: store.finish("1", VISITOR, b"answer", b"talk", "en"),
    "release": lambda store: store.release("1", VISITOR),
    "erase": lambda store: store.erase(VISITOR),
}


def use_everything(store: RedisStore) -> None:
    store.begin(EVENT, VISITOR)
    store.finish(EVENT, VISITOR, XML, talk=XML, language="en")
    store.keep(EVENT, VISITOR, b"late")
    store.begin("at work", VISITOR, "1760000001 42")
    store.ping()


def documented() -> dict[str, tuple[str, int]]:
    """Pattern -> type and milliseconds, from the table in bot/store/__init__.py."""
    units = {"s": 1_000, "minutes": 60_000, "days": 86_400_000}
    rows = re.findall(r"^ +(bot:\S+) +(\w+) +(\d+) (\w+)", bot.store.__doc__ or "", re.MULTILINE)
    return {re.sub("{VISITOR}|{REQUEST}|DELIVERY", "*", key): (kind, int(number) * units[unit]) for key, kind, number, unit in rows}


def test_every_key_is_documented_and_ends_when_it_should(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    use_everything(redis_store)
    table, seen = documented(), set()
    with Lock(valkey_server.url, keys.IMPORTING) as lock, valkey_server.client() as client:
        assert lock.take()
        for key in map(bytes.decode, client.scan_iter()):
            pattern = next((pattern for pattern in table if fnmatch.fnmatchcase(key, pattern)), None)
            assert pattern is not None, f"{key} is not in the table"
            kind, milliseconds = table[pattern]
            assert client.type(key).decode() == kind
            assert milliseconds - 2_000 < client.pttl(key) <= milliseconds
            seen.add(pattern)
    assert seen == set(table)


def test_an_answer_lives_at_least_a_minute(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    use_everything(redis_store)
    with valkey_server.client() as client:
        assert [client.ttl(key) >= 60 for key in client.scan_iter("bot:answer:*")] == [True]


def test_no_openid_in_any_key_or_value(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    use_everything(redis_store)
    with valkey_server.client() as client:
        stored = [
            key + b"".join(client.zrange(key, 0, -1) if client.type(key) == b"zset" else [client.get(key)]) for key in client.scan_iter()
        ]
    assert len(stored) >= 6
    assert not [entry for entry in stored if VISITOR.encode() in entry]
    assert redis_store.wait(EVENT, VISITOR) == XML


def test_erased_the_server_holds_nothing(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    use_everything(redis_store)
    redis_store.erase(VISITOR)
    with valkey_server.client() as client:
        left = {key.split(b":")[1] for key in client.scan_iter()}
    assert left <= {b"alive", b"request"}, "which requests were used leads to nobody, and has to be known"


def test_two_accounts_on_one_server_do_not_mix(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    use_everything(redis_store)
    assert RedisStore(valkey_server.url, "wxanother").begin(EVENT, VISITOR).first


def test_all_keys_of_a_visitor_are_on_one_node_of_a_cluster() -> None:
    mine = keys.Keys.of(SALT, VISITOR, "1")
    tags = {re.search(r"\{(.+)\}", key)[1] for key in (mine.claim, mine.answer, mine.begun, mine.talk, mine.language, mine.late, mine.pace)}  # type: ignore[index]
    assert tags == {mine.visitor}


def test_the_claim_of_a_dead_owner_lapses(redis_store: RedisStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.redis_store.CLAIM_MS", 300)  # the true time is checked above
    redis_store.begin("1", VISITOR)
    time.sleep(0.1)
    assert not redis_store.begin("1", VISITOR).first
    time.sleep(0.3)
    assert redis_store.begin("1", VISITOR).first


def test_a_retry_is_a_replay_when_it_comes_far_too_late(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    redis_store.begin("1", VISITOR, "1760000001 42")
    with valkey_server.client() as client:
        client.pexpire(keys.Keys.of(SALT, VISITOR, "1", "1760000001 42").request, (keys.REQUEST_SECONDS - keys.ANSWER_SECONDS) * 1000 - 1)
    assert redis_store.begin("1", VISITOR, "1760000001 42").replayed


def test_what_began_long_ago_is_forgotten_while_a_visitor_goes_on(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    begun = keys.Keys.of(SALT, VISITOR).begun
    with valkey_server.client() as client:
        client.zadd(begun, {f"{number}": number for number in range(1000)})
        redis_store.begin("1", VISITOR)
        assert client.zcard(begun) == 1


@pytest.mark.parametrize("use", USES)
def test_a_stopped_server_is_noticed_at_once(valkey_server: ValkeyServer, redis_store: RedisStore, use: str) -> None:
    redis_store.begin("1", VISITOR)
    valkey_server.stop()
    started = time.monotonic()
    with pytest.raises(StoreError):
        USES[use](redis_store)
    assert time.monotonic() - started < 0.1
    assert not redis_store.ping()


@pytest.mark.parametrize("connected", [True, False])
@pytest.mark.parametrize("use", USES)
def test_a_hanging_server_is_given_up(valkey_server: ValkeyServer, redis_store: RedisStore, use: str, connected: bool) -> None:
    if connected:
        redis_store.begin("1", VISITOR)
    valkey_server.pause()
    started = time.monotonic()
    with pytest.raises(StoreError):
        USES[use](redis_store)
    assert time.monotonic() - started < 2 * TIMEOUT + 0.2


def test_after_hanging_no_answer_goes_to_the_wrong_question(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    redis_store.begin("1", VISITOR)
    redis_store.finish("1", VISITOR, b"of the first")
    valkey_server.pause()
    with pytest.raises(StoreError):
        redis_store.wait("1", VISITOR)
    valkey_server.resume()
    time.sleep(0.05)
    assert redis_store.wait("2", VISITOR) is None
    assert redis_store.wait("1", VISITOR) == b"of the first"


@pytest.mark.parametrize("use", USES)
def test_a_server_restarted_between_two_requests_is_not_noticed(valkey_server: ValkeyServer, redis_store: RedisStore, use: str) -> None:
    redis_store.begin("0", VISITOR)
    redis_store.finish("0", VISITOR, b"answer", b"talk", "en")
    valkey_server.restart()
    USES[use](redis_store)
    assert redis_store.ping()


def test_a_server_that_refuses_writes_is_no_store(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    with valkey_server.client() as client:
        client.replicaof("127.0.0.1", "1")
        client.config_set("replica-serve-stale-data", "yes")
    assert not redis_store.ping()
    with pytest.raises(StoreError):
        redis_store.begin("1", VISITOR)


def test_errors_name_no_address_and_nothing_that_was_sent(redis_store: RedisStore, valkey_server: ValkeyServer) -> None:
    with valkey_server.client() as client:
        client.set(keys.Keys.of(SALT, VISITOR).begun, "not a set")
    with pytest.raises(StoreError) as caught:
        redis_store.begin("1", VISITOR)
    assert str(caught.value) == "ResponseError"


def test_begin_wait_and_finish_are_one_round_trip(valkey_server: ValkeyServer, redis_store: RedisStore) -> None:
    redis_store.ping()
    with valkey_server.client() as client:
        client.config_resetstat()
        redis_store.begin("1", VISITOR)
        redis_store.wait("1", VISITOR)
        redis_store.finish("1", VISITOR, b"answer", b"talk", "en")
        counts = client.info("commandstats")
    sent = {name: count["calls"] for name, count in counts.items() if name in ("cmdstat_eval", "cmdstat_hello", "cmdstat_client")}
    assert sent == {"cmdstat_eval": 2}


def _in_a_child(store: RedisStore, results: "multiprocessing.SimpleQueue[bytes | None]") -> None:
    for _ in range(50):
        store.begin("1", VISITOR)
    results.put(store.wait("1", VISITOR))


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_store_used_before_a_fork_works_in_parent_and_children(redis_store: RedisStore) -> None:
    redis_store.begin("1", VISITOR)
    redis_store.finish("1", VISITOR, b"answer")
    fork = multiprocessing.get_context("fork")
    results = fork.SimpleQueue()
    children = [fork.Process(target=_in_a_child, args=(redis_store, results)) for _ in range(3)]
    for child in children:
        child.start()
    for _ in range(50):
        assert redis_store.begin("1", VISITOR).answer == b"answer"
    assert [results.get() for _ in children] == [b"answer"] * 3
    for child in children:
        child.join()
        child.close()
    assert redis_store.wait("1", VISITOR) == b"answer"
