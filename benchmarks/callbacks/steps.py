"""Where a message's time goes: the full bot called in this process, with a stopwatch around what its webhook calls.

Time inside of a step belongs to that step alone: what it calls of another step is the other's. What belongs to none is Flask's,
Werkzeug's and the webhook's own. Stopwatches cost about half a microsecond each.
"""

import io
import logging
import os
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import wraps
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FunctionType, ModuleType
from typing import Any
from unittest.mock import patch

from benchmarks.callbacks.account import KNOWLEDGE, variables
from benchmarks.callbacks.bots import full
from benchmarks.callbacks.deliveries import deliveries
from benchmarks.callbacks.mix import messages
from bot import log
from bot.knowledge.load import load
from bot.simulator.envelope import Delivery
from bot.store import embedded
from bot.store.fallback import FallbackStore
from bot.webhook import callback, saying

STEPS = {"bot.wechat": "signature, AES and XML", "bot.conversation": "matching and talk", "bot.render": "rendering"}
"""The line that a function of the room counts for, called by a module of CALLERS."""
CALLERS: tuple[ModuleType, ...] = (callback, saying)
STORE, LOGGING, REST = "store (Redis)", "logging", "Flask, Werkzeug and the webhook itself"


class Stopwatch:
    """Seconds by step, of all threads."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inside = threading.local()

    def around(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:
            outer, self._inside.others = getattr(self._inside, "others", 0.0), 0.0
            began = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                whole = time.perf_counter() - began
                self.spent[step] += whole - self._inside.others
                self._inside.others = outer + whole

        return timed


def steps(number: int, popularity: float) -> dict[str, float]:
    """Microseconds a message by step, the rest last. Raises RuntimeError where a step was never called: then STEPS or CALLERS is old."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        store = Path(folder) / "redis"
        stack.callback(embedded.stop, store)
        given = {"DATA_DIR": folder, "LOG_LEVEL": "INFO", **variables(embedded.start(store), 8000, 1)}
        stack.enter_context(patch.dict(os.environ, given))
        stack.enter_context(patch.object(sys, "stderr", stack.enter_context(Path(folder, "log").open("w", encoding="utf-8"))))
        log.start("INFO")
        return _timed(Stopwatch(), number, popularity, stack)


def _timed(watch: Stopwatch, number: int, popularity: float, stack: ExitStack) -> dict[str, float]:
    for owner, name, step in watched():
        stack.enter_context(patch.object(owner, name, watch.around(step, getattr(owner, name))))
    application, knowledge = full(), load(KNOWLEDGE)
    for _ in _answers(application, deliveries(islice(messages(knowledge, 1, popularity), 300), 1)):
        pass
    ready = list(deliveries(islice(messages(knowledge, 2, popularity), number), 2))
    watch.spent.clear()
    began = time.perf_counter()
    for status in _answers(application, ready):
        assert status.startswith("200"), status
    whole = time.perf_counter() - began
    lines = {step: watch.spent[step] for step in (*STEPS.values(), STORE, LOGGING)}
    if missing := [step for step, spent in lines.items() if not spent]:
        raise RuntimeError(f"benchmarks/callbacks/steps.py: never called: {', '.join(missing)}; which module calls it now?")
    return {step: 1e6 * spent / number for step, spent in {**lines, REST: whole - sum(lines.values())}.items()}


def watched() -> Iterable[tuple[Any, str, str]]:
    """Where a stopwatch goes: owner and name of a function, and its step."""
    for module in CALLERS:
        for name, value in list(vars(module).items()):
            room = ".".join(getattr(value, "__module__", "").split(".")[:2])
            if isinstance(value, FunctionType) and room in STEPS:
                yield module, name, STEPS[room]
    for name, value in list(vars(FallbackStore).items()):
        if isinstance(value, FunctionType) and not name.startswith("_"):
            yield FallbackStore, name, STORE
    yield logging.Logger, "handle", LOGGING


def _answers(application: Any, ready: Iterable[Delivery]) -> Iterable[str]:
    """Each delivery's status, the answer read to its end."""
    for delivery in ready:
        said: list[str] = []
        answer = application(_environ(delivery), lambda status, headers, error=None, said=said: said.append(status))
        b"".join(answer)
        getattr(answer, "close", lambda: None)()
        yield said[0]


def _environ(delivery: Delivery) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/wechat",
        "QUERY_STRING": delivery.query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_TYPE": "text/xml",
        "CONTENT_LENGTH": str(len(delivery.body)),
        "wsgi.version": (1, 0),
        "wsgi.input": io.BytesIO(delivery.body),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
