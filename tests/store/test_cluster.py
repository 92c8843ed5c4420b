"""A real cluster of three nodes without replicas: nodes die, hang, and hand slots over."""

import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import redis
from redis.crc import key_slot

from bot.errors import StoreError
from bot.store import fallback
from bot.store.cluster import Cluster, read, slot
from bot.store.connection import connect, holder, together
from bot.store.fallback import FallbackStore
from bot.store.keys import ALIVE, IMPORTING, Keys
from bot.store.lock import Lock
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore
from tests.store.conftest import SALT
from tests.store.topologies import ClusterOfThree, Member, until
from tests.valkey import ValkeyServer

VISITORS = [f"oVisitor_{number}" for number in range(12)]
SOON = 1.5
"""Seconds in which a call gives up, on a busy machine."""


def tag(visitor: str) -> str:
    return Keys.of(SALT, visitor).talk


def takes(store: RedisStore, visitor: str) -> bool:
    try:
        store.begin(f"{time.monotonic_ns()}", visitor)
    except StoreError:
        return False
    return True


@pytest.fixture
def store(cluster: ClusterOfThree) -> RedisStore:
    return RedisStore(cluster.url, SALT)


@pytest.fixture
def lost(cluster: ClusterOfThree) -> Member:
    """One of the nodes, for a test to be hard on."""
    return cluster.owner(tag(VISITORS[0]))


def test_visitors_are_spread_over_the_nodes_and_nothing_is_left_of_those_erased(cluster: ClusterOfThree, store: RedisStore) -> None:
    for visitor in VISITORS:
        store.begin("1", visitor)
        store.finish("1", visitor, b"answer", talk=b"talk", language="en")
    assert all(node.ask("DBSIZE") for node in cluster.members)
    for visitor in VISITORS:
        assert store.begin("2", visitor).talk == b"talk"
        store.erase(visitor)
    assert store.ping()
    assert [key for node in cluster.members for key in node.ask("KEYS", "*")] == [ALIVE.encode()]


@pytest.mark.parametrize("hard", ["stop", "freeze"])
def test_a_node_that_is_lost_takes_its_own_visitors_only(cluster: ClusterOfThree, store: RedisStore, lost: Member, hard: str) -> None:
    assert all(takes(store, visitor) for visitor in VISITORS)
    getattr(lost, hard)()
    mourned = [visitor for visitor in VISITORS if cluster.owner(tag(visitor)) is lost]
    assert 0 < len(mourned) < len(VISITORS)
    for _ in range(2):
        assert [visitor for visitor in VISITORS if not takes(store, visitor)] == mourned
    cluster.mend()
    until(lambda: all([takes(store, visitor) for visitor in VISITORS]), "all are served again")


def test_with_memory_behind_it_everybody_is_answered_and_redis_comes_back(
    cluster: ClusterOfThree, store: RedisStore, lost: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback, "AWAY_SECONDS", 0.02)
    whole = FallbackStore(store, MemoryStore())
    lost.stop()
    for visitor in VISITORS * 3:
        delivery = str(time.monotonic_ns())
        assert whole.begin(delivery, visitor).first
        assert not whole.begin(delivery, visitor).first
        assert whole.finish(delivery, visitor, b"answer") == b"answer"
        assert whole.begin(delivery, visitor).answer == b"answer"
    cluster.mend()
    until(
        lambda: whole.ping() and all(store.wait(_answered(whole, visitor), visitor) for visitor in VISITORS), "answers are on Redis again"
    )


def test_visitors_of_other_nodes_stay_on_redis(cluster: ClusterOfThree, store: RedisStore, lost: Member) -> None:
    whole = FallbackStore(store, MemoryStore())
    assert all(takes(store, visitor) for visitor in VISITORS)
    lost.stop()
    for _ in range(3):
        for visitor in VISITORS:
            delivery = _answered(whole, visitor)
            there = lost is not cluster.owner(tag(visitor))
            assert there == (there and store.wait(delivery, visitor) == b"answer")


def _answered(whole: FallbackStore, visitor: str) -> str:
    delivery = str(time.monotonic_ns())
    whole.begin(delivery, visitor)
    whole.finish(delivery, visitor, b"answer")
    return delivery


@pytest.mark.parametrize("known", [True, False])
def test_where_all_hang_every_thread_gives_up_soon(cluster: ClusterOfThree, store: RedisStore, known: bool) -> None:
    assert not known or all(takes(store, visitor) for visitor in VISITORS)
    for node in cluster.members:
        node.freeze()

    def seconds(visitor: str) -> float:
        started = time.monotonic()
        for _ in range(3):
            assert not takes(store, visitor)
        return (time.monotonic() - started) / 3

    with ThreadPoolExecutor(len(VISITORS)) as pool:
        assert max(pool.map(seconds, VISITORS)) < SOON


def test_where_slots_are_missing_and_the_cluster_is_down_that_is_told(cluster: ClusterOfThree, store: RedisStore, lost: Member) -> None:
    others = [node for node in cluster.members if node is not lost]
    for node in others:
        node.ask("CONFIG", "SET", "cluster-require-full-coverage", "yes")
    lost.stop()
    until(lambda: not any(takes(store, visitor) for visitor in VISITORS), "the cluster is down")
    with pytest.raises(StoreError, match=r"^ClusterDownError$"):
        store.begin("1", next(visitor for visitor in VISITORS if cluster.owner(tag(visitor)) is not lost))
    for node in others:
        node.ask("CONFIG", "SET", "cluster-require-full-coverage", "no")


class Removal:
    """A slot goes from its node to another, step by step, as `redis-cli --cluster reshard` does it."""

    def __init__(self, cluster: ClusterOfThree, key: str, to: Member | None = None) -> None:
        self.cluster, self.slot, self.source = cluster, key_slot(key.encode()), cluster.owner(key)
        self.target = to or next(node for node in cluster.members if node is not self.source)

    def begin(self) -> None:
        self._set(self.target, "IMPORTING", self.source)
        self._set(self.source, "MIGRATING", self.target)

    def carry(self, *keys: bytes) -> None:
        for key in keys or self.source.ask("CLUSTER", "GETKEYSINSLOT", self.slot, 100):
            assert self.source.ask("MIGRATE", "127.0.0.1", self.target.port, key, 0, 1000) == b"OK"

    def end(self) -> None:
        for node in (self.target, self.source):
            self._set(node, "NODE", self.target)
        until(lambda: all(_owner(node, self.slot) == self.target.port for node in self.cluster.members), "all know where the slot is")

    def back(self) -> None:
        self.source, self.target = self.target, self.source
        self.begin()
        self.carry()
        self.end()

    def _set(self, node: Member, what: str, other: Member) -> None:
        assert node.ask("CLUSTER", "SETSLOT", self.slot, what, other.ask("CLUSTER", "MYID")) == b"OK"


def _owner(node: Member, number: int) -> int:
    [port] = [address[1] for first, last, address in read(node.ask("CLUSTER", "SLOTS"), ("127.0.0.1", 0)) if first <= number <= last]
    return port


def test_a_slot_that_moves_is_followed(cluster: ClusterOfThree, store: RedisStore) -> None:
    visitor = VISITORS[0]
    store.begin("1", visitor)
    store.finish("1", visitor, b"answer", talk=b"talk")
    removal = Removal(cluster, tag(visitor))
    removal.begin()
    try:
        removal.carry(Keys.of(SALT, visitor, "1").answer.encode())
        assert store.wait("1", visitor) == b"answer", "this key has been carried, and the node says to whom"
        with pytest.raises(StoreError, match=r"^TryAgainError$"):  # scripts have to wait until the slot has arrived
            store.begin("1", visitor)
        removal.carry()
    finally:
        removal.end()
    try:
        assert store.begin("1", visitor).answer == b"answer"
        assert store.begin("2", visitor).talk == b"talk"
        assert all(takes(store, visitor) for visitor in VISITORS)
    finally:
        removal.back()
    assert store.begin("1", visitor).answer == b"answer"


def test_who_holds_a_key_is_known_once_somebody_asked(cluster: ClusterOfThree) -> None:
    with closing(connect(cluster.url)) as client:
        assert {holder(client, tag(visitor)) for visitor in VISITORS} == {""}
        client.get("key")
        for visitor in VISITORS:
            assert holder(client, tag(visitor)) == f"127.0.0.1:{cluster.owner(tag(visitor)).port}"


def test_one_node_that_is_up_is_enough_to_begin_with(cluster: ClusterOfThree, lost: Member) -> None:
    dead = "127.0.0.1:1,127.0.0.1:2"
    assert RedisStore(f"redis+cluster://{dead},127.0.0.1:{lost.port}", SALT).ping()
    assert not RedisStore(f"redis+cluster://{dead}", SALT).ping()


def test_the_lock_is_for_one_machine(cluster: ClusterOfThree) -> None:
    with Lock(cluster.url, IMPORTING) as one, Lock(cluster.url, IMPORTING) as other:
        assert one.take() and not other.take()
        one.extend()
    with Lock(cluster.url, IMPORTING) as next_one:
        assert next_one.take()


def test_commands_of_two_slots_go_together(cluster: ClusterOfThree) -> None:
    nonces = [f"bot:nonce:{number}" for number in range(3)]
    assert len({cluster.owner(key).port for key in [*nonces, tag(VISITORS[0])]}) > 1
    script = ["EVAL", "return redis.call('INCR', KEYS[1])", 1, tag(VISITORS[0])]
    with closing(connect(cluster.url)) as client:
        for nonce in nonces:
            told = [together(client, [["SET", nonce, 1, "NX", "PX", 9_000], script])[0] for _ in range(2)]
            assert told == [True, None]
        assert together(client, [script]) == [7]


def test_a_command_without_a_key_and_a_pipeline_are_refused(cluster: ClusterOfThree) -> None:
    with closing(connect(cluster.url)) as client:
        with pytest.raises(redis.DataError):
            client.ping()
        with pytest.raises(redis.DataError):
            client.pipeline()


def test_a_server_that_is_no_cluster_is_told(valkey_server: ValkeyServer) -> None:
    plain = Cluster([("nobody", 1)], lambda _: valkey_server.client(), lambda _: valkey_server.client())
    with pytest.raises(redis.ResponseError, match="cluster support disabled"):
        plain.get("key")


def test_a_cluster_taken_for_a_server_is_told(cluster: ClusterOfThree) -> None:
    wrong = RedisStore(cluster.members[0].url, SALT)
    visitor = next(visitor for visitor in VISITORS if cluster.owner(tag(visitor)) is not cluster.members[0])
    with pytest.raises(StoreError, match=r"^MovedError$"):
        wrong.begin("1", visitor)


def _in_a_child(store: RedisStore, results: "multiprocessing.SimpleQueue[list[bytes | None]]") -> None:
    results.put([store.begin("1", visitor).answer for visitor in VISITORS * 5][-len(VISITORS) :])


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_store_used_before_a_fork_works_in_parent_and_children(cluster: ClusterOfThree, store: RedisStore) -> None:
    answers = [visitor.encode() for visitor in VISITORS]
    for visitor in VISITORS:
        store.begin("1", visitor)
        store.finish("1", visitor, visitor.encode())
    fork = multiprocessing.get_context("fork")
    results = fork.SimpleQueue()
    children = [fork.Process(target=_in_a_child, args=(store, results)) for _ in range(2)]
    for child in children:
        child.start()
    assert [store.begin("1", visitor).answer for visitor in VISITORS * 5] == answers * 5
    assert [results.get() for _ in children] == [answers] * 2
    for child in children:
        child.join()
        child.close()


KNOWN: list[tuple[bytes | None, str]] = [(b"10.0.0.5", "10.0.0.5"), (b"::1", "::1"), (b"node.example", "node.example")]
UNKNOWN: list[tuple[bytes | None, str]] = [(b"", "asked"), (b"?", "asked"), (None, "asked")]


@pytest.mark.parametrize(("told", "host"), KNOWN + UNKNOWN)
def test_a_node_that_does_not_know_its_host_is_where_it_was_asked(told: bytes | None, host: str) -> None:
    answer = [[100, 200, [told, 7001, b"id", []]], [0, 99, [b"first", 7000, b"id"], [b"replica", 7005, b"id"]]]
    assert read(answer, ("asked", 1)) == ((0, 99, ("first", 7000)), (100, 200, (host, 7001)))


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (["GET", "a{1}"], b"1"),
        (["DEL", b"{1}b", "c{1}"], b"1"),
        (["EVAL", "return {KEYS[1]}", 2, "x{1}", "y{1}"], b"1"),
        (["SET", "bot:alive", "{1}"], b"bot:alive"),
    ],
)
def test_the_first_key_decides_where_a_command_goes(command: list[object], key: bytes) -> None:
    assert slot(command) == key_slot(key)


@pytest.mark.parametrize("command", [["PING"], ["EVAL", "return 1", 0]])
def test_without_a_key_there_is_no_place(command: list[object]) -> None:
    with pytest.raises(redis.DataError):
        slot(command)
