"""One machine at a time, on a real server."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.keys import IMPORTING, IMPORTING_SECONDS
from bot.store.lock import Lock
from tests.valkey import ValkeyServer

ROOT = Path(__file__).parents[2]


def lock(server: ValkeyServer) -> Lock:
    return Lock(server.url, IMPORTING)


def left(server: ValkeyServer) -> int:
    """Milliseconds until it lapses; -2 where nobody has it."""
    with server.client() as client:
        found = client.pttl(IMPORTING)
    assert isinstance(found, int)
    return found


def test_one_at_a_time_and_the_next_when_it_is_left(valkey_server: ValkeyServer) -> None:
    with lock(valkey_server) as one, lock(valkey_server) as other:
        assert one.take() and not other.take()
    assert left(valkey_server) == -2
    with lock(valkey_server) as next_one:
        assert next_one.take()


def test_who_did_not_get_it_does_not_give_it_up(valkey_server: ValkeyServer) -> None:
    with lock(valkey_server) as one:
        one.take()
        with lock(valkey_server) as other:
            assert not other.take()
        with lock(valkey_server) as third:
            assert not third.take()


def test_it_is_given_up_where_the_work_fails(valkey_server: ValkeyServer) -> None:
    with pytest.raises(ZeroDivisionError), lock(valkey_server) as one:
        one.take()
        raise ZeroDivisionError
    assert left(valkey_server) == -2


def test_it_lapses_when_its_owner_dies(valkey_server: ValkeyServer) -> None:
    code = f"import os; from bot.store.lock import Lock; assert Lock({valkey_server.url!r}, {IMPORTING!r}).take(); os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == -9
    assert IMPORTING_SECONDS - 60 < left(valkey_server) / 1000 <= IMPORTING_SECONDS
    with lock(valkey_server) as one:
        assert not one.take()
        with valkey_server.client() as client:
            client.pexpire(IMPORTING, 1)
            while client.exists(IMPORTING):
                pass
        assert one.take()


def test_it_is_extended_while_its_owner_works(valkey_server: ValkeyServer) -> None:
    with lock(valkey_server) as one, valkey_server.client() as client:
        one.take()
        client.pexpire(IMPORTING, 5_000)
        one.extend()
        assert left(valkey_server) > 60_000
        one.extend()
        assert left(valkey_server) <= IMPORTING_SECONDS * 1000, "not added up"


def lapsed(server: ValkeyServer) -> None:
    with server.client() as client:
        client.delete(IMPORTING)


def taken(server: ValkeyServer) -> None:
    with server.client() as client:
        client.set(IMPORTING, "another's")


@pytest.mark.parametrize("lost", [lapsed, taken])
def test_a_lost_lock_is_no_longer_ours(valkey_server: ValkeyServer, lost: Callable[[ValkeyServer], None]) -> None:
    with lock(valkey_server) as one:
        one.take()
        lost(valkey_server)
        with pytest.raises(StoreError, match="the lock bot:importing has lapsed: another machine may be at it"):
            one.extend()
    assert left(valkey_server) == (-1 if lost is taken else -2), "another's lock is left alone"


def test_what_was_never_taken_cannot_be_extended(valkey_server: ValkeyServer) -> None:
    with lock(valkey_server) as one, pytest.raises(StoreError, match="has lapsed"):
        one.extend()


@pytest.mark.parametrize("url", ["redis://:secret-word@127.0.0.1:1/0", "unix:///nowhere/redis.sock?password=secret-word"])
def test_where_nobody_answers_that_is_told_without_the_address(url: str) -> None:
    with Lock(url, IMPORTING) as one, pytest.raises(StoreError, match=r"Redis does not answer \(ConnectionError\)") as told:
        one.take()
    assert "secret" not in str(told.value)


def test_a_server_that_goes_away_is_told_and_leaving_is_no_error(valkey_server: ValkeyServer) -> None:
    with lock(valkey_server) as one:
        assert one.take()
        valkey_server.stop()
        with pytest.raises(StoreError, match="Redis does not answer"):
            one.extend()
