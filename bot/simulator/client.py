"""A visitor's WeChat: composes, signs and encrypts a message, delivers it as WeChat does, and shows what came back."""

import base64
import binascii
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.compose import What, compose
from bot.simulator.envelope import PLAIN, SAFE, Delivery, seal, sent
from bot.simulator.reading import Reading, fault, read
from bot.simulator.transport import Answer, Transport
from bot.wechat.credentials import Credentials

TRIES = 3
"""WeChat delivers a message that is not answered in time three times in all."""

WHY = "x-bot-why"


class Received(Reading):
    """A reading, and what it was read from. `status` is 0 where no answer came; `digest` tells whether two answers are the same bytes."""

    xml_sent: str
    xml_sent_wrapped: str
    xml_received_wrapped: str
    why: dict[str, Any] | None
    status: int
    milliseconds: float
    tries: int
    digest: str


def new_visitor() -> str:
    """A made-up OpenID."""
    return "o" + secrets.token_urlsafe(20)[:27]


@dataclass(frozen=True, slots=True)
class Client:
    transport: Transport
    credentials: Credentials
    account: str
    visitor: str = field(default_factory=new_visitor)
    mode: str = ""
    """plain, compatible or safe; safe where there is a key for it, if not given."""
    clock: Callable[[], float] = time.time

    def prepare(self, what: What) -> Delivery:
        """Raises ValueError if `what` is no message (see compose), ConfigError if the mode needs a key that is missing."""
        now, nonce = int(self.clock()), str(secrets.randbelow(10**10))
        xml = compose(what, visitor=self.visitor, account=self.account, now=now, number=secrets.randbelow(2**62))
        mode = self.mode or (SAFE if self.credentials.safe else PLAIN)
        return seal(xml, self.credentials, visitor=self.visitor, account=self.account, mode=mode, now=now, nonce=nonce)

    def deliver(self, delivery: Delivery, tries: int = TRIES) -> Received:
        """Never raises for what the bot did: an answer that WeChat would not accept, or none, is of type fault."""
        began = time.perf_counter()
        answer, problem, used = self._carry(delivery, tries)
        milliseconds = round((time.perf_counter() - began) * 1000, 1)
        status, headers, body = answer or (0, {}, b"")
        return {
            **(read(status, body, delivery, self.credentials) if answer else fault(problem)),
            "xml_sent": sent(delivery, self.credentials),
            "xml_sent_wrapped": delivery.body.decode(errors="backslashreplace"),
            "xml_received_wrapped": body.decode(errors="backslashreplace"),
            "why": _why(headers),
            "status": status,
            "milliseconds": milliseconds,
            "tries": used,
            "digest": hashlib.sha256(body).hexdigest(),
        }

    def send(self, what: What, tries: int = TRIES) -> Received:
        """Both at once, for who needs no retries of their own."""
        return self.deliver(self.prepare(what), tries)

    def _carry(self, delivery: Delivery, tries: int) -> tuple[Answer | None, str, int]:
        """The first answer that comes, what went wrong if none does, and the deliveries made. An answer is final, be it an error."""
        problem = ""
        for used in range(1, tries + 1):
            try:
                return self.transport(delivery.query, delivery.body), "", used
            except OSError as error:
                problem = f"no answer: {error or type(error).__name__}"
        return None, problem, tries


def _why(headers: Mapping[str, str]) -> dict[str, Any] | None:
    """The reasons that the bot gives in development, else None."""
    try:
        why: dict[str, Any] = json.loads(base64.b64decode(headers.get(WHY, ""), validate=True))
    except (binascii.Error, ValueError):
        return None
    return why
