"""A client for any form of REDIS_URL. The only place that makes one.

Every client gives up soon, and opens no connection before its first command. It belongs to the process that made it, not to a fork.
`connect` is for whom a server, a group under sentinels and a cluster are the same: it sends commands that name their keys.
"""

from collections.abc import Sequence
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.connection import parse_url
from redis.exceptions import ChildDeadlockedError
from redis.retry import Retry
from redis.sentinel import SentinelConnectionPool, SentinelManagedConnection, SentinelManagedSSLConnection

from bot.redis_url import RedisUrl, parse
from bot.store.cluster import Cluster
from bot.store.sentinels import Sentinels

TIMEOUT = 0.3
"""Seconds, for connecting and for an answer each. Redis takes well under a millisecond; WeChat gives us five seconds in all."""
ASKING_TIMEOUT = 0.1
"""Seconds, the same, for asking a sentinel or a node where the data are: there are others to ask."""

FAILURES: tuple[type[Exception], ...] = (redis.RedisError, OSError, ValueError, ChildDeadlockedError)
"""All that a client may raise. Two are not redis-py's RedisError: a ValueError where an answer can't be read or a host's name can't be
looked up, and the one about locks after a fork."""


def connect(url: str) -> redis.Redis:
    """A client of what `url` names. Raises ConfigError where it has none of the forms of bot/redis_url.py."""
    where = parse(url)
    if where.form == "cluster":
        return Cluster(where.addresses, lambda address: server(where.at(address)), lambda address: _asked(where.at(address)))
    return _behind_sentinels(where) if where.form == "sentinel" else server(where.at())


def server(url: str, timeout: float = TIMEOUT) -> redis.Redis:
    """A client of one server: redis://, rediss:// or unix://. No retries, which block for seconds.

    RESP 2 and no introduction (driver_info) save three round trips with each new connection.
    """
    return redis.Redis.from_url(url, **_settings(timeout))


def together(client: redis.Redis, commands: Sequence[Sequence[Any]]) -> list[Any]:
    """The answers to several commands, in order; no transaction. One round trip, on a cluster one for each command. A command that was
    refused, or whose node is away, has its error for an answer. Raises one of FAILURES where a server is away as a whole.
    """
    if isinstance(client, Cluster):
        return [_answer(client, command) for command in commands]
    with client.pipeline(transaction=False) as pipeline:
        for command in commands:
            pipeline.execute_command(*command)  # type: ignore[no-untyped-call]
        return pipeline.execute(raise_on_error=False)


def _answer(client: redis.Redis, command: Sequence[Any]) -> Any:
    try:
        return client.execute_command(*command)  # type: ignore[no-untyped-call]
    except FAILURES as error:
        return error


def holder(client: redis.Redis, key: str) -> str:
    """What has this key and may fail alone: a node of a cluster, else always the same. Empty where nothing is known. Asks nobody."""
    return client.holder(key) if isinstance(client, Cluster) else ""


def _behind_sentinels(where: RedisUrl) -> redis.Redis:
    sentinels = Sentinels([_asked(where.sentinel_at(address)) for address in where.addresses])
    settings = parse_url(where.at()) | _settings(TIMEOUT)  # type: ignore[no-untyped-call]
    # Where the server is, the sentinels say.
    for name in ("host", "port", "connection_class"):
        settings.pop(name, None)
    kind = SentinelManagedSSLConnection if where.scheme == "rediss" else SentinelManagedConnection
    pool = SentinelConnectionPool(where.service, sentinels, connection_class=kind, **settings)  # type: ignore[no-untyped-call]
    return redis.Redis.from_pool(pool)


def _asked(url: str) -> redis.Redis:
    return server(url, ASKING_TIMEOUT)


def _settings(timeout: float) -> dict[str, Any]:
    return {
        "retry": Retry(NoBackoff(), 0),
        "socket_timeout": timeout,
        "socket_connect_timeout": timeout,
        "protocol": 2,
        "driver_info": None,
    }
