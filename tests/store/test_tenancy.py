"""The last to leave ends the server."""

import multiprocessing
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Settings
from bot.store import embedded
from bot.store.opening import EMBEDDED_FOLDER
from bot.store.tenancy import tenancy


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(wechat_token="sampleToken0123", wechat_app_id="wx1", wechat_account="gh_1", data_dir=tmp_path)


@pytest.fixture
def folder(settings: Settings) -> Path:
    return settings.data_dir / EMBEDDED_FOLDER


def runs(folder: Path) -> bool:
    return (folder / embedded.SOCKET).exists() and embedded._answers(embedded.url(folder))


def test_it_runs_as_long_as_somebody_uses_it(settings: Settings, folder: Path) -> None:
    with tenancy(settings):
        embedded.start(folder)
        with tenancy(settings):
            assert runs(folder)
        assert runs(folder)
    assert not runs(folder)


def test_one_that_was_never_started_is_no_trouble(settings: Settings, folder: Path) -> None:
    with tenancy(settings):
        pass
    assert not runs(folder)


def test_an_error_ends_it_too(settings: Settings, folder: Path) -> None:
    with pytest.raises(KeyError), tenancy(settings):
        embedded.start(folder)
        raise KeyError
    assert not runs(folder)


def _fork(settings: Settings, results: "multiprocessing.SimpleQueue[bool]") -> None:
    """As gunicorn does it: the worker ends by an exception that runs through all that it inherited."""
    folder = settings.data_dir / EMBEDDED_FOLDER
    with tenancy(settings):
        embedded.start(folder)
        if os.fork() == 0:
            sys.exit()
        os.wait()
        results.put(runs(folder))
    results.put(runs(folder))


def test_a_forked_worker_does_not_end_it(settings: Settings) -> None:
    spawn = multiprocessing.get_context("spawn")
    results = spawn.SimpleQueue()
    bot = spawn.Process(target=_fork, args=(settings, results))
    bot.start()
    assert [results.get(), results.get()] == [True, False]
    bot.join()
    bot.close()


def _stay(settings: Settings, ready: "multiprocessing.SimpleQueue[int]") -> None:
    with tenancy(settings):
        ready.put(os.getpid())
        signal.pause()


def test_one_that_was_killed_counts_no_more(settings: Settings, folder: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.SimpleQueue()
    other = spawn.Process(target=_stay, args=(settings, ready))
    other.start()
    ready.get()
    with tenancy(settings):
        embedded.start(folder)
        other.kill()
        other.join()
        other.close()
    assert not runs(folder)


def test_a_redis_of_others_is_none_of_its_business(settings: Settings, folder: Path) -> None:
    with tenancy(replace(settings, redis_url="redis://127.0.0.1:1/0")):
        pass
    assert not folder.exists()
