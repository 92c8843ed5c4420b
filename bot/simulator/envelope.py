"""WeChat's side of the protocol: a message's XML becomes the bytes of a delivery, a reply's bytes become its XML."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode
from xml.etree.ElementTree import Element, ParseError, fromstring

from bot.errors import ConfigError, MessageError, SignatureError
from bot.wechat.credentials import Credentials
from bot.wechat.crypto import decrypt, encrypt
from bot.wechat.signature import matches, sign

PLAIN, COMPATIBLE, SAFE = MODES = ("plain", "compatible", "safe")
"""How an account can be set up in WeChat's page. compatible sends a message both in plain and encrypted."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery as it goes over the wire; its retries are the same bytes."""

    query: str
    body: bytes

    @property
    def sealed(self) -> bool:
        return parse_qs(self.query).get("encrypt_type") == ["aes"]


def seal(xml: str, credentials: Credentials, *, visitor: str, account: str, mode: str, now: int, nonce: str) -> Delivery:
    """Sign, and encrypt unless `mode` is plain. Raises ConfigError without a key for it."""
    if mode != PLAIN and not credentials.safe:
        raise ConfigError(f"WECHAT_AES_KEY: needed in {mode} mode")
    stamp = str(now)
    query = {"signature": sign(credentials.token, stamp, nonce), "timestamp": stamp, "nonce": nonce, "openid": visitor}
    if mode == PLAIN:
        return Delivery(urlencode(query), xml.encode())
    encrypted = encrypt(xml, credentials)
    query |= {"encrypt_type": "aes", "msg_signature": sign(credentials.token, stamp, nonce, encrypted)}
    head = xml.removesuffix("</xml>") if mode == COMPATIBLE else f"<xml><ToUserName><![CDATA[{account}]]></ToUserName>"
    return Delivery(urlencode(query), f"{head}<Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>".encode())


def sent(delivery: Delivery, credentials: Credentials) -> str:
    """The XML inside a delivery of ours."""
    if not delivery.sealed:
        return delivery.body.decode(errors="replace")
    return decrypt(fields(delivery.body).get("Encrypt", ""), credentials).decode()


def unseal(body: bytes, credentials: Credentials) -> bytes:
    """The XML inside an encrypted reply. Raises a CallbackError where WeChat would show its fault notice."""
    envelope = fields(body)
    parts = [envelope.get(name, "") for name in ("TimeStamp", "Nonce", "Encrypt")]
    if not all(parts):
        raise MessageError("not encrypted, or TimeStamp or Nonce is missing")
    if not matches(envelope.get("MsgSignature", ""), credentials.token, *parts):
        raise SignatureError("MsgSignature does not match")
    return decrypt(parts[2], credentials)


def tree(xml: bytes) -> Element:
    """WeChat's XML: `<xml>` with children of different names. Raises MessageError for anything else, declarations of entities too."""
    if b"<!DOCTYPE" in xml:
        raise MessageError("a document type has no place here")
    try:
        root = fromstring(xml)
    except (ParseError, ValueError) as error:
        raise MessageError(f"not XML: {error}") from None
    names = [child.tag for child in root]
    if root.tag != "xml" or len(names) != len(set(names)):
        raise MessageError("not <xml>, or an element stands twice")
    return root


def fields(xml: bytes) -> dict[str, str]:
    """The text of each child by name."""
    return {child.tag: child.text or "" for child in tree(xml)}
