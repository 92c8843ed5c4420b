"""What a second process learns is what this one would; without one it is learnt here."""

import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import UNTRAINED, Calibration
from bot.training import train as module
from bot.training.beside import beside
from bot.training.hold_out import MANY
from bot.training.train import UNLEARNT, calibration, train
from tests.search import small
from tests.training.asked import asked_of, calibrated, large, many

HERE = Calibration(weights=(1.0, 2.0, 3.0))


def here(knowledge: Knowledge) -> Calibration:
    return HERE


def never(knowledge: Knowledge) -> Calibration:
    raise AssertionError("learnt in this process")


def test_the_other_process_learns_the_same() -> None:
    with beside(many(12), never) as learnt:
        expected = calibrated(12)
        assert learnt() == expected != UNLEARNT


def test_of_many_questions_the_calibration_is_learnt_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = large(MANY)
    assert len(asked_of(knowledge)) >= MANY
    expected = calibration(knowledge)
    monkeypatch.setattr(module, "calibration", never)
    assert train(knowledge).calibration == expected not in (UNTRAINED, UNLEARNT)


SMALL, LARGE = small.knowledge("marriage", "opening-hours"), large(MANY)
"""One that a pipe holds, and one that it doesn't."""


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false", "/"])
@pytest.mark.parametrize("knowledge", [SMALL, LARGE], ids=["small", "large"])
def test_where_the_other_process_fails_this_one_learns(monkeypatch: pytest.MonkeyPatch, program: str, knowledge: Knowledge) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with beside(knowledge, here) as learnt:
        assert learnt() == HERE


def test_a_large_knowledge_is_trained_whole_without_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", 1)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    index = train(SMALL)
    assert index.linear and index.calibration == calibration(SMALL)


def fails(learnt: Callable[[], Calibration]) -> None:
    raise BrokenPipeError("of whoever asked")


def test_an_error_of_this_process_ends_the_other_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    started, popen = [], subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **named: started.append(popen(*given, **named)) or started[-1])
    with pytest.raises(BrokenPipeError, match="of whoever asked"), beside(LARGE, never) as learnt:
        fails(learnt)
    assert [process.returncode for process in started] == [-signal.SIGKILL]
