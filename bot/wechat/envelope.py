"""The encrypted envelopes: WeChat's around a message, ours around a reply."""

import hmac
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from bot.errors import CallbackError, DecryptError, MessageError
from bot.wechat.credentials import Credentials
from bot.wechat.crypto import RANDOM_BYTES, decrypt, encrypt
from bot.wechat.markup import cdata, readable
from bot.wechat.signature import check, matches, sign


def sealed(body: bytes) -> str:
    """The base64 text inside the body's `<Encrypt>`; "" where the body is none of WeChat's envelopes. Nothing is checked yet."""
    try:
        root = ElementTree.fromstring(readable(body))
    except (MessageError, ElementTree.ParseError):  # unlike wechatpy, ElementTree minds the prefixes of names
        return ""
    found = root.findall("Encrypt") if root.tag == "xml" else []
    return (found[0].text or "").strip() if len(found) == 1 else ""


def unseal(query: Mapping[str, str], body: bytes, credentials: Credentials, *, now: int | None = None) -> bytes:
    """The XML of the message inside. Raises DecryptError, SignatureError."""
    encrypted = sealed(body)
    if not encrypted:
        raise DecryptError("not encrypted, and WECHAT_AES_KEY is set")
    check(query, "msg_signature", credentials, encrypted, now=now)
    return decrypt(encrypted, credentials)


def seal(xml: str, credentials: Credentials, now: int, nonce: str) -> str:
    """A reply's envelope, signed with our own time and nonce.

    The random bytes before the text are a keyed hash of nonce and text: unknown to others, and the same for the same reply.
    """
    random = hmac.digest(credentials.aes_key.encode(), f"{nonce}\0{xml}".encode(), "sha256")[:RANDOM_BYTES]
    encrypted, timestamp = encrypt(xml, credentials, random=random), str(now)
    signature = sign(credentials.token, timestamp, nonce, encrypted)
    return (
        f"<xml><Encrypt>{cdata(encrypted)}</Encrypt><MsgSignature>{cdata(signature)}</MsgSignature>"
        f"<TimeStamp>{timestamp}</TimeStamp><Nonce>{cdata(nonce)}</Nonce></xml>"
    )


class Opened(NamedTuple):
    """A reply of ours, taken out of its envelope."""

    xml: str
    timestamp: int
    nonce: str
    sealed_by: Credentials


def opened(envelope: bytes, credentials: Credentials) -> Opened | None:
    """None where it was sealed by other credentials."""
    try:
        fields = {child.tag: child.text or "" for child in ElementTree.fromstring(readable(envelope))}
        encrypted, timestamp, nonce = fields["Encrypt"], fields["TimeStamp"], fields["Nonce"]
        if not matches(fields["MsgSignature"], credentials.token, timestamp, nonce, encrypted):
            return None
        return Opened(decrypt(encrypted, credentials).decode(), int(timestamp), nonce, credentials)
    except (CallbackError, ElementTree.ParseError, KeyError, ValueError):
        return None
