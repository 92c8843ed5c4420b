"""A second process that learns how sure is sure while this one trains: training is mostly C that keeps Python to itself.

A new interpreter, not a fork and not `multiprocessing`: both would depend on what the process that opens an index has started before, and
on how its main module is written.
"""

import contextlib
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.knowledge.knowledge import Knowledge
from bot.search.calibration import Calibration

_CODE = Path(__file__).parent.parent.parent


@contextmanager
def beside(knowledge: Knowledge, otherwise: Callable[[Knowledge], Calibration]) -> Iterator[Callable[[], Calibration]]:
    """Starts learning and hands out where the calibration will be. Where there can be no second process, `otherwise` learns it here."""
    try:
        process = subprocess.Popen([sys.executable, "-m", "bot.training"], cwd=_CODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except OSError:
        yield lambda: otherwise(knowledge)
        return
    try:
        told = _told(process, knowledge)
        yield lambda: (_calibration(process) if told else None) or otherwise(knowledge)
    finally:
        process.kill()
        with contextlib.suppress(BrokenPipeError):  # what is left to be written is of no use now
            process.__exit__(None, None, None)


def _told(process: subprocess.Popen[bytes], knowledge: Knowledge) -> bool:
    """Whether the other process heard it all."""
    assert process.stdin
    try:
        pickle.dump(knowledge, process.stdin)
        process.stdin.close()
    except BrokenPipeError:
        return False
    return True


def _calibration(process: subprocess.Popen[bytes]) -> Calibration | None:
    assert process.stdout
    told = process.stdout.read()
    if process.wait() != 0:
        return None
    found = json.loads(told)
    return Calibration(**found | {"weights": tuple(found["weights"])})
