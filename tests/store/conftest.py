"""A real server, and every store, for the tests of the contract."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.store.fallback import FallbackStore
from bot.store.memory import MemoryStore
from bot.store.redis_store import RedisStore
from bot.store.store import Store
from tests.store.topologies import ClusterOfThree, UnderSentinels
from tests.valkey import ValkeyServer

VISITOR = "oZ8Yw5kQm3xXvT0pL2rN7sB4cD1e"
SALT = "wx0123456789abcdef"


@dataclass
class Clock:
    """Seconds that pass when told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def valkey_server(tmp_path: Path) -> Iterator[ValkeyServer]:
    with ValkeyServer(tmp_path / "valkey") as server:
        yield server


@pytest.fixture
def redis_store(valkey_server: ValkeyServer) -> RedisStore:
    return RedisStore(valkey_server.url, SALT)


@pytest.fixture(scope="session")
def lasting_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClusterOfThree]:
    with ClusterOfThree(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def lasting_sentinels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UnderSentinels]:
    with UnderSentinels(tmp_path_factory.mktemp("sentinels")) as sentinels:
        yield sentinels


@pytest.fixture
def cluster(lasting_cluster: ClusterOfThree) -> Iterator[ClusterOfThree]:
    """Well and empty. Whatever a test did to it is mended."""
    for node in lasting_cluster.members:
        node.ask("FLUSHALL")
    yield lasting_cluster
    lasting_cluster.mend()


@pytest.fixture
def sentinels(lasting_sentinels: UnderSentinels) -> Iterator[UnderSentinels]:
    """The same."""
    lasting_sentinels.primary.ask("FLUSHALL")
    yield lasting_sentinels
    lasting_sentinels.mend()


@pytest.fixture(params=["memory", "shared memory", "redis", "sentinels", "cluster", "fallback", "fallback without Redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Each of the stores, fresh."""
    if request.param == "memory":
        return MemoryStore()
    if request.param == "shared memory":
        return MemoryStore.shared()
    if request.param == "fallback without Redis":
        return FallbackStore(RedisStore(f"unix://{tmp_path}/nobody", SALT), MemoryStore())
    if request.param in ("sentinels", "cluster"):
        return RedisStore(request.getfixturevalue(request.param).url, SALT)
    redis_store: RedisStore = request.getfixturevalue("redis_store")
    return redis_store if request.param == "redis" else FallbackStore(redis_store, MemoryStore())
