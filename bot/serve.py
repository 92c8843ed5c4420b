"""The server: gunicorn with threads, the same in development and on a server."""

import logging
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import mkdtemp
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from bot import log
from bot.config import Settings
from bot.connections import Log, patient_with_nobody
from bot.errors import BotError
from bot.store.opening import open_store
from bot.store.store import Store
from bot.store.tenancy import tenancy

logger = logging.getLogger(__name__)

MEMORY = "/dev/shm"
"""Where Linux has files that are on no disk."""


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, configured from the settings. The knowledge is read before the workers fork, so that they share its memory."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store: Store | None = None
        super().__init__()

    def load_config(self) -> None:
        for name, value in options(self.settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        from bot import metrics  # asks at its import where the workers' figures are to be
        from bot.app import create_app

        if self.store is None:  # kept over a reload: workers before and after it share what they know
            self.store = open_store(self.settings, left=metrics.OUTAGES.inc)
        return create_app(self.settings, store=self.store)

    def reload(self) -> None:
        """By SIGHUP: the knowledge is read anew for the workers to come. Where it has problems, all stays as it was."""
        super().reload()
        try:
            self.callable = self.load()
            logger.info("reloaded")
        except BotError as error:
            logger.error("not reloaded, the answers stay as they were: %s", error)
        except Exception:  # a defect, or code that was changed meanwhile: it must not end the server
            logger.exception("not reloaded, the answers stay as they were")


def options(settings: Settings) -> dict[str, Any]:
    return {
        "bind": f"{settings.host}:{settings.port}",
        "workers": 1 if settings.development else settings.web_concurrency,
        "worker_class": patient_with_nobody(),
        "threads": settings.threads,
        "preload_app": True,
        "control_socket_disable": True,
        "timeout": 30,
        "graceful_timeout": 10,
        "keepalive": 75,
        "limit_request_line": 4094,
        "loglevel": "warning",
        "logger_class": Log,
        "when_ready": lambda server: _ready(settings),
    }


def _ready(settings: Settings) -> None:
    """A sentence for a person who started it by hand, a line of the log for a server."""
    if settings.development:
        print(f"The bot is ready. Chat with it at http://127.0.0.1:{settings.port}/ (Ctrl-C stops it).", file=sys.stderr, flush=True)
    else:
        logger.info("ready on port %s; WeChat's URL is https://YOUR-HOST/wechat", settings.port)


def serve(settings: Settings) -> None:
    """Run until stopped. Raises KnowledgeError or ConfigError before it listens."""
    log.start(settings.log_level)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until gunicorn sets its own: training takes a while, and leaves nothing behind
    with tenancy(settings), _figures():
        Server(settings).run()


@contextmanager
def _figures() -> Iterator[None]:
    """A folder in memory, if there is one, where the workers' figures are summed up: a full disk must not touch them."""
    folder, master = mkdtemp(prefix="bot-metrics-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None), os.getpid()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    try:
        yield
    finally:
        if os.getpid() == master:  # a worker that ends comes by here, too
            shutil.rmtree(folder, ignore_errors=True)
