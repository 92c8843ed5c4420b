"""The callback, without HTTP: WeChat's check of the address, a message in, a reply out. The keys decide the mode, never the request."""

from collections.abc import Mapping

from bot.errors import CallbackError, DecryptError, MessageError, SignatureError
from bot.wechat.credentials import Credentials
from bot.wechat.envelope import seal, sealed, unseal
from bot.wechat.limits import BODY_BYTES
from bot.wechat.messages import Message
from bot.wechat.parse import parse
from bot.wechat.rendering import render
from bot.wechat.replies import Reply
from bot.wechat.signature import check

SUCCESS = b"success"
"""WeChat is content, and the visitor sees nothing."""


def verify(query: Mapping[str, str], credentials: Credentials, *, now: int | None = None) -> str:
    """The echostr to send back verbatim, as text/plain. Raises SignatureError. `now` turns on the check for freshness, here and below."""
    check(query, "signature", credentials, now=now)
    echo = query.get("echostr", "")
    if not echo:
        raise SignatureError("echostr is missing")
    return echo


def admit(query: Mapping[str, str], credentials: Credentials, *, now: int | None = None) -> None:
    """Whether a POST is worth reading: WeChat signs the query in every mode. Raises SignatureError before a byte of the body is read, so
    that strangers with slow bodies hold up nobody.
    """
    check(query, "signature", credentials, now=now)


def receive(query: Mapping[str, str], body: bytes, credentials: Credentials, *, now: int | None = None) -> Message:
    """The message in a POST. Raises CallbackError, whose text holds nothing of the message.

    With an AES key the body must be encrypted and `msg_signature` right. Without one the body is plain (or compatible mode's plain part),
    and `signature` shows that the sender knows the token, but does not cover the body.
    """
    if len(body) > BODY_BYTES:
        raise CallbackError(f"the body has more than {BODY_BYTES} bytes")
    if credentials.safe:
        return parse(unseal(query, body, credentials, now=now))
    check(query, "signature", credentials, now=now)
    return _plain(body)


def answer(reply: Reply, message: Message, credentials: Credentials, now: int, nonce: str) -> bytes:
    """The response's body: `success` where there is nothing to say, else XML, encrypted with an AES key set."""
    xml = render(reply, message, now)
    if not xml:
        return SUCCESS
    return (seal(xml, credentials, now, nonce) if credentials.safe else xml).encode()


def _plain(body: bytes) -> Message:
    try:
        return parse(body)
    except MessageError:
        if sealed(body):
            raise DecryptError("encrypted, and WECHAT_AES_KEY is not set") from None
        raise
