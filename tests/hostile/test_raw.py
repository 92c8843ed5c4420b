"""The server as it is started, and bytes that are hardly HTTP: refused in a few words, with nothing of them in the log."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.hostile.judge import MECHANICS
from tests.hostile.raw import RAW, SECRET
from tests.test_serve import ROOT, Running, free_port, until_it_answers
from tests.wechat.samples import ACCOUNT
from tests.wechat.wire import AES_KEY, APP_ID, TOKEN

THREADS = 4

STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
SERVER = re.compile(rb"(?i)\r\nserver: [^\r]*")
"""The one place where a server may give its name."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("server")
    given = {name: value for name, value in os.environ.items() if not name.startswith(("WECHAT_", "REDIS_", "BOT_"))}
    own = {"WECHAT_TOKEN": TOKEN, "WECHAT_APP_ID": APP_ID, "WECHAT_AES_KEY": AES_KEY, "WECHAT_ACCOUNT": ACCOUNT, "WEB_CONCURRENCY": "1"}
    port = free_port()
    given |= {**own, "THREADS": str(THREADS), "PORT": str(port), "HOST": "127.0.0.1", "DATA_DIR": str(folder / "data")}
    with (folder / "log").open("wb") as output:
        process = subprocess.Popen([sys.executable, "-m", "bot", "serve"], cwd=ROOT, env=given, stdout=output, stderr=output)
    running = Running(process, port, folder / "data", folder / "log")
    try:
        until_it_answers(running)
        yield running
        assert running.stop(signal.SIGTERM) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def sent(port: int, data: bytes) -> bytes:
    """All that comes back until the server hangs up; nothing more is sent, so that what is cut off stays so."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))
        except (ConnectionResetError, BrokenPipeError):
            return b""  # hung up in the middle of it, as a server may


@pytest.mark.parametrize("name", RAW)
def test_it_is_refused_or_answered_and_the_next_one_is_served(server: Running, name: str) -> None:
    before = server.log.stat().st_size
    answer = sent(server.port, RAW[name])
    statuses = {int(status) for status in STATUS.findall(answer)}
    assert not {status for status in statuses if status >= 500}
    assert not MECHANICS.search(SERVER.sub(b"", answer)), answer[:500]
    assert SECRET.encode() not in answer
    assert server.get("/healthz")[0] == 200
    logged = log_since(server.log, before)
    assert "Traceback" not in logged and SECRET not in logged and '"ERROR"' not in logged


BEGINNINGS = {
    "nothing": b"",
    "half a head": b"POST /wechat HTTP/1.1\r\nHost: x\r\n",
    "half a body": b"POST /wechat HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n<xml>",
}


@pytest.mark.parametrize("beginning", BEGINNINGS.values(), ids=BEGINNINGS)
def test_who_does_not_go_on_holds_up_nobody_for_long(server: Running, beginning: bytes) -> None:
    before = server.log.stat().st_size
    with ExitStack() as stack:
        for _ in range(THREADS * 2):
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port))).sendall(beginning)
        assert server.get("/healthz")[0] == 200, "within five seconds"
    assert '"ERROR"' not in log_since(server.log, before)


def log_since(log: Path, at: int) -> str:
    with log.open("rb") as lines:
        lines.seek(at)
        return lines.read().decode(errors="replace")


def test_what_is_no_request_gets_the_same_answer_whatever_it_is(server: Running) -> None:
    names = (
        "a header whose name is none",
        "a request line of four words",
        "a coding that is none",
        "a length of a word",
        "an address of 20 kB",
    )
    assert len({sent(server.port, RAW[name]) for name in names}) == 1
