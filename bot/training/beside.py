"""A second process that does half of the work: training is mostly C that keeps Python to itself.

A new interpreter, not a fork and not `multiprocessing`: both would depend on what the process that opens an index has started before, and
on how its main module is written.
"""

import contextlib
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Later = Callable[[], Any]
Beside = Callable[..., Later]
"""Takes a function of a module and its arguments, and hands out where the result will be."""

_CODE = Path(__file__).parent.parent.parent


def here(work: Callable[..., Any], *arguments: Any) -> Later:
    """Without a second process: when the result is asked for."""
    return lambda: work(*arguments)


@contextmanager
def beside(module: str) -> Iterator[Beside]:
    """Starts the process, which takes one piece of work and imports `module` until it comes. Where there can be no process, or it fails,
    the work is done here."""
    try:
        process = subprocess.Popen([sys.executable, "-m", "bot.training", module], cwd=_CODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except OSError:
        yield here
        return
    try:
        yield lambda *work: _told(process, work)
    finally:
        process.kill()
        with contextlib.suppress(BrokenPipeError):  # what is left to be written is of no use now
            process.__exit__(None, None, None)


def _told(process: subprocess.Popen[bytes], work: tuple[Any, ...]) -> Later:
    assert process.stdin
    try:
        pickle.dump(work, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        process.stdin.close()
    except BrokenPipeError:
        return here(*work)
    return lambda: _result(process, work)


def _result(process: subprocess.Popen[bytes], work: tuple[Any, ...]) -> Any:
    assert process.stdout
    told = process.stdout.read()
    try:
        return pickle.loads(told) if process.wait() == 0 else here(*work)()
    except pickle.UnpicklingError:
        return here(*work)()
