"""Clients: what each form of REDIS_URL makes, and that none of them connects or waits longer than it must."""

from contextlib import closing

import pytest
import redis
from redis.connection import ConnectionPool, SSLConnection, UnixDomainSocketConnection
from redis.sentinel import SentinelConnectionPool, SentinelManagedSSLConnection

from bot.errors import ConfigError
from bot.store.cluster import Cluster
from bot.store.connection import ASKING_TIMEOUT, TIMEOUT, connect, together
from tests.valkey import ValkeyServer


def impatient(pool: ConnectionPool, timeout: float) -> bool:
    kwargs = pool.connection_kwargs
    return (kwargs["socket_timeout"], kwargs["socket_connect_timeout"], kwargs["retry"].get_retries()) == (timeout, timeout, 0)


@pytest.mark.parametrize(
    ("url", "kind"),
    [("redis://nobody", redis.Connection), ("rediss://nobody", SSLConnection), ("unix:///nobody", UnixDomainSocketConnection)],
)
def test_a_server(url: str, kind: type) -> None:
    with closing(connect(url)) as client:
        assert client.connection_pool.connection_class is kind
        assert impatient(client.connection_pool, TIMEOUT)


def test_sentinels() -> None:
    with closing(connect("rediss+sentinel://u:p@a,b/name/3?ssl_ca_certs=/ca.pem&sentinel_password=s")) as client:
        pool = client.connection_pool
        assert isinstance(pool, SentinelConnectionPool) and pool.connection_class is SentinelManagedSSLConnection
        assert impatient(pool, TIMEOUT)
        own = {name: pool.connection_kwargs[name] for name in ("username", "password", "db", "ssl_ca_certs")}
        assert own == {"username": "u", "password": "p", "db": 3, "ssl_ca_certs": "/ca.pem"}
        asked = [sentinel.connection_pool for sentinel in pool.sentinel_manager._clients]
        assert [one.connection_kwargs["host"] for one in asked] == ["a", "b"]
        assert all(impatient(one, ASKING_TIMEOUT) and one.connection_class is SSLConnection for one in asked)


def test_a_cluster() -> None:
    with closing(connect("rediss+cluster://u:p@a,b")) as client:
        assert isinstance(client, Cluster)
        for make, timeout in ((client._node, TIMEOUT), (client._asked, ASKING_TIMEOUT)):
            with closing(make(("c", 7000))) as node:
                pool = node.connection_pool
                assert impatient(pool, timeout) and pool.connection_class is SSLConnection
                assert {name: pool.connection_kwargs[name] for name in ("host", "port", "username")} == {
                    "host": "c",
                    "port": 7000,
                    "username": "u",
                }


def test_anything_else_is_refused() -> None:
    with pytest.raises(ConfigError, match="redis\\+cluster://"):
        connect("http://localhost")


def test_commands_that_go_together_are_one_round_trip_and_no_transaction(valkey_server: ValkeyServer) -> None:
    with closing(connect(valkey_server.url)) as client, valkey_server.client() as other:
        nonce = ["SET", "nonce", "1", "NX", "PX", 9_000]
        script = ["EVAL", "return redis.call('INCR', KEYS[1])", 1, "counter"]
        assert [together(client, [nonce, script]) for _ in range(2)] == [[True, 1], [None, 2]]
        assert "cmdstat_multi" not in other.info("commandstats")


def test_of_several_the_one_that_was_refused_has_its_error_for_an_answer(valkey_server: ValkeyServer) -> None:
    with closing(connect(valkey_server.url)) as client:
        client.set("text", "x")
        none, wrong, after = together(client, [["GET", "none"], ["SADD", "text", "1"], ["SET", "after", "1"]])
        assert none is None and "WRONGTYPE" in str(wrong) and isinstance(wrong, redis.ResponseError) and after
        assert client.get("after") == b"1"
