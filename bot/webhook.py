"""The callback: WeChat's requests in, bytes out. The steps of a delivery stand in `Callback.post` in their order."""

import base64
import hmac
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, request

from bot.conversation import present
from bot.conversation.answer import Turn
from bot.conversation.outcome import Outcome
from bot.conversation.respond import respond
from bot.conversation.setting import Setting
from bot.conversation.talk import Talk, load
from bot.errors import CallbackError, MessageError
from bot.explain import explain
from bot.knowledge.knowledge import Knowledge
from bot.render import render
from bot.search.index import Index
from bot.store.store import Begun, Store
from bot.wechat.callback import SUCCESS, admit, answer, receive, verify
from bot.wechat.credentials import Credentials
from bot.wechat.limits import BODY_BYTES
from bot.wechat.messages import Message

PATIENCE_SECONDS = 4.5
"""How long a retry waits for the answer that another request is at work on: WeChat hangs up after 5 s."""
POLL_SECONDS = 0.03

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Callback:
    """One account's callback, with everything it depends on."""

    credentials: Credentials
    account: str
    """The account's own name, `gh_...`; messages to others are refused."""
    store: Store
    known: Callable[[], tuple[Knowledge, Index]]
    clock: Callable[[], datetime]
    """An aware time."""
    explains: bool = False
    """In development: why it answered so goes along in a header."""
    wall: Callable[[], float] = time.time
    """Seconds since 1970, to tell a fresh request from an old one sent again."""
    public: str = ""
    """The address under which the public reaches the bot; empty: unknown."""

    def get(self) -> Response:
        """WeChat's check of the address."""
        try:
            return Response(verify(request.args, self.credentials, now=self._now()), mimetype="text/plain")
        except CallbackError as error:
            return _refused(error)

    def post(self) -> Response:
        """One delivery: read, claim, respond, store, answer."""
        started = time.monotonic()
        try:
            admit(request.args, self.credentials, now=self._now())
            message = receive(request.args, _body(), self.credentials, now=self._now())
        except MessageError as error:
            return _unreadable(error)
        except CallbackError as error:
            return _refused(error)
        if message.account != self.account:
            return _refused(CallbackError("sent to another account"))
        begun = self._begin(message, started + PATIENCE_SECONDS)
        if begun.answer is not None:
            return _xml(begun.answer)
        return self._answered(message, begun, started) if begun.first else _xml(SUCCESS)

    def _now(self) -> int:
        return int(self.wall())

    def _begin(self, message: Message, until: float) -> Begun:
        """Claim the delivery, or wait for the answer of whoever has. A claim whose owner died lapses, and is then ours."""
        begun = self.store.begin(message.delivery, message.visitor)
        while not begun.first and begun.answer is None and time.monotonic() < until:
            time.sleep(POLL_SECONDS)
            begun = self.store.begin(message.delivery, message.visitor)
        return begun

    def _answered(self, message: Message, begun: Begun, started: float) -> Response:
        talk = load(begun.talk, begun.language)
        knowledge, index = self.known()
        turn, xml = self._turn(message, talk, knowledge, index)
        sent = self._finish(message, turn, talk.language, xml)
        _logged(message, turn, started)
        return _xml(sent, {"X-Bot-Why": _header(explain(turn, knowledge))} if self.explains else {})

    def _turn(self, message: Message, talk: Talk, knowledge: Knowledge, index: Index) -> tuple[Turn, bytes]:
        """What to answer, and its bytes. Whatever breaks here, the visitor gets a sentence."""
        now = self.clock()
        try:
            turn = respond(message, talk, knowledge, index, now, public=self.public)
            return turn, self._written(turn, message, now)
        except Exception:
            log.exception("failed")
            turn = _trouble(talk, knowledge, now)
            return turn, self._written(turn, message, now)

    def _written(self, turn: Turn, message: Message, now: datetime) -> bytes:
        """The same bytes wherever the same answer is worked out for the same delivery: time and nonce come from the message, so that
        workers agree even while Redis, which else sees to that, is away.
        """
        key = (self.credentials.aes_key or self.credentials.token).encode()
        nonce = hmac.new(key, message.delivery.encode(), "sha256").hexdigest()[:16]
        return answer(render(turn.answer), message, self.credentials, message.created or int(now.timestamp()), nonce)

    def _finish(self, message: Message, turn: Turn, chosen: str, xml: bytes) -> bytes:
        if turn.outcome is Outcome.ERASED:
            self.store.erase(message.visitor)
            return self.store.finish(message.delivery, message.visitor, xml)
        language = turn.talk.language if turn.talk.language != chosen else None
        return self.store.finish(message.delivery, message.visitor, xml, turn.talk.dump(), language)


def create_callback(callback: Callback, path: str = "/wechat", name: str = "wechat") -> Blueprint:
    blueprint = Blueprint(name, __name__)
    blueprint.add_url_rule(path, "get", callback.get, methods=["GET"])
    blueprint.add_url_rule(path, "post", callback.post, methods=["POST"])
    blueprint.register_error_handler(Exception, _broken)
    return blueprint


def _body() -> bytes:
    """The request's body, as far as it is worth reading: one byte too many makes `receive` refuse it."""
    return request.stream.read(BODY_BYTES + 1)


def _refused(error: CallbackError) -> Response:
    """The same for every stranger: nothing is said about why. The log has the reason."""
    log.warning("refused", extra={"reason": f"{type(error).__name__}: {error}"})
    return Response(status=403)


def _unreadable(error: MessageError) -> Response:
    """Signed by WeChat, but nothing we can read: `success` keeps the fault notice away."""
    log.warning("unreadable", extra={"reason": str(error)})
    return _xml(SUCCESS)


def _broken(error: Exception) -> Response:
    """Outside of what a sentence can be made of, WeChat still gets an answer that it does not take for a failure of the account."""
    log.error("broken", exc_info=error)
    return _xml(SUCCESS)


def _trouble(talk: Talk, knowledge: Knowledge, now: datetime) -> Turn:
    setting = Setting(knowledge, talk.language or talk.spoke or knowledge.account.language, now)
    return Turn(Outcome.FAILED, talk, present.said("trouble", setting))


def _xml(body: bytes, headers: Mapping[str, str] | None = None) -> Response:
    return Response(body, mimetype="text/plain" if body == SUCCESS else "application/xml", headers=headers)


def _header(why: Mapping[str, object]) -> str:
    return base64.b64encode(json.dumps(why).encode()).decode()


def _logged(message: Message, turn: Turn, started: float) -> None:
    extra = {
        "kind": type(message).__name__,
        "outcome": turn.outcome.value,
        "entry": turn.entry,
        "confidence": turn.match.confidence if turn.match else None,
        "language": turn.answer.language if turn.answer else None,
        "milliseconds": round((time.monotonic() - started) * 1000, 1),
    }
    log.info("turn", extra=extra)
