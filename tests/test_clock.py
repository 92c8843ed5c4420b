"""The scheduled import: on one machine at a time, logged, and whatever fails is tried again next time."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot import clock
from bot.clock import import_once, tick
from bot.config import Settings
from bot.errors import BotError
from bot.importer.session import session
from bot.knowledge.load import load
from bot.log import JsonLines
from bot.store import embedded
from bot.store.keys import IMPORTING
from bot.store.lock import Lock
from bot.store.opening import EMBEDDED_FOLDER
from tests.importer.newsroom import QUICK, files, newsroom, sources
from tests.importer.site import Served, site
from tests.valkey import ValkeyServer

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with site() as found:
        yield found


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ValkeyServer]:
    with ValkeyServer(tmp_path / "valkey") as found:
        yield found


@pytest.fixture
def settings(tmp_path: Path, served: Served, server: ValkeyServer, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Of a bot that follows two articles and a page that is not there; the second time, one of them only."""
    follow(tmp_path, served, served.address("a2"), f"{served.url}gone.htm?token=secret-word", served.address("a8"))
    monkeypatch.setattr(clock, "session", partial(session, limits=QUICK))
    monkeypatch.setattr("bot.log.start", lambda level: None)
    return Settings(
        wechat_token="t", wechat_app_id="wx1", wechat_account="gh_1", data_dir=tmp_path / "data", knowledge_dir=tmp_path / "knowledge",
        redis_url=server.url,
    )  # fmt: skip


def follow(folder: Path, served: Served, *urls: str) -> None:
    listed = "".join(f'\n  - {{url: "{url}"}}' for url in urls)
    text = sources(*served.mirrors) + (f"follow:{listed}\n" if urls else "")
    newsroom(folder / "knowledge", *served.mirrors, **{"sources.yaml": text})


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """As they are written."""
    return [
        f"{line['level']} {line['event']}"
        for record in caplog.records
        if record.name.startswith("bot.")
        for line in [json.loads(JsonLines().format(record))]
    ]


def test_what_is_followed_comes_in_and_what_fails_is_logged(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    import_once(settings, private=True)
    assert len(files(settings.knowledge_dir)) == 2
    failed, done = logged(caplog)
    assert failed.startswith("WARNING not imported: http://127.0.0.1:") and "status 404" in failed
    assert done == "INFO imported: 2 new, 1 failed"
    assert "secret-word" not in failed and "gone.htm" in failed
    import_once(settings, private=True)
    assert logged(caplog)[-1] == "INFO imported: 2 unchanged, 1 failed"


def test_nothing_to_follow_is_said(settings: Settings, served: Served, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    follow(tmp_path, served)
    import_once(settings, private=True)
    assert logged(caplog) == ["INFO nothing to import: sources.yaml follows no list"]


def test_where_another_machine_imports_nothing_is_done(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with Lock(settings.redis_url, IMPORTING) as other:
        assert other.take()
        import_once(settings, private=True)
        assert logged(caplog) == ["INFO another machine imports"] and files(settings.knowledge_dir) == {}
        other.extend()
    import_once(settings, private=True)
    assert len(files(settings.knowledge_dir)) == 2


def test_a_lost_lock_stops_the_import(
    settings: Settings, server: ValkeyServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    extend = Lock.extend

    def lose(lock: Lock) -> None:
        with server.client() as client:
            client.set(IMPORTING, "another's")
        extend(lock)

    monkeypatch.setattr(Lock, "extend", lose)
    import_once(settings, private=True)
    assert logged(caplog) == ["ERROR the import failed: the lock bot:importing has lapsed: another machine may be at it"]
    assert files(settings.knowledge_dir) == {}
    with server.client() as client:
        assert client.get(IMPORTING) == b"another's"
        client.delete(IMPORTING)
    monkeypatch.setattr(Lock, "extend", extend)
    import_once(settings, private=True)
    assert len(files(settings.knowledge_dir)) == 2


FAILURES = {
    "a problem of the folder": (BotError("news: no space left on device"), "the import failed: news: no space left on device"),
    "a system's error": (OSError(5, "Input/output error"), "the import failed: [Errno 5] Input/output error"),
    "a defect": (ZeroDivisionError("secret-word"), "the import failed"),
}


@pytest.mark.parametrize(("error", "event"), FAILURES.values(), ids=FAILURES)
def test_a_failing_import_is_logged_and_the_next_one_runs(
    settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, error: Exception, event: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(clock, "load", fail)
        import_once(settings, private=True)
    assert logged(caplog) == [f"ERROR {event}"]
    assert "secret-word" not in "".join(map(JsonLines().format, caplog.records))
    import_once(settings, private=True)
    assert len(load(settings.knowledge_dir).pending) == 2, "the lock was given up"


def test_broken_knowledge_is_logged_by_its_place(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    (settings.knowledge_dir / "menu.yaml").write_text("- x: [")
    import_once(settings, private=True)
    assert logged(caplog)[0].startswith("ERROR the import failed: menu.yaml:1: expected")


def test_where_redis_does_not_answer_nothing_is_imported(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    import_once(replace(settings, redis_url="redis://:secret-word@127.0.0.1:1/0"), private=True)
    assert logged(caplog) == ["ERROR the import failed: Redis does not answer (ConnectionError)"]
    assert files(settings.knowledge_dir) == {}


class Stopped(Exception):
    """Instead of waiting for the third time."""


def test_it_goes_on_at_the_hour_that_is_set_whatever_fails(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    waited, times = list[float](), list[float]()

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            raise Stopped

    monkeypatch.setattr(clock, "import_once", lambda settings, private: times.append(1))
    monkeypatch.setattr("bot.clock.time.sleep", sleep)
    before = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(Stopped):
            tick(replace(settings, import_minutes=30), once=False, private=True)
        tick(settings, once=True, private=True)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert len(times) == 3 and all(1700 < seconds <= 1800 for seconds in waited)


def test_ended_by_sigterm_it_gives_up_its_lock_and_its_server(settings: Settings, served: Served, tmp_path: Path) -> None:
    follow(tmp_path, served, *(served.bad("slow")))
    environ = {**os.environ, "BOT_DEVELOPMENT": "1", "DATA_DIR": str(settings.data_dir), "KNOWLEDGE_DIR": str(settings.knowledge_dir)}
    environ["REDIS_URL"] = ""
    asked = len(served.requests)
    with subprocess.Popen([sys.executable, "-m", "bot", "clock", "--private"], cwd=ROOT, env=environ, stderr=subprocess.PIPE) as running:
        while len(served.requests) == asked:
            assert running.poll() is None
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate()
    assert (running.returncode, said) == (0, b"")
    folder = settings.data_dir / EMBEDDED_FOLDER
    assert not embedded.socket_path(folder.resolve()).exists(), "the server has ended"
    try:
        with Lock(embedded.start(folder), IMPORTING) as lock:
            assert lock.take()
    finally:
        embedded.stop(folder)
