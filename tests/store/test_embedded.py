"""A server of our own: shared, surviving, found again."""

import multiprocessing
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import ConfigError, StoreError
from bot.store import embedded
from bot.store.connection import connect


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "redis"
    yield folder
    embedded.stop(folder)


def process_of(url: str) -> int:
    with closing(connect(url)) as client:
        return int(client.info("server")["process_id"])


def kill(url: str) -> None:
    process = process_of(url)
    os.kill(process, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while Path(f"/proc/{process}").exists() and "Z" not in Path(f"/proc/{process}/stat").read_text() and time.monotonic() < deadline:
        time.sleep(0.01)


def _start(folder: Path, results: "multiprocessing.SimpleQueue[int]") -> None:
    results.put(process_of(embedded.start(folder)))


def test_six_processes_that_start_it_at_once_share_one(folder: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    results = spawn.SimpleQueue()
    starters = [spawn.Process(target=_start, args=(folder, results)) for _ in range(6)]
    for starter in starters:
        starter.start()
    servers = {results.get() for _ in starters}
    for starter in starters:
        starter.join()
        starter.close()
    assert len(servers) == 1
    assert {process_of(embedded.url(folder))} == servers, "it outlives whoever started it"


def test_killed_it_comes_back_with_its_data(folder: Path) -> None:
    url = embedded.start(folder)
    with closing(connect(url)) as client:
        client.set("key", "value", ex=60)
    before = process_of(url)
    kill(url)
    assert embedded.start(folder) == url
    assert process_of(url) != before
    with closing(connect(url)) as client:
        assert client.get("key") == b"value"
        assert 0 < client.ttl("key") <= 60


def test_stopped_and_started_it_has_its_data(folder: Path) -> None:
    with closing(connect(embedded.start(folder))) as client:
        client.set("key", "value", ex=60)
    embedded.stop(folder)
    with closing(connect(embedded.start(folder))) as client:
        assert client.get("key") == b"value"


def test_one_that_hangs_gets_no_second_one_beside_it(folder: Path) -> None:
    url = embedded.start(folder)
    process = process_of(url)
    os.kill(process, signal.SIGSTOP)
    try:
        with pytest.raises(StoreError):
            embedded.start(folder, patience=0.3)
    finally:
        os.kill(process, signal.SIGCONT)
    assert embedded.start(folder) == url
    assert process_of(url) == process


def test_nobody_else_may_use_it(folder: Path) -> None:
    url = embedded.start(folder)
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / embedded.SOCKET).stat().st_mode & 0o077 == 0
    with closing(connect(url)) as client:
        assert client.info("server")["tcp_port"] == 0


def test_it_leaves_no_process_to_be_waited_for(folder: Path) -> None:
    process = process_of(embedded.start(folder))
    listing = subprocess.run(["ps", "-o", "ppid=,sid=", "-p", str(process)], capture_output=True, text=True, check=True).stdout.split()
    assert listing[0] != str(os.getpid())
    assert listing[1] != str(os.getsid(0)), "^C in the terminal must not reach it"


@pytest.mark.parametrize("name", ["with blanks", "数据 'quoted' \"twice\"", "x" * 120, "中" * 60, "%41?db=3#"])
def test_any_folder_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "redis"
    try:
        with closing(connect(embedded.start(folder))) as client:
            client.set("key", "value", ex=60)
        assert (folder / "appendonlydir").is_dir()
        assert len(os.fsencode(embedded.socket_path(folder.resolve()))) <= embedded.SOCKET_BYTES
    finally:
        embedded.stop(folder)


def test_a_relative_folder_is_found_again_from_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert embedded.start(Path("redis")) == embedded.url(folder)


def test_the_short_folder_for_a_socket_has_to_be_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = tmp_path / ("x" * 120)
    short = embedded.socket_path(folder).parent
    assert short.parent == tmp_path
    assert embedded.socket_path(folder).parent == short
    short.chmod(0o777)
    with pytest.raises(ConfigError, match="DATA_DIR"):
        embedded.socket_path(folder)
    short.rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    short.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigError, match="DATA_DIR"):
        embedded.socket_path(folder)


def test_where_everything_is_too_long_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ("y" * 100)))
    with pytest.raises(ConfigError, match="DATA_DIR"):
        embedded.start(tmp_path / ("x" * 120))


def test_without_a_server_program_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="REDIS_URL"):
        embedded.program()


def test_an_installed_server_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = embedded.program()
    (tmp_path / "redis-server").symlink_to(real)
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert embedded.program() == str(tmp_path / "redis-server")


def test_one_that_cannot_start_says_why(folder: Path) -> None:
    url = embedded.start(folder)
    embedded.stop(folder)
    for manifest in (folder / "appendonlydir").glob("*.manifest"):
        manifest.write_text("no manifest\n")
    started = time.monotonic()
    with pytest.raises(StoreError, match="manifest"):
        embedded.start(folder)
    assert time.monotonic() - started < 2
    assert url == embedded.url(folder)


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="DATA_DIR"):
        embedded.start(tmp_path / "file" / "redis")


def test_stopping_what_never_ran_does_nothing(tmp_path: Path) -> None:
    embedded.stop(tmp_path / "redis")
