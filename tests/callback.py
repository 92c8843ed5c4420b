"""The callback with everything real behind it but WeChat: the shipped knowledge, a store, and a visitor's phone for each OpenID."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Flask

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.simulator.client import Client, Received
from bot.simulator.transport import wsgi
from bot.store.store import Store
from bot.webhook.callback import Callback, create_callback
from bot.wechat.credentials import Credentials
from bot.wechat.rotation import Ring
from tests.wechat.samples import ACCOUNT
from tests.wechat.wire import SAFE, TIMESTAMP

WALL = int(TIMESTAMP)
"""The clock on the wall stands at the time that the samples are signed with."""
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
VISITOR = "oVisitor_0000000000000000001"


class Bot:
    def __init__(
        self,
        known: tuple[Knowledge, Index],
        store: Store,
        credentials: Credentials = SAFE,
        clock: Callable[[], datetime] = lambda: NOW,
        explains: bool = True,
        former: Ring = (),
        **settings: Any,
    ) -> None:
        """`settings` as in Callback; `former`: what is good besides the credentials."""
        self.store, self.credentials = store, credentials
        self.app = Flask("bot")
        callback = Callback((credentials, *former), ACCOUNT, store, lambda: known, clock, explains, lambda: WALL, **settings)
        self.app.register_blueprint(create_callback(callback))
        self.web = self.app.test_client()

    def phone(self, visitor: str = VISITOR, **changes: Any) -> Client:
        """A visitor's WeChat, signing as this bot's account would unless told otherwise."""
        own = {"credentials": self.credentials, "account": ACCOUNT, "visitor": visitor, "clock": lambda: WALL}
        return Client(wsgi(self.app), **{**own, **changes})

    def ask(self, text: str, visitor: str = VISITOR) -> Received:
        return self.phone(visitor).send({"kind": "text", "text": text})


def entry(received: Received) -> object:
    """What the bot says it asserted."""
    assert received["why"] is not None, received["problem"]
    return received["why"]["entry"]
