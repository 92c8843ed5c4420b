"""A process of its own for what is measured: on one core, with one thread, with a folder for its files, and ended when its time is over."""

import multiprocessing
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.machine import one_core

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class OverTime(Exception):
    """Nothing came within the time that was given."""


class Failed(Exception):
    """What went wrong inside, in a line."""


class Process:
    """Started with `work(pipe, *arguments)`: a function of a module, and what can be pickled."""

    def __init__(self, work: Callable[..., None], *arguments: object) -> None:
        os.environ.update(dict.fromkeys(ONE_THREAD, "1"))  # read when numpy is loaded: by the child, not here
        fresh = multiprocessing.get_context("spawn")
        self._pipe, theirs = fresh.Pipe()
        self._folder = TemporaryDirectory()
        self._process = fresh.Process(target=_run, args=(theirs, self._folder.name, work, *arguments), daemon=True)
        self._process.start()
        theirs.close()

    def send(self, message: object) -> None:
        with suppress(BrokenPipeError):  # `receive` will say what happened
            self._pipe.send(message)

    def receive(self, seconds: float) -> Any:
        """What the process sends next. Raises OverTime, or Failed; either way the process is gone."""
        try:
            if not self._pipe.poll(max(0.0, seconds)):
                raise OverTime
            message = self._pipe.recv()
        except (OverTime, EOFError, ConnectionResetError) as error:
            self.end()
            raise (OverTime() if isinstance(error, OverTime) else Failed("the process died")) from None
        if isinstance(message, Failed):
            self.end()
            raise message
        return message

    def end(self) -> None:
        self._process.terminate()
        self._process.join()
        self._pipe.close()
        self._folder.cleanup()


def _run(pipe: Connection, folder: str, work: Callable[..., None], *arguments: object) -> None:
    """Temporary files go into the folder: a process that is ended has no time to clean up."""
    one_core()
    tempfile.tempdir = folder
    try:
        work(pipe, *arguments)
    except ModuleNotFoundError as error:
        pipe.send(Failed(f"not installed: {error.name}"))
    except Exception as error:
        pipe.send(Failed(f"{type(error).__name__}: {error}"[:200]))
    finally:
        pipe.close()
