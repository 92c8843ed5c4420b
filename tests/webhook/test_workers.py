"""Room for those at work, and what becomes of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.webhook.workers import Workers


def test_where_the_system_starts_no_thread_the_room_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    workers = Workers(1)

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patched:
        patched.setattr(ThreadPoolExecutor, "submit", refuse)
        assert [workers.start(int) for _ in range(3)] == [None] * 3
    work = workers.start(int, "7")
    assert work and work.result() == 7
