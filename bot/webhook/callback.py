"""The callback. The steps of a delivery stand in `Callback.post` in their order."""

import base64
import hmac
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flask import Blueprint, Response, request

from bot import metrics
from bot.conversation.outcome import Outcome
from bot.conversation.respond import respond
from bot.conversation.talk import Talk, load
from bot.errors import CallbackError, MessageError, ReplayError
from bot.explain import explain
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.store.store import Begun, Store
from bot.webhook import late
from bot.webhook.responses import broken, refused, unreadable, xml
from bot.webhook.saying import Saying, instead, said
from bot.webhook.workers import Workers
from bot.wechat.callback import SUCCESS, answer
from bot.wechat.credentials import Credentials
from bot.wechat.limits import BODY_BYTES
from bot.wechat.messages import Event, Message, Unsubscribe
from bot.wechat.rotation import Ring, admit, in_kind, receive, verify
from bot.wechat.signature import FRESH_SECONDS

PATIENCE_SECONDS = 4.5
"""From a delivery's arrival to its answer at most, whatever is slow: WeChat hangs up after 5 s."""
STORE_SECONDS = 1.1
"""Of these, what is kept for storing the answer: as long as a cluster whose nodes hang may take (bot/store/connection.py)."""
WORK_SECONDS = 0.3
"""What work gets in any case: who takes over from a worker that died has waited for its claim to lapse. An answer takes milliseconds."""
POLL_SECONDS = 0.03
HURRIED = 30
"""Messages of one visitor within a minute that are answered. A person in a hurry writes ten."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Callback:
    """One account's callback, with everything it depends on."""

    ring: Ring
    """Every token and key that is good now, the current ones first."""
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
    patience: float = PATIENCE_SECONDS
    workers: Workers = field(default_factory=Workers)

    def get(self) -> Response:
        """WeChat's check of the address."""
        try:
            return Response(verify(request.args, self.ring, now=self._now()), mimetype="text/plain")
        except CallbackError as error:
            return refused(error)

    def post(self) -> Response:
        """One delivery: read, claim, work out, store, answer."""
        started = time.monotonic()
        try:
            message, credentials = self._received()
            begun = self._begin(message, started + self.patience - WORK_SECONDS)
        except MessageError as error:
            return unreadable(error)
        except CallbackError as error:
            return refused(error)
        if begun.answer is not None:
            metrics.REPEATED.inc()
            return xml(in_kind(begun.answer, credentials, self.ring))
        return self._answered(message, credentials, begun, started) if begun.first else xml(SUCCESS)

    def _received(self) -> tuple[Message, Credentials]:
        """Raises CallbackError. One byte more of the body than is worth reading makes `receive` refuse it."""
        admit(request.args, self.ring, now=self._now())
        message, credentials = receive(request.args, _body(), self.ring, now=self._now())
        if message.account != self.account:
            raise CallbackError("sent to another account")
        return message, credentials

    def _now(self) -> int:
        return int(self.wall())

    def _begin(self, message: Message, until: float) -> Begun:
        """Claim the delivery, or wait for the answer of whoever has. A claim whose owner died lapses, and is then ours.

        Raises ReplayError for a request that brought something else before, or this long ago.
        """
        signed = f"{request.args['timestamp']} {request.args['nonce']}"
        begun = self.store.begin(message.delivery, message.visitor, signed)
        if begun.replayed:
            if begun.first:
                self.store.release(message.delivery, message.visitor)
            raise ReplayError("a request that was used before")
        while not begun.first and begun.answer is None and time.monotonic() < until:
            time.sleep(POLL_SECONDS)
            begun = self.store.begin(message.delivery, message.visitor)
        return begun

    def _answered(self, message: Message, credentials: Credentials, begun: Begun, started: float) -> Response:
        saying = self._saying(message, load(begun.talk, begun.language), begun, started)
        sent = self._finish(message, saying, begun.language, self._written(saying, message, credentials))
        _noted(message, saying, started)
        why = {"X-Bot-Why": _header(explain(saying.turn, self.known()[0]))} if self.explains else {}
        return xml(in_kind(sent, credentials, self.ring), why)

    def _saying(self, message: Message, talk: Talk, begun: Begun, started: float) -> Saying:
        """What is said, in time: else a sentence, and what comes out later is kept for when the visitor asks again."""
        if begun.pace > HURRIED and not isinstance(message, Event | Unsubscribe):
            return instead(Outcome.HURRIED, talk, self.known()[0], self.clock())
        if kept := late.read(begun.late, message, begun.language, self._key):
            return kept
        if work := self.workers.start(self._worked_out, message, talk):
            try:
                return work.result(max(WORK_SECONDS, started + self.patience - STORE_SECONDS - time.monotonic()))
            except TimeoutError:
                work.add_done_callback(lambda done: self._keep(message, done.result(), begun.language))
        return instead(Outcome.SLOW, talk, self.known()[0], self.clock())

    def _worked_out(self, message: Message, talk: Talk) -> Saying:
        """Whatever breaks here, the visitor gets a sentence."""
        knowledge, index = self.known()
        now = self.clock()
        try:
            now = self._time(message, now)
            return said(respond(message, talk, knowledge, index, now, public=self.public), knowledge, now)
        except Exception:
            log.exception("failed")
            return instead(Outcome.FAILED, talk, knowledge, now)

    def _time(self, message: Message, now: datetime) -> datetime:
        """When it was sent: worked out again for a retry, an answer about hours is the same. A clock far from ours is not believed."""
        sent = datetime.fromtimestamp(message.created, UTC)
        return sent if abs((now - sent).total_seconds()) < FRESH_SECONDS else now

    def _keep(self, message: Message, saying: Saying, language: str) -> None:
        log.warning("an answer came too late", extra={"kind": type(message).__name__, "outcome": saying.turn.outcome.value})
        self.store.keep(message.delivery, message.visitor, late.dump(saying, message, language, self._key))

    def _written(self, saying: Saying, message: Message, credentials: Credentials) -> bytes:
        """The same bytes wherever the same answer is worked out for the same delivery: time and nonce come from the message, so that
        workers agree even while Redis, which else sees to that, is away.
        """
        key = credentials.aes_key or credentials.token
        nonce = hmac.new(key.encode(), message.delivery.encode(), "sha256").hexdigest()[:16]
        return answer(saying.reply, message, credentials, message.created or self._now(), nonce)

    @property
    def _key(self) -> str:
        """A secret of this account's."""
        return self.ring[0].aes_key or self.ring[0].token

    def _finish(self, message: Message, saying: Saying, chosen: str, sealed: bytes) -> bytes:
        talk = saying.turn.talk
        if saying.turn.outcome is Outcome.ERASED:
            self.store.erase(message.visitor)
            return self.store.finish(message.delivery, message.visitor, sealed)
        return self.store.finish(message.delivery, message.visitor, sealed, talk.dump(), talk.language if talk.language != chosen else None)


def create_callback(callback: Callback, path: str = "/wechat", name: str = "wechat") -> Blueprint:
    blueprint = Blueprint(name, __name__)
    blueprint.add_url_rule(path, "get", callback.get, methods=["GET"])
    blueprint.add_url_rule(path, "post", callback.post, methods=["POST"])
    blueprint.register_error_handler(Exception, broken)
    return blueprint


def _body() -> bytes:
    """Raises CallbackError where it does not come: refused, WeChat sends it again."""
    try:
        return request.stream.read(BODY_BYTES + 1)
    except OSError:
        raise CallbackError("the body did not come") from None


def _header(why: Mapping[str, object]) -> str:
    return base64.b64encode(json.dumps(why).encode()).decode()


def _noted(message: Message, saying: Saying, started: float) -> None:
    spent, turn, kind = time.monotonic() - started, saying.turn, type(message).__name__
    metrics.turn(kind, turn.outcome.value, spent)
    extra = {
        "kind": kind,
        "outcome": turn.outcome.value,
        "entry": turn.entry,
        "confidence": turn.match.confidence if turn.match else None,
        "language": turn.answer.language if turn.answer else None,
        "milliseconds": round(spent * 1000, 1),
    }
    log.info("turn", extra=extra)
