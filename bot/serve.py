"""The server: gunicorn with threads, the same in development and on a server."""

import sys
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from bot.app import create_app
from bot.config import Settings


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, configured from the settings. The knowledge is read before the workers fork, so that they share its memory."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in options(self.settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return create_app(self.settings)


def options(settings: Settings) -> dict[str, Any]:
    host = "127.0.0.1" if settings.development else "0.0.0.0"
    return {
        "bind": f"{host}:{settings.port}",
        "workers": 1 if settings.development else settings.web_concurrency,
        "worker_class": "gthread",
        "threads": settings.threads,
        "preload_app": True,
        "control_socket_disable": True,
        "timeout": 30,
        "graceful_timeout": 10,
        "keepalive": 75,
        "limit_request_line": 4094,
        "loglevel": "warning",
        "when_ready": lambda server: print(_ready(settings), file=sys.stderr, flush=True),
    }


def _ready(settings: Settings) -> str:
    if settings.development:
        return f"The bot is ready. Chat with it at http://127.0.0.1:{settings.port}/ (Ctrl-C stops it)."
    return f"The bot is ready on port {settings.port}. WeChat's URL is https://YOUR-HOST/wechat"


def serve(settings: Settings) -> None:
    """Run until stopped."""
    Server(settings).run()
