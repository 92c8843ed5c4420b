"""The bot's processes and its Redis, with what can be done to them."""

import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from urllib.request import ProxyHandler, build_opener

import redis

from tests.chaos import account, folder
from tests.valkey import ValkeyServer

ROOT = Path(__file__).parents[2]
OPENER = build_opener(ProxyHandler({}))
START_SECONDS = 60
"""For the first start, which trains the index."""


class Server:
    """One `python -m bot serve`: a master and its workers, as an operator starts it."""

    def __init__(self, environ: Mapping[str, str], log: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            self.port: int = listening.getsockname()[1]
        self.log = log
        own = {name: value for name, value in os.environ.items() if not name.startswith(("WECHAT_", "REDIS_", "BOT_"))}
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"],
                cwd=ROOT,
                env={**own, "HOST": "127.0.0.1", "PORT": str(self.port), **environ},
                stdout=output,
                stderr=output,
            )

    def wait(self) -> None:
        """Until it answers. Raises AssertionError, with its log, where it ends instead."""
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, "the bot does not answer"
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            with OPENER.open(f"http://127.0.0.1:{self.port}/healthz", timeout=1) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in children.read_text().split()]

    def stop(self) -> int:
        """By SIGTERM, as an operator does. Its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(30)
        finally:
            self.process.kill()


class Machine:
    """A bot with a Redis, both running, from `__enter__` to `__exit__`."""

    def __init__(self, where: Path, processes: int) -> None:
        self.where, self.processes = where, processes
        self.knowledge = folder.write(where / "knowledge")
        self.servers: list[Server] = []

    def __enter__(self) -> "Machine":
        self.valkey = ValkeyServer(self.where / "redis")
        try:
            self.start(account.settings(account.OLD))
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for server in self.servers:
            if server.process.poll() is None:
                server.stop()
        self.valkey.close()

    @property
    def server(self) -> Server:
        """The one that was started last."""
        return self.servers[-1]

    def start(self, credentials: Mapping[str, str]) -> Server:
        """A further bot on the same Redis; returns when it answers."""
        server = Server({**self._settings(), **credentials}, self.where / f"bot-{len(self.servers)}.log")
        try:
            server.wait()
        except BaseException:
            server.process.kill()
            raise
        self.servers.append(server)
        return server

    def end_redis(self) -> None:
        """As an operator or an update does it: it is told to, and writes what it holds."""
        with suppress(redis.RedisError), self.valkey.client() as client:
            client.shutdown(nosave=True)
        self.valkey.stop()

    def fill_redis(self) -> None:
        """It has no room left: reading goes on, writing fails."""
        self._configure("maxmemory", "1")

    def empty_redis(self) -> None:
        self._configure("maxmemory", "0")

    def fill_disk(self) -> None:
        """No file of the bot's grows from now on, its log among them; what is started meanwhile inherits that."""
        self._limit(1)

    def empty_disk(self) -> None:
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, size: int) -> None:
        for process in (self.server.process.pid, *self.server.workers()):
            with suppress(ProcessLookupError):
                resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def _configure(self, name: str, value: str) -> None:
        with self.valkey.client() as client:
            client.config_set(name, value)

    def _settings(self) -> dict[str, str]:
        return {
            "REDIS_URL": self.valkey.url,
            "KNOWLEDGE_DIR": str(self.knowledge),
            "DATA_DIR": str(self.where / "data"),
            "INDEX_DIR": str(self.where / "data" / "index"),
            "WEB_CONCURRENCY": str(self.processes),
            "LOG_LEVEL": "INFO",
        }
