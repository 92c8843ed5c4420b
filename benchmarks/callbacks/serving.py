"""A bot on a server, as a process: the bot in development is started the same way, by an operator in the same words.

    python -m benchmarks.callbacks.serving BOT SERVER

The rest comes from the environment, as for `python -m bot serve`. gunicorn has the options of bot/serve.py, the others as many processes
and threads.
"""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from benchmarks.callbacks.bots import BOTS
from bot import log
from bot.config import Settings
from bot.serve import Server, options

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

BOT = "BENCHMARK_BOT"
"""The variable by which granian's workers, which import the application by its name, know which one."""


def application() -> "WSGIApplication":
    log.start(os.environ.get("LOG_LEVEL", "INFO"))
    return BOTS[os.environ[BOT]]()


class Gunicorn(Server):
    """The server of bot/serve.py with another bot on it, or with workers of another class."""

    def __init__(self, settings: Settings, workers: str) -> None:
        self.changed = {"worker_class": workers, "when_ready": lambda server: None}
        super().__init__(settings)

    def load_config(self) -> None:
        for name, value in (options(self.settings) | self.changed).items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return BOTS[os.environ[BOT]]()


def gunicorn(workers: str) -> Callable[[Settings], None]:
    return lambda settings: Gunicorn(settings, workers).run()


def granian(settings: Settings) -> None:
    """It reloads, and so it is the one process here that has to import the application by itself."""
    from granian.constants import Interfaces
    from granian.server import Server as Granian

    Granian(
        f"{__name__ if __name__ != '__main__' else 'benchmarks.callbacks.serving'}:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.web_concurrency,
        blocking_threads=settings.threads,
        factory=True,
        log_enabled=False,
    ).serve()


def waitress(settings: Settings) -> None:
    """One process, whatever is asked for."""
    from waitress import serve

    serve(application(), host=settings.host, port=settings.port, threads=settings.threads, _quiet=True)


SERVERS: Mapping[str, Callable[[Settings], None]] = {
    "gunicorn gthread": gunicorn("gthread"),
    "gunicorn sync": gunicorn("sync"),
    "granian": granian,
    "waitress": waitress,
}
RELOADS = ("gunicorn gthread", "gunicorn sync", "granian")
"""Those that take SIGHUP for: go on with new workers."""
ALONE = ("waitress",)
"""Those that are one process only."""


def main(bot: str, server: str) -> None:
    os.environ[BOT] = bot
    settings = Settings.from_environment(os.environ)
    log.start(settings.log_level)
    SERVERS[server](settings)


if __name__ == "__main__":
    main(*sys.argv[1:])
