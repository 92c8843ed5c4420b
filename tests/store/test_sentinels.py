"""A real primary with its replica under three sentinels: it dies, hangs, and is promoted."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest
import redis
from redis.sentinel import MasterNotFoundError

from bot.errors import StoreError
from bot.store import fallback
from bot.store.fallback import FallbackStore
from bot.store.keys import IMPORTING
from bot.store.lock import Lock
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore
from bot.store.sentinels import Sentinels
from tests.store.conftest import SALT, VISITOR
from tests.store.topologies import SERVICE, Member, UnderSentinels, free_ports, until

SOON = 1.5
"""Seconds in which a call gives up, on a busy machine."""


@pytest.fixture
def store(sentinels: UnderSentinels) -> RedisStore:
    return RedisStore(sentinels.url, SALT)


def copied(member: Member) -> None:
    """What was written is on the replica, too."""
    until(lambda: member.ask("WAIT", 1, 1000) == 1, "the replica has it")


@pytest.mark.parametrize("hard", ["stop", "freeze"])
def test_during_a_failover_everybody_is_answered_and_after_it_the_talk_goes_on(
    sentinels: UnderSentinels, store: RedisStore, monkeypatch: pytest.MonkeyPatch, hard: str
) -> None:
    monkeypatch.setattr(fallback, "AWAY_SECONDS", 0.05)
    whole = FallbackStore(store, MemoryStore())
    whole.begin("before", VISITOR)
    whole.finish("before", VISITOR, b"answer", talk=b"talk", language="en")
    primary, replica = sentinels.primary, sentinels.replica
    copied(primary)
    getattr(primary, hard)()
    rounds = 0

    def is_back() -> bool:
        nonlocal rounds
        rounds += 1
        delivery = f"{hard}-{rounds}"
        started = time.monotonic()
        assert whole.begin(delivery, VISITOR).first
        assert not whole.begin(delivery, VISITOR).first
        assert whole.finish(delivery, VISITOR, b"meanwhile") == b"meanwhile"
        assert whole.begin("before", VISITOR).answer == b"answer"
        assert time.monotonic() - started < SOON
        return whole.ping()

    until(is_back, "a new primary is found")
    assert rounds > 1
    until(lambda: sentinels.primary is replica, "all sentinels know it")
    begun = whole.begin("after", VISITOR)
    assert (begun.talk, begun.language) == (b"talk", "en")


def test_one_that_comes_back_as_a_replica_is_not_written_to(sentinels: UnderSentinels, store: RedisStore) -> None:
    assert store.ping()
    old, new = sentinels.primary, sentinels.replica
    old.freeze()
    until(lambda: sentinels.primary is new, "the other is promoted")
    old.thaw()
    until(lambda: old.info("replication")["role"] == "slave", "the old one is told")
    until(lambda: store.ping(), "the new one is found")  # a connection to the old one may have been left
    store.begin("1", VISITOR)
    assert new.ask("DBSIZE") >= 2
    assert store.finish("1", VISITOR, b"answer") == b"answer"


HANG: dict[str, Callable[[UnderSentinels], list[Member]]] = {
    "all": lambda sentinels: sentinels.members,
    "the primary": lambda sentinels: [sentinels.primary],
    "the sentinels": lambda sentinels: sentinels.sentinels,
}


@pytest.mark.parametrize("connected", [True, False])
@pytest.mark.parametrize("which", HANG)
def test_what_hangs_is_given_up_by_every_thread(sentinels: UnderSentinels, store: RedisStore, which: str, connected: bool) -> None:
    assert not connected or store.ping()
    for member in HANG[which](sentinels):
        member.freeze()

    def seconds(_: int) -> float:
        started = time.monotonic()
        with suppress(StoreError):  # the last may see the replica promoted
            store.begin("1", VISITOR)
        return time.monotonic() - started

    with ThreadPoolExecutor(8) as pool:
        assert max(pool.map(seconds, range(8))) < SOON


def test_sentinels_that_hang_are_no_matter_while_connections_live(sentinels: UnderSentinels, store: RedisStore) -> None:
    assert store.ping()
    for member in sentinels.sentinels:
        member.freeze()
    assert store.begin("1", VISITOR).first


@pytest.mark.parametrize("hard", ["stop", "freeze"])
def test_one_sentinel_is_enough(sentinels: UnderSentinels, hard: str) -> None:
    for member in sentinels.sentinels[:2]:
        getattr(member, hard)()
    fresh = RedisStore(sentinels.url, SALT)
    assert fresh.ping() or fresh.ping(), "who hung is not asked first again"


def test_a_service_that_no_sentinel_knows_is_told(sentinels: UnderSentinels) -> None:
    with pytest.raises(StoreError, match=r"^MasterNotFoundError$"):
        RedisStore(sentinels.url.replace("mymaster", "another"), SALT).begin("1", VISITOR)


def test_the_lock_is_for_one_machine(sentinels: UnderSentinels) -> None:
    with Lock(sentinels.url, IMPORTING) as one, Lock(sentinels.url, IMPORTING) as other:
        assert one.take() and not other.take()
        one.extend()
    with Lock(sentinels.url, IMPORTING) as next_one:
        assert next_one.take()


def test_servers_and_sentinels_have_passwords_of_their_own(tmp_path: Path) -> None:
    ports = free_ports(2)
    watch = [f"sentinel monitor {SERVICE} 127.0.0.1 {ports[0]} 1", f"sentinel auth-pass {SERVICE} door"]
    own = "?sentinel_password=window"
    with (
        closing(Member(tmp_path / "server", ports[0], [], password="door")),
        closing(Member(tmp_path / "sentinel", ports[1], watch, sentinel=True, password="window")),
    ):
        for user, query, open_ in [(":door@", own, True), (":door@", "", False), ("", own, False), (":door@", own + "2", False)]:
            assert RedisStore(f"redis+sentinel://{user}127.0.0.1:{ports[1]}/{SERVICE}{query}", SALT).ping() is open_


class Told(redis.Redis):
    """A sentinel that says what it is told to."""

    def __init__(self, **state: object) -> None:
        super().__init__()
        self._state = {"is_master": True, "is_sdown": False, "is_odown": False, "ip": "10.0.0.5", "port": 7000} | state

    def sentinel_masters(self) -> dict[str, dict[str, object]]:
        return {"mymaster": self._state}


@pytest.mark.parametrize("state", [{"is_master": False}, {"is_sdown": True}, {"is_odown": True}])
def test_a_primary_that_is_down_for_one_sentinel_is_asked_of_the_next(state: dict[str, object]) -> None:
    assert Sentinels([Told(**state), Told(ip="10.0.0.6")]).discover_master("mymaster") == ("10.0.0.6", 7000)
    with pytest.raises(MasterNotFoundError):
        Sentinels([Told(**state), Told(**state)]).discover_master("mymaster")


def test_where_time_runs_out_the_next_call_goes_on_with_the_next_sentinel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.sentinels.ASKING_SECONDS", 0.0)
    sentinels = Sentinels([Told(is_sdown=True), Told(ip="10.0.0.6")])
    with pytest.raises(MasterNotFoundError):
        sentinels.discover_master("mymaster")
    assert [sentinels.discover_master("mymaster") for _ in range(2)] == [("10.0.0.6", 7000)] * 2
