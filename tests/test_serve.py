"""The bot as it is started: a process with workers and a Redis of its own, which it leaves as it found the machine."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from bot.simulator.client import Client
from bot.simulator.transport import http
from bot.store import embedded
from bot.store.connection import connect
from bot.store.opening import EMBEDDED_FOLDER
from bot.wechat.credentials import Credentials
from tests.chaos.folder import write
from tests.knowledge.folder import edited

ROOT = Path(__file__).parent.parent
OPENER = build_opener(ProxyHandler({}))


@dataclass
class Running:
    process: subprocess.Popen[bytes]
    port: int
    data: Path
    log: Path

    def get(self, path: str) -> tuple[int, str]:
        with OPENER.open(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()

    def phone(self) -> Client:
        """Speaks safe mode with the credentials that were made up for development."""
        made = json.loads((self.data / "development.json").read_text())
        credentials = Credentials(made["WECHAT_TOKEN"], made["WECHAT_APP_ID"], made["WECHAT_AES_KEY"])
        return Client(http(f"http://127.0.0.1:{self.port}/wechat"), credentials, made["WECHAT_ACCOUNT"])

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(sign)
        return self.process.wait(20)

    def redis_process(self) -> int:
        with closing(connect(embedded.url(self.data / EMBEDDED_FOLDER))) as client:
            return int(client.info("server")["process_id"])

    def children(self) -> list[int]:
        return [int(child) for child in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()]


def figures_of(server: Running) -> Path:
    """The folder of its figures, which it has mapped."""
    mapped = Path(f"/proc/{server.process.pid}/maps").read_text().split()
    return next(Path(path).parent for path in mapped if "bot-metrics-" in path)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def start(**environ: str) -> Running:
        port, log = free_port(), tmp_path / f"log-{len(started)}"
        given = {name: value for name, value in os.environ.items() if not name.startswith(("WECHAT_", "REDIS_", "BOT_"))}
        given |= {"BOT_DEVELOPMENT": "1", "PORT": str(port), "DATA_DIR": str(tmp_path / "data"), "LOG_LEVEL": "INFO", **environ}
        with log.open("wb") as output:
            process = subprocess.Popen([sys.executable, "-m", "bot", "serve"], cwd=ROOT, env=given, stdout=output, stderr=output)
        running = Running(process, port, tmp_path / "data", log)
        started.append(running)
        until_it_answers(running)
        return running

    yield start
    for running in started:
        if running.process.poll() is None:
            running.process.kill()
            running.process.wait()
    embedded.stop(tmp_path / "data" / EMBEDDED_FOLDER)


def until(happened: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def until_it_answers(running: Running) -> None:
    def answers() -> bool:
        assert running.process.poll() is None, running.log.read_text()
        try:
            return running.get("/healthz")[0] == 200
        except (URLError, OSError):
            return False

    until(answers)


def test_it_answers_a_signed_and_encrypted_question_and_leaves_nothing_behind(start: Callable[..., Running]) -> None:
    bot = start()
    received = bot.phone().send({"kind": "text", "text": "护照丢了怎么办"})
    assert received["why"] and received["why"]["entry"] == "passport-lost"
    assert received["type"] == "text" and "<Encrypt>" in received["xml_sent_wrapped"] and "<Encrypt>" in received["xml_received_wrapped"]
    assert json.loads(bot.get("/healthz")[1]) == {"status": "ok"}
    assert json.loads(bot.get("/readyz")[1]) == {"status": "ok", "redis": "ok"}
    assert "<html" in bot.get("/simulator")[1]
    assert f"http://127.0.0.1:{bot.port}/" in bot.log.read_text()

    processes = [*bot.children(), bot.redis_process()]
    assert len(processes) > 1 and all(map(alive, processes))
    assert bot.stop() == 0
    assert [process for process in processes if alive(process)] == []
    assert "Traceback" not in bot.log.read_text()
    assert "护照" not in bot.log.read_text()


def test_a_worker_that_dies_is_replaced_and_ctrl_c_stops_them_all(start: Callable[..., Running]) -> None:
    bot = start()
    redis, [worker] = bot.redis_process(), bot.children()
    os.kill(worker, signal.SIGTERM)
    until(lambda: bot.children() not in ([], [worker]))
    assert alive(redis), "a worker takes nothing with it"
    until_it_answers(bot)
    assert bot.phone().send({"kind": "text", "text": "护照丢了怎么办"})["type"] == "text"
    assert bot.stop(signal.SIGINT) == 0
    assert not alive(redis)
    assert "Traceback" not in bot.log.read_text()


def test_two_on_one_folder_share_their_redis_and_the_last_one_ends_it(start: Callable[..., Running]) -> None:
    one, other = start(), start()
    redis = one.redis_process()
    assert other.redis_process() == redis
    visitor = one.phone()
    visitor.send({"kind": "text", "text": "English"})
    one.stop()
    assert alive(redis)
    assert (
        "Lost or stolen passport"
        in replace(visitor, transport=other.phone().transport).send({"kind": "text", "text": "护照丢了怎么办"})["text"]
    )
    other.stop()
    assert not alive(redis)


def test_on_a_server_several_workers_share_what_they_know(start: Callable[..., Running]) -> None:
    made = {
        "WECHAT_TOKEN": "sampleToken0123",
        "WECHAT_APP_ID": "wx0000000000000001",
        "WECHAT_AES_KEY": "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        "WECHAT_ACCOUNT": "gh_0123456789ab",
    }
    server = start(BOT_DEVELOPMENT="0", WEB_CONCURRENCY="2", THREADS="2", **made)
    until(lambda: len(server.children()) == 2)
    credentials = Credentials(made["WECHAT_TOKEN"], made["WECHAT_APP_ID"], made["WECHAT_AES_KEY"])
    phone = Client(http(f"http://127.0.0.1:{server.port}/wechat"), credentials, made["WECHAT_ACCOUNT"])
    delivery = phone.prepare({"kind": "text", "text": "签证"})
    assert len({phone.deliver(delivery)["digest"] for _ in range(8)}) == 1
    assert "（2/" in phone.send({"kind": "text", "text": "更多"})["text"]
    redis = server.redis_process()
    os.kill(server.children()[0], signal.SIGKILL)
    until(lambda: "was sent SIGKILL" in server.log.read_text())
    figures = server.get("/metrics")[1]
    assert 'bot_turns_total{kind="Text",outcome="listed"} 2.0' in figures, "a worker's figures outlive it"
    assert "bot_repeated_total 7.0" in figures and "bot_redis_up 1.0" in figures
    kept = figures_of(server)
    assert kept.is_dir()
    assert server.stop() == 0 and not alive(redis) and not kept.exists()
    logged = [json.loads(line) for line in server.log.read_text().splitlines()]
    assert {"bot.serve", "bot.webhook.callback", "gunicorn.error"} <= {line["logger"] for line in logged}, "one form for all"


def test_knowledge_with_problems_is_told_and_nothing_listens(tmp_path: Path) -> None:
    given = {
        **os.environ,
        "BOT_DEVELOPMENT": "1",
        "PORT": str(free_port()),
        "DATA_DIR": str(tmp_path / "data"),
        "KNOWLEDGE_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "serve"], cwd=ROOT, env=given, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and ":1: expected" in done.stderr


def test_a_reload_brings_what_staff_changed_and_broken_files_change_nothing(start: Callable[..., Running], tmp_path: Path) -> None:
    written = write(tmp_path / "knowledge")
    server = start(BOT_DEVELOPMENT="1", KNOWLEDGE_DIR=str(written), INDEX_DIR=str(tmp_path / "index"))
    phone, entry = server.phone(), written / "entries/visa/visa-types.md"

    def reload(old: str, new: str) -> None:
        entry.write_text(edited(entry.read_text(), (old, new)))
        server.process.send_signal(signal.SIGHUP)

    assert "有多种签证" in phone.send({"kind": "click", "key": "visa-types"})["text"]
    reload("有多种签证", "签证有三种")
    until(lambda: "签证有三种" in phone.send({"kind": "click", "key": "visa-types"})["text"])
    until(lambda: len(server.children()) == 1)
    [worker] = server.children()
    reload("kind: answer", "kind: anwser")
    until(lambda: "not reloaded" in server.log.read_text() and server.children() not in ([], [worker]))
    assert "签证有三种" in phone.send({"kind": "click", "key": "visa-types"})["text"]
    assert server.stop() == 0
