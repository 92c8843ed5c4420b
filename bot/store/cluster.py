"""A client of Redis Cluster for what the store sends: commands whose keys are all in one slot.

redis-py has one that can do everything. Where nodes hang, its threads wait for one another while it asks them all, for seconds; and its
pipelines refuse scripts. This one asks a node, follows one redirection, and gives up (docs/adr/0012).
"""

import random
import threading
import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any, NoReturn

import redis
from redis.crc import key_slot
from redis.exceptions import AskError, ClusterDownError, MovedError, ReadOnlyError

from bot.redis_url import Address

ASKING_SECONDS = 0.3
"""After these no further node is asked for the layout."""
PAUSE_SECONDS = 0.5
"""The layout is not asked for again sooner than this."""

Range = tuple[int, int, Address]
"""The first and the last of some slots, and who has them."""

SCRIPTS = ("EVAL", "EVALSHA")


class Cluster(redis.Redis):
    """Every command has to name a key right behind its own name, as GET does, or be a script with a key. Safe for threads."""

    def __init__(self, seeds: Sequence[Address], node: Callable[[Address], redis.Redis], asked: Callable[[Address], redis.Redis]) -> None:
        """`node` makes the client of one node, `asked` one that asks for the layout and gives up sooner. Neither connects yet."""
        super().__init__()  # its own pool stays unused
        self._seeds, self._node, self._asked = tuple(seeds), node, asked
        self._layout: tuple[Range, ...] = ()
        """In the order of the slots; empty until it is known."""
        self._doubtful = True
        self._not_before = 0.0
        self._learning = threading.Lock()
        self._nodes: dict[Address, redis.Redis] = {}

    def execute_command(self, *args: Any, **options: Any) -> Any:
        """The answer. Raises a redis.RedisError or an OSError."""
        address = self._owner(slot(args))
        try:
            return _send(self._at(address), args, options)
        except MovedError as moved:
            self._doubtful = True
            return _send(self._at(_target(moved, address)), args, options)
        except AskError as ask:  # the slot is on its way; this key is there already
            with self._at(_target(ask, address)).pipeline(transaction=False) as pipeline:
                _send(pipeline, ("ASKING",), {})
                _send(pipeline, args, options)
                return pipeline.execute()[1]
        except (redis.ConnectionError, redis.TimeoutError, ClusterDownError, ReadOnlyError, OSError):
            self._doubtful = True
            raise

    def pipeline(self, transaction: bool = True, shard_hint: str | None = None) -> NoReturn:
        raise redis.DataError("no pipelines on a cluster: see together() in connection.py")

    def holder(self, key: str) -> str:
        """Which node has this key, as far as is known; empty where nothing is. Asks nobody."""
        found = self._find(key_slot(key.encode()))
        return f"{found[0]}:{found[1]}" if found else ""

    def close(self) -> None:
        for client in list(self._nodes.values()):
            client.close()

    def _at(self, address: Address) -> redis.Redis:
        return self._nodes.get(address) or self._nodes.setdefault(address, self._node(address))

    def _owner(self, number: int) -> Address:
        if self._doubtful:
            self._learn()
        if (found := self._find(number)) is None:
            self._doubtful = True
            raise ClusterDownError("no node has this slot")
        return found

    def _find(self, number: int) -> Address | None:
        layout = self._layout
        at = bisect_right(layout, number, key=lambda part: part[0]) - 1
        return layout[at][2] if at >= 0 and number <= layout[at][1] else None

    def _learn(self) -> None:
        """One thread asks; the others go on with the layout as it was, and wait only where there is none."""
        if not self._learning.acquire(timeout=-1 if not self._layout else 0.0):
            return
        try:
            if self._doubtful and time.monotonic() >= self._not_before:
                self._not_before = time.monotonic() + PAUSE_SECONDS
                self._take_over(self._ask())
        finally:
            self._learning.release()
        if not self._layout:
            raise redis.ConnectionError("no node has told the layout")

    def _ask(self) -> tuple[Range, ...]:
        """The layout, by the first node that tells one. Raises what the last one failed with."""
        ends = time.monotonic() + ASKING_SECONDS
        known = {address for _, _, address in self._layout} | set(self._seeds)
        failure: Exception = redis.ConnectionError("no node has slots")
        for address in random.sample(sorted(known), len(known)):
            try:
                with closing(self._asked(address)) as client:
                    if layout := read(_send(client, ("CLUSTER SLOTS",), {}), address):
                        return layout
            except (redis.RedisError, OSError) as error:
                failure = error
            if time.monotonic() >= ends:
                break
        if self._layout:
            return self._layout
        raise failure

    def _take_over(self, layout: tuple[Range, ...]) -> None:
        self._doubtful = layout is self._layout
        self._layout = layout
        owners = {address for _, _, address in layout}
        for address in self._nodes.keys() - owners:  # those that still work on it keep it until they are done
            self._nodes.pop(address, None)


def _send(client: redis.Redis, args: Sequence[Any], options: dict[str, Any]) -> Any:
    return client.execute_command(*args, **options)  # type: ignore[no-untyped-call]


def slot(args: Sequence[Any]) -> int:
    """The one that a command's first key is in. Raises redis.DataError where it names none."""
    at = 3 if args[0] in SCRIPTS else 1
    if len(args) <= at:
        raise redis.DataError("a command without a key has no node")
    key = args[at]
    return key_slot(key if isinstance(key, bytes) else str(key).encode())


def read(answer: list[Any], asked: Address) -> tuple[Range, ...]:
    """From CLUSTER SLOTS: lists of first slot, last slot, [host, port, ...], replicas. A node that doesn't know its host tells none."""
    return tuple(sorted((int(part[0]), int(part[1]), (_host(part[2][0], asked), int(part[2][1]))) for part in answer))


def _host(told: bytes | None, asked: Address) -> str:
    host = (told or b"").decode()
    return asked[0] if host in ("", "?") else host


def _target(redirection: AskError, asked: Address) -> Address:
    return (redirection.host or asked[0], redirection.port)
