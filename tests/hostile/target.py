"""What is shot at: the whole bot with the knowledge as shipped, and the simulator's page, which is there in development."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from bot.app import create_app
from bot.config import Settings
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.log import JsonLines
from bot.simulator.page import create_page
from bot.store.memory import MemoryStore
from tests.hostile.request import Request, Response, call
from tests.wechat.samples import ACCOUNT
from tests.wechat.wire import AES_KEY, APP_ID, SAFE, TOKEN

ROOT = Path(__file__).parent.parent.parent
INDEX = ROOT / "data" / "index"

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
"""A working day; the clock that signatures are checked by is the real one."""

NOBODY = "http://127.0.0.1:9/wechat"
"""Where the simulator's page would deliver: nobody listens there."""


def bot(knowledge: Knowledge | None = None, clock: Callable[[], datetime] = lambda: NOW) -> Flask:
    """As on a server, in safe mode, with its talks in memory."""
    settings = Settings(
        wechat_token=TOKEN,
        wechat_app_id=APP_ID,
        wechat_aes_key=AES_KEY,
        wechat_account=ACCOUNT,
        knowledge_dir=ROOT / "knowledge",
        index_dir=INDEX,
        public_url="https://bot.example.org",
    )
    known = knowledge or load(settings.knowledge_dir, kept=INDEX)
    app = create_app(settings, store=MemoryStore(), knowledge=known, clock=clock)
    page = Flask("simulator")
    page.register_blueprint(create_page(known, SAFE, ACCOUNT, NOBODY))
    app.extensions["simulator"] = page
    return app


def shoot(app: Flask, request: Request) -> Response:
    return call(app.extensions["simulator"] if request.path.startswith("/simulator") else app, request)


class Ear(logging.Handler):
    """Hears what the bot says to its log: an error there is an exception that was caught at the edge, whatever the visitor saw."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        if record.levelno >= logging.ERROR:
            self.lines.append(line)
        elif "oHostile" in line or TOKEN in line or AES_KEY in line:
            self.lines.append(f"a secret in the log: {line}")

    def heard(self) -> list[str]:
        lines, self.lines = self.lines, []
        return lines


@contextmanager
def listening() -> Iterator[Ear]:
    """While it lasts the log goes to the ear only."""
    ear, root = Ear(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = [ear]
    root.setLevel("INFO")
    try:
        yield ear
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
