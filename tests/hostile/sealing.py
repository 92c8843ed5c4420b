"""WeChat's envelope, written once more with every part open to be wrong: frame, padding, key, signature."""

import base64
from dataclasses import dataclass
from random import Random

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from tests.wechat.wire import AES_KEY, APP_ID, TOKEN, sha1_of

OTHER_TOKEN, OTHER_KEY, OTHER_APP = "otherToken0123", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg", "wx0000000000000009"
BLOCK = 32


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a request is signed with, apart from the token."""

    timestamp: str
    nonce: str
    visitor: str


def key_of(aes_key: str) -> bytes:
    return base64.b64decode(aes_key + "=")


def frame(xml: bytes, start: bytes, *, app_id: str = APP_ID, length: int | None = None) -> bytes:
    """What is encrypted, without its padding. `length`: the one that is claimed, unless it is the true one."""
    return start + (len(xml) if length is None else length).to_bytes(4, "big") + xml + app_id.encode()


def padded(plain: bytes) -> bytes:
    count = BLOCK - len(plain) % BLOCK
    return plain + bytes([count]) * count


def encrypted(padded_frame: bytes, key: bytes | None = None) -> bytes:
    key = key or key_of(AES_KEY)
    encryptor = Cipher(AES(key), CBC(key[:16])).encryptor()
    return encryptor.update(padded_frame) + encryptor.finalize()


def decrypted(sealed: bytes, key: bytes | None = None) -> bytes:
    key = key or key_of(AES_KEY)
    decryptor = Cipher(AES(key), CBC(key[:16])).decryptor()
    return decryptor.update(sealed) + decryptor.finalize()


def encrypt(xml: bytes, rng: Random) -> str:
    """The right `Encrypt` of an XML."""
    return base64.b64encode(encrypted(padded(frame(xml, rng.randbytes(16))))).decode()


def body_of(sealed: str) -> bytes:
    """The envelope; a lone surrogate becomes bytes that are no UTF-8."""
    return f"<xml><ToUserName><![CDATA[gh_0]]></ToUserName><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>".encode("utf-8", "surrogatepass")


def signed(stamp: Stamp, sealed: str | None, *, token: str = TOKEN) -> dict[str, str]:
    """The query; without `sealed` that of plain mode."""
    query = {"signature": sha1_of(token, stamp.timestamp, stamp.nonce), "timestamp": stamp.timestamp, "nonce": stamp.nonce}
    query["openid"] = stamp.visitor
    if sealed is not None:
        query |= {"encrypt_type": "aes", "msg_signature": sha1_of(token, stamp.timestamp, stamp.nonce, sealed)}
    return query
