"""What a second process works out is what this one would; without one it is done here."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from bot.training import train as module
from bot.training.beside import Later, beside, here
from bot.training.train import train
from tests.search import small
from tests.training.asked import asked_of

LARGE = np.arange(1_000_000)
"""More than a pipe holds."""


def pid(_: object = None) -> int:
    return os.getpid()


def total(numbers: np.ndarray) -> int:
    return int(numbers.sum())


def test_work_is_done_in_another_process_while_this_one_goes_on() -> None:
    with beside("bot.training") as other:
        assert other(total, LARGE)() == total(LARGE)
    with beside("bot.training") as other:
        assert other(pid)() != os.getpid()
    assert here(pid)() == os.getpid()


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false", "/"])
@pytest.mark.parametrize("numbers", [LARGE[:3], LARGE], ids=["small", "large"])
def test_where_the_other_process_fails_this_one_does_it(monkeypatch: pytest.MonkeyPatch, program: str, numbers: np.ndarray) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with beside("bot.training") as other:
        assert other(pid, numbers)() == os.getpid()


def test_an_index_is_the_same_with_and_without_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = small.knowledge()
    alone = train(knowledge)
    monkeypatch.setattr(module, "MANY", 1)
    together = train(knowledge)
    assert alone.linear and together.linear and len(asked_of(knowledge)) > 1
    assert (alone.linear.weights == together.linear.weights).all() and alone.calibration == together.calibration


def fails(later: Callable[..., Later]) -> None:
    raise BrokenPipeError("of whoever asked")


def test_an_error_of_this_process_ends_the_other_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    started, popen = [], subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **named: started.append(popen(*given, **named)) or started[-1])
    with pytest.raises(BrokenPipeError, match="of whoever asked"), beside("bot.training") as other:
        fails(other)
    assert [process.returncode for process in started] == [-signal.SIGKILL]
