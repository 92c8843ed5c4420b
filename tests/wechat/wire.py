"""Requests as WeChat makes them, and a reader of our answers: built with wechatpy and the stdlib, not with the code under test."""

from collections.abc import Mapping
from hashlib import sha1
from xml.etree import ElementTree

from wechatpy.crypto import WeChatCrypto

from bot.wechat.credentials import Credentials

TOKEN = "sampleToken0123"
APP_ID = "wx0000000000000001"
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
TIMESTAMP, NONCE = "1760000001", "1320562132"

PLAIN = Credentials(TOKEN, APP_ID)
SAFE = Credentials(TOKEN, APP_ID, AES_KEY)
LIBRARY = WeChatCrypto(TOKEN, AES_KEY, APP_ID)


def sha1_of(*parts: str) -> str:
    """WeChat's rule, written once more."""
    return sha1("".join(sorted(parts)).encode()).hexdigest()


def plain_query(timestamp: str = TIMESTAMP, nonce: str = NONCE, token: str = TOKEN, **more: str) -> dict[str, str]:
    """The query of a plain POST, and of the GET with echostr."""
    return {"signature": sha1_of(token, timestamp, nonce), "timestamp": timestamp, "nonce": nonce, **more}


def sealed_request(xml: str, library: WeChatCrypto = LIBRARY) -> tuple[dict[str, str], bytes]:
    """A safe-mode POST: query and body."""
    envelope = read(library.encrypt_message(xml, NONCE, TIMESTAMP))
    query = plain_query(encrypt_type="aes", msg_signature=envelope["MsgSignature"])
    return query, f"<xml><ToUserName><![CDATA[gh_0]]></ToUserName><Encrypt><![CDATA[{envelope['Encrypt']}]]></Encrypt></xml>".encode()


def compatible_request(xml: str) -> tuple[dict[str, str], bytes]:
    """A compatible-mode POST: the message in clear, and encrypted beside it."""
    query, body = sealed_request(xml)
    encrypt = f"<Encrypt>{read(body)['Encrypt']}</Encrypt></xml>"
    return query, xml.replace("</xml>", encrypt).encode()


def opened(answer: bytes) -> str:
    """The reply inside a sealed answer, by wechatpy."""
    envelope = read(answer)
    xml: str = LIBRARY.decrypt_message(answer, envelope["MsgSignature"], envelope["TimeStamp"], envelope["Nonce"])
    return xml


def read(xml: str | bytes) -> Mapping[str, str]:
    """The root's children, by the stdlib's parser; no name twice."""
    root = ElementTree.fromstring(xml)
    fields = {child.tag: child.text or "" for child in root}
    assert root.tag == "xml"
    assert len(fields) == len(root)
    return fields
