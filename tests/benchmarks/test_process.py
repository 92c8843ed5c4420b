"""What is measured runs in a process that can be cut off, and that says what went wrong."""

import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from benchmarks.process import Failed, OverTime, Process


def answers(pipe: Connection) -> None:
    pipe.send(pipe.recv() * 2)


def hangs(pipe: Connection) -> None:
    time.sleep(60)


def misses(pipe: Connection) -> None:
    raise ModuleNotFoundError("no", name="surely_not_installed")


def keeps(pipe: Connection) -> None:
    pipe.send(tempfile.mkdtemp())
    time.sleep(60)


def dies(pipe: Connection) -> None:
    raise SystemExit(3)


def test_a_process_answers() -> None:
    process = Process(answers)
    process.send(21)
    assert process.receive(30) == 42
    process.end()


def test_a_process_that_hangs_is_ended() -> None:
    process, began = Process(hangs), time.monotonic()
    with pytest.raises(OverTime):
        process.receive(0.1)
    assert time.monotonic() - began < 30


def test_files_go_with_the_process() -> None:
    process = Process(keeps)
    folder = Path(process.receive(30))
    assert folder.is_dir()
    process.end()
    assert not folder.exists()


@pytest.mark.parametrize(("work", "said"), [(misses, "not installed: surely_not_installed"), (dies, "the process died")])
def test_what_went_wrong_is_said(work: object, said: str) -> None:
    assert callable(work)
    with pytest.raises(Failed, match=said):
        Process(work).receive(30)
