"""A tiny bot behind the real callback functions, for tests of the simulator alone: it repeats what it hears."""

import base64
import json
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl

from bot.errors import CallbackError
from bot.wechat.callback import answer, receive
from bot.wechat.credentials import Credentials
from bot.wechat.messages import Click, Media, Message, Text, Unsubscribe
from bot.wechat.replies import NewsReply, NoReply, Reply, TextReply

ACCOUNT = "gh_0123456789ab"
SAFE = Credentials("simulated", "wx0123456789abcdef", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")
PLAIN = Credentials("simulated", "wx0123456789abcdef")

WHY = {
    "outcome": "answered", "entry": "echo", "confidence": 0.9, "language": "en", "normalised": "hello", "repaired": {"helo": "hello"},
    "candidates": [{"entry": "echo", "title": "Echo", "score": 0.9, "reasons": ["same words"]}],
}  # fmt: skip

CHOICES = '<a href="weixin://bizmsgmenu?msgmenucontent=%E7%AD%BE%E8%AF%81&msgmenuid=visa">1. 签证</a>'


def reply(message: Message) -> Reply:
    """Choices for "?", a card for a menu button, nothing for a picture or a farewell, else what was received."""
    match message:
        case Text(content="?"):
            return TextReply(f"Which?\n{CHOICES}")
        case Text(content=content, menu_id=menu):
            return TextReply(f"text {content} {menu}".strip())
        case Click(key=key):
            return NewsReply(f"card {key}", "description", "https://example.org/")
        case Media() | Unsubscribe():
            return NoReply()
        case other:
            fields = [str(getattr(other, name)) for name in other.__slots__]
            return TextReply(" ".join([type(other).__name__.lower(), *fields]).strip())


def echo(credentials: Credentials, say: Callable[[Message], Reply] = reply) -> Any:
    """The WSGI application. Its nonce is new for each answer, so that a retry shows whether answers are kept: they are not."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        try:
            message = receive(dict(parse_qsl(environ["QUERY_STRING"])), body, credentials)
        except CallbackError as error:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [str(error).encode()]
        why = base64.b64encode(json.dumps(WHY).encode()).decode()
        start_response("200 OK", [("Content-Type", "application/xml"), ("X-Bot-Why", why)])
        return [answer(say(message), message, credentials, int(time.time()), str(time.monotonic_ns()))]

    return application


def canned(body: bytes, status: str = "200 OK") -> Any:
    """A WSGI application with one answer for everybody."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response(status, [("Content-Type", "text/plain")])
        return [body]

    return application
