"""What is wrong with an answer. Replies are opened and read with the code of this folder and the stdlib, not with the bot's."""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.hostile.request import Expected, Request, Response
from tests.hostile.sealing import decrypted
from tests.hostile.texts import ADDRESS
from tests.wechat.samples import ACCOUNT
from tests.wechat.wire import AES_KEY, APP_ID, TOKEN, sha1_of

TEXT_BYTES, TITLE_CHARACTERS = 2047, 200

MECHANICS = re.compile(rb"Traceback|[a-z](?:Error|Exception)\b|File \"|site-packages|\.py\b|line \d+, in|werkzeug|gunicorn|Debugger", re.I)
"""What only an exception's text, or a server's own page, has."""

SECRETS = (TOKEN.encode(), AES_KEY.encode())

ANCHOR = re.compile(r'<a href="([^"<>]*)">[^<>]+</a>')

UNREADABLE = (ValueError, ElementTree.ParseError, KeyError, IndexError)

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def problems(request: Request, response: Response) -> Iterator[str]:
    """Each in a few words; none where all is well."""
    said = _legible(response.body) + b"\n".join(f"{name}: {value}".encode() for name, value in response.headers)
    if response.status >= 500:
        yield f"status {response.status}"
    yield from (f"says {found[0].decode()!r}" for found in [MECHANICS.search(said)] if found)
    yield from ("tells a secret" for secret in SECRETS if secret in said)
    if request.expected is Expected.PAGE:
        yield from _of_page(response)
    else:
        yield from _of_callback(request, response)


def _legible(body: bytes) -> bytes:
    """What is inside a sealed reply (base64 has any word in it, in the long run), else the body."""
    try:
        return opened(body)
    except UNREADABLE:
        return body


def _of_page(response: Response) -> Iterator[str]:
    location = dict(response.headers).get("Location", "")
    if urlsplit(location).netloc not in ("", "127.0.0.1"):
        yield f"leads to {location[:80]!r}"
    if any("\r" in value or "\n" in value for _, value in response.headers):
        yield "a line end in a header"


def _of_callback(request: Request, response: Response) -> Iterator[str]:
    refused = response.status == 403 and not response.body
    match request.expected:
        case Expected.REFUSED if not refused:
            yield f"let in: {response.status}, {len(response.body)} bytes"
        case Expected.EITHER if refused:
            return
        case Expected.ANSWERED | Expected.VALID | Expected.EITHER:
            yield from _of_reply(request, response)


def _of_reply(request: Request, response: Response) -> Iterator[str]:
    if response.status != 200:
        yield f"status {response.status} to a delivery"
    elif response.body == b"success":
        if request.expected is Expected.ANSWERED:
            yield "success where a sentence was due"
    else:
        try:
            yield from problems_of_reply(opened(response.body), request.visitor)
        except UNREADABLE as error:
            yield f"no reply: {type(error).__name__} {error}"


def problems_of_reply(xml: bytes, visitor: str = "") -> Iterator[str]:
    """Of a reply in plain. Raises ValueError, ParseError, KeyError for what is none."""
    reply = _fields(xml)
    if visitor and reply["ToUserName"] != visitor:
        yield "sent to somebody else"
    if reply["FromUserName"] != ACCOUNT or not reply["CreateTime"].isdecimal():
        yield "FromUserName or CreateTime is wrong"
    if reply["MsgType"] == "text":
        yield from _of_text(reply["Content"])
    elif reply["MsgType"] != "news" or reply["ArticleCount"] != "1" or not reply["Articles"].strip():
        yield f"a {reply['MsgType'][:20]!r} that WeChat would not show"


def opened(body: bytes) -> bytes:
    """The reply inside a sealed answer. Raises ValueError, ParseError, KeyError."""
    envelope = _fields(body)
    parts = envelope["TimeStamp"], envelope["Nonce"], envelope["Encrypt"]
    if envelope["MsgSignature"] != sha1_of(TOKEN, *parts):
        raise ValueError("MsgSignature does not match")
    try:
        plain = decrypted(base64.b64decode(envelope["Encrypt"], validate=True))
    except binascii.Error:
        raise ValueError("no base64") from None
    plain = plain[16 : -plain[-1]]
    end = 4 + int.from_bytes(plain[:4], "big")
    if plain[end:] != APP_ID.encode():
        raise ValueError("not our AppID, or a wrong length")
    return plain[4:end]


def _fields(xml: bytes) -> dict[str, str]:
    root = ElementTree.fromstring(xml)
    if root.tag != "xml" or len({child.tag for child in root}) != len(root):
        raise ValueError("another root, or an element twice")
    return {child.tag: "".join(child.itertext()) for child in root}


def _of_text(content: str) -> Iterator[str]:
    if not content.strip():
        yield "an empty text"
    if len(content.encode()) > TEXT_BYTES:
        yield f"a text of {len(content.encode())} bytes"
    if ILLEGAL.search(content):
        yield "a character that XML can't hold"
    links = [urlsplit(address) for address in ANCHOR.findall(content)]
    if any(link.scheme not in ("https", "http", "weixin") or ADDRESS in link.netloc for link in links):
        yield "a link that is not ours"
    if "<" in ANCHOR.sub("", content):
        yield "markup that is no link"
