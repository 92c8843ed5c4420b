"""The only place where real things are chosen and joined."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from flask import Flask, redirect
from flask.typing import ResponseReturnValue

from bot import metrics
from bot.artefact.opening import open_index
from bot.config import Settings
from bot.hours.holidays import on
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.pages.routes import create_pages
from bot.search.text import to_traditional
from bot.simulator.page import create_page
from bot.store.opening import open_store
from bot.store.store import Store
from bot.webhook.callback import Callback, create_callback
from bot.wechat.credentials import Credentials
from bot.wechat.rotation import ring


def create_app(
    settings: Settings,
    *,
    store: Store | None = None,
    knowledge: Knowledge | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Flask:
    """The whole bot. Raises KnowledgeError or ConfigError before it takes a single request."""
    known = knowledge or load(settings.knowledge_dir, kept=settings.index_dir)
    index = open_index(known, settings.index_dir)
    store = store or open_store(settings, left=metrics.OUTAGES.inc)
    _warm(known)
    credentials = Credentials(settings.wechat_token, settings.wechat_app_id, settings.wechat_aes_key)
    if not credentials.safe:
        logging.getLogger(__name__).warning("WECHAT_AES_KEY is not set: messages travel unencrypted; safe mode is recommended")
    callback = Callback(
        ring(credentials, settings.wechat_token_previous, settings.wechat_aes_key_previous),
        settings.wechat_account,
        store,
        lambda: (known, index),
        clock,
        public=settings.public_url,
        explains=settings.development,
    )
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_callback(callback))
    app.register_blueprint(create_pages(lambda: known, clock, settings.public_url))
    _add_health(app, store)
    if settings.development:
        _add_simulator(app, callback, settings, known)
    return app


def _warm(known: Knowledge) -> None:
    """What is large and loaded at its first use is loaded before the server forks, once for all workers."""
    to_traditional(str(known.account.name))
    for office in known.offices.values():
        on(date.today(), office.calendars)


def _add_health(app: Flask, store: Store) -> None:
    @app.get("/healthz")
    def healthz() -> ResponseReturnValue:
        """The process is alive."""
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz() -> ResponseReturnValue:
        """Ready for messages. Without Redis the bot goes on from memory, so that is said and is no reason to take it out of service."""
        return {"status": "ok", "redis": "ok" if store.ping() else "away"}

    @app.get("/metrics")
    def figures() -> ResponseReturnValue:
        """For Prometheus. Like the two above it is for the inside."""
        return metrics.text(store.ping()), {"Content-Type": metrics.CONTENT_TYPE}


def _add_simulator(app: Flask, callback: Callback, settings: Settings, known: Knowledge) -> None:
    """The page, and a callback beside the real one that speaks plain mode, so that both can be tried."""
    plain = Credentials(settings.wechat_token, settings.wechat_app_id)
    beside = replace(callback, ring=ring(plain))
    app.register_blueprint(create_callback(beside, "/wechat/plain", "plain"))
    here = f"http://127.0.0.1:{settings.port}/wechat"
    app.register_blueprint(create_page(known, callback.ring[0], settings.wechat_account, here, f"{here}/plain"))
    app.add_url_rule("/", "home", lambda: redirect("/simulator"))
