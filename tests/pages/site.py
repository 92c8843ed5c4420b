"""The public pages alone, of any knowledge at any moment."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask

from bot.knowledge.knowledge import Knowledge
from bot.pages.routes import create_pages

NOW = datetime(2026, 12, 2, 10, 30, tzinfo=UTC)
"""A Wednesday in office hours."""


def site(knowledge: Knowledge, clock: Callable[[], datetime] = lambda: NOW, public: str = "") -> Flask:
    app = Flask("site", static_folder=None)
    app.register_blueprint(create_pages(lambda: knowledge, clock, public))
    return app
