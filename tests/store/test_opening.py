import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Settings
from bot.errors import ConfigError
from bot.store import embedded
from bot.store.fallback import AWAY_SECONDS, FallbackStore
from bot.store.opening import EMBEDDED_FOLDER, open_store
from tests.store.conftest import VISITOR
from tests.store.test_embedded import process_of
from tests.valkey import ValkeyServer


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    yield Settings(wechat_token="token", wechat_app_id="wx1", wechat_account="gh_1", data_dir=tmp_path / "data")
    embedded.stop(tmp_path / "data" / EMBEDDED_FOLDER)


def test_with_an_address_it_is_that_server(settings: Settings, valkey_server: ValkeyServer) -> None:
    store = open_store(replace(settings, redis_url=valkey_server.url))
    store.begin("1", VISITOR)
    with valkey_server.client() as client:
        assert client.dbsize() == 3
    assert not settings.data_dir.exists()


def test_with_an_address_where_nobody_is_it_opens_and_works(settings: Settings) -> None:
    store = open_store(replace(settings, redis_url="redis://127.0.0.1:1/0"))
    assert isinstance(store, FallbackStore)
    assert store.begin("1", VISITOR).first
    assert not store.ping()


def test_without_an_address_two_processes_share_a_server_of_our_own(settings: Settings) -> None:
    one, other = open_store(settings), open_store(settings)
    assert one.begin("1", VISITOR).first
    assert not other.begin("1", VISITOR).first
    one.finish("1", VISITOR, b"answer")
    assert other.wait("1", VISITOR) == b"answer"


def test_a_server_of_our_own_that_was_killed_comes_back_by_itself(settings: Settings) -> None:
    store = open_store(settings)
    store.begin("1", VISITOR)
    store.finish("1", VISITOR, b"answer", language="en")
    url = embedded.url(settings.data_dir / EMBEDDED_FOLDER)
    before = process_of(url)
    os.kill(before, signal.SIGKILL)
    time.sleep(0.05)
    assert store.begin("2", VISITOR).first, "memory takes over at once"
    time.sleep(AWAY_SECONDS)
    assert store.ping()
    assert process_of(url) != before
    assert store.begin("3", VISITOR).language == "en"


def test_one_that_does_not_start_is_tried_again(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    folder = settings.data_dir / EMBEDDED_FOLDER
    embedded.start(folder)
    embedded.stop(folder)
    manifest = next((folder / "appendonlydir").glob("*.manifest"))
    kept = manifest.read_text()
    manifest.write_text("no manifest\n")
    store = open_store(settings)
    assert "does not start" in caplog.text
    assert store.begin("1", VISITOR).first
    assert not store.ping()
    manifest.write_text(kept)
    time.sleep(AWAY_SECONDS)
    assert store.ping()


def test_where_there_can_be_no_server_it_does_not_open(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="REDIS_URL"):
        open_store(settings)
