"""The simulator in a browser: a chat as on a phone, and beside it why the bot answered so. Registered in development only.

The page speaks to the bot through the real callback, over HTTP to the bot's own address. No state is kept here: a retry brings its own
bytes.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue

from bot.errors import CallbackError, ConfigError
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.place import Place
from bot.simulator.client import Client
from bot.simulator.envelope import PLAIN, SAFE, Delivery
from bot.simulator.phone import segments
from bot.simulator.transport import http
from bot.simulator.words import words
from bot.wechat.credentials import Credentials
from bot.wechat.limits import BODY_BYTES

HERE = ("127.0.0.1", "localhost", "::1")
VISITOR = re.compile(r"[A-Za-z0-9_-]{1,64}")

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Scripts and styles come from this folder only; the one thing from elsewhere is a card's picture."""


def create_page(knowledge: Knowledge, credentials: Credentials, account: str, callback_url: str, plain_url: str | None = None) -> Blueprint:
    """The page at /simulator. `plain_url` is a callback of the same bot without an AES key, for plain mode; without it, that goes to
    `callback_url` too, which shows how a bot with a key refuses it.
    """
    page = Blueprint("simulator", __name__, url_prefix="/simulator", template_folder="templates", static_folder="static")
    ways = {SAFE: http(callback_url), PLAIN: http(plain_url or callback_url)}

    @page.get("")
    def show() -> ResponseReturnValue:
        return render_template("simulator.html", **_shown(knowledge, credentials))

    @page.post("/send")
    def send() -> ResponseReturnValue:
        asked = _asked()
        visitor, mode = str(asked.get("visitor")), str(asked.get("mode"))
        if not VISITOR.fullmatch(visitor) or mode not in ways:
            return _refused(400, "visitor or mode")
        try:
            return jsonify(_exchange(Client(ways[mode], credentials, account, visitor, mode), asked))
        except (ValueError, CallbackError, ConfigError) as error:
            return _refused(400, str(error))

    @page.after_request
    def guard(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response

    return page


def _shown(knowledge: Knowledge, credentials: Credentials) -> dict[str, Any]:
    """What the template needs."""
    texts = {language: {**page, "account": knowledge.account.name[language]} for language, page in words()["page"].items()}
    return {
        "words": texts,
        "language": request.accept_languages.best_match(list(texts)) or "en",
        "menu": knowledge.menu,
        "nations": _nations(knowledge.places),
        "scenes": {section.id: section.title for section in knowledge.sections.values()}
        | {entry.id: entry.title for entry in knowledge.entries.values()},
        "safe": credentials.safe,
    }


def _nations(places: tuple[Place, ...]) -> dict[str, list[Place]]:
    """Places by nation, sorted by name."""
    nations: dict[str, list[Place]] = {}
    for place in sorted(places, key=lambda place: place.name):
        nations.setdefault(place.nation, []).append(place)
    return nations


def _asked() -> Mapping[str, Any]:
    """The JSON of a request from this very page; other pages can't send this content type without being asked for their origin."""
    if urlsplit(f"//{request.host}").hostname not in HERE:  # another site's name that was made to point here
        abort(_refused(403, "not from this page"))
    request.max_content_length = 2 * BODY_BYTES
    origin = request.headers.get("Origin")
    if request.mimetype != "application/json" or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        abort(_refused(403, "not from this page"))
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(_refused(403, "not from this page"))
    try:
        asked = request.get_json(silent=True)
    except RecursionError:
        asked = None
    if not isinstance(asked, dict):
        abort(_refused(400, "not an object"))
    return asked


def _refused(status: int, problem: str) -> Response:
    return make_response(jsonify({"error": problem}), status)


def _exchange(client: Client, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Deliver `message`, or the bytes in `again`, and show what came back. Raises ValueError for what is neither."""
    delivery = _again(asked["again"]) if "again" in asked else client.prepare(_message(asked.get("message")))
    received = client.deliver(delivery)
    again = {"query": delivery.query, "body": delivery.body.decode()}
    return {**received, "segments": segments(received["text"]), "again": again}


def _message(message: object) -> Mapping[str, object]:
    if not isinstance(message, dict):
        raise ValueError("'message' has to be an object")
    return message


def _again(again: object) -> Delivery:
    match again:
        case {"query": str(query), "body": str(body)} if query.isascii() and query.isprintable() and " " not in query:
            return Delivery(query, body.encode(errors="replace"))
    raise ValueError("'again' has to hold query and body")
