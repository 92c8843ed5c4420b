"""A bot on a server, started and ended: with a Valkey of its own, as a machine of its own would have."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

from benchmarks.callbacks.account import KNOWLEDGE, variables
from benchmarks.callbacks.processes import cpu_seconds, family
from bot.store import embedded
from bot.store.connection import connect

PATIENCE = 120.0
"""Seconds for a bot to begin to answer: an index may have to be trained first."""
_OPENER = build_opener(ProxyHandler({}))


class Running:
    """From its making to `end`. Raises RuntimeError where the bot does not start, with the last of what it said."""

    def __init__(self, bot: str, server: str, workers: int) -> None:
        self.bot, self.port = bot, free_port()
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        self.redis_url, self._redis = embedded.start(folder / "redis"), folder / "redis"
        self._said = folder / "log"
        given = {name: value for name, value in os.environ.items() if not name.startswith(("WECHAT_", "REDIS_", "BOT_"))}
        given |= {"DATA_DIR": str(folder), **variables(self.redis_url, self.port, workers)}
        with self._said.open("wb") as output:
            command = [sys.executable, "-m", "benchmarks.callbacks.serving", bot, server]
            self.process = subprocess.Popen(command, cwd=KNOWLEDGE.parent, env=given, stdout=output, stderr=output)
        self._until_it_answers()

    def redis(self, part: str, name: str) -> int:
        """A figure that Valkey keeps of itself."""
        with closing(connect(self.redis_url)) as client:
            return int(client.info(part)[name])

    def processes(self) -> list[int]:
        return family(self.process.pid)

    def cpu_seconds(self) -> float:
        """Of the bot, without Valkey."""
        return cpu_seconds(self.processes())

    def redis_cpu_seconds(self) -> float:
        return cpu_seconds([self.redis("server", "process_id")])

    def reload(self) -> None:
        self.process.send_signal(signal.SIGHUP)

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        embedded.stop(self._redis)
        self._folder.cleanup()

    def _until_it_answers(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                said = self._said.read_text(errors="replace")[-1000:]
                self.end()
                raise RuntimeError(f"{self.bot} does not start: {said}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        """With anything at all: an unsigned GET is refused in each bot's own way."""
        try:
            _OPENER.open(f"http://127.0.0.1:{self.port}/wechat", timeout=5).close()
        except HTTPError:
            return True
        except (URLError, OSError):
            return False
        return True


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
