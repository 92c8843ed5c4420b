"""A real server for tests, which can be stopped, frozen and brought back."""

import os
import signal
import subprocess
import time
from pathlib import Path
from types import TracebackType

import redis

from bot.store import embedded


class ValkeyServer:
    """Runs from its making until `close`, on a Unix socket; keeps its data in `folder` over `stop` and `start`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder.resolve()
        self.url = embedded.url(self.folder)
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        options = f"--port 0 --unixsocketperm 700 --appendonly yes --logfile {embedded.LOG} --daemonize no".split()
        command = [embedded.program(), *options, "--save", "", "--unixsocket", str(embedded.socket_path(self.folder))]
        self._process = subprocess.Popen(
            command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 10
        while not self.answers():
            assert self._process.poll() is None, (self.folder / embedded.LOG).read_text()
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.005)

    def stop(self) -> None:
        """Killed, as by kill -9. Also works while paused."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()

    def pause(self) -> None:
        """Frozen: connections are taken, nothing answers."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._signal(signal.SIGCONT)

    def answers(self) -> bool:
        try:
            with self.client() as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def client(self) -> redis.Redis:
        """To look at what is stored; close it, or use it in a `with`."""
        return redis.Redis.from_url(self.url, protocol=2)

    def close(self) -> None:
        self.stop()

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None, "the server is stopped"
        os.kill(self._process.pid, number)

    def __enter__(self) -> "ValkeyServer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
