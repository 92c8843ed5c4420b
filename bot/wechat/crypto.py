"""AES as WeChat does it. The cipher and the padding are wechatpy's; the frame inside is read here, where nothing is taken on trust.

    16 random bytes | length of the XML, 4 bytes, big-endian | XML | AppID | 1 to 32 bytes of padding, each holding their number

wechatpy's own reading accepts any padding and length, and its random bytes come from a generator that can be predicted.
"""

import base64
import secrets

from wechatpy.crypto.base import WeChatCipher
from wechatpy.crypto.pkcs7 import PKCS7Encoder

from bot.errors import DecryptError
from bot.wechat.credentials import Credentials

RANDOM_BYTES = 16
LENGTH_BYTES = 4
PADDING_BYTES = 32


def encrypt(xml: str, credentials: Credentials, *, random: bytes | None = None) -> str:
    """Base64 of the encrypted XML. `random`: the 16 bytes before the text, unless they are to be made up."""
    text = xml.encode()
    start = secrets.token_bytes(RANDOM_BYTES) if random is None else random
    frame = start + len(text).to_bytes(LENGTH_BYTES, "big") + text + credentials.app_id.encode()
    sealed: bytes = _cipher(credentials).encrypt(PKCS7Encoder.encode(frame))
    return base64.b64encode(sealed).decode("ascii")


def decrypt(encrypted: str, credentials: Credentials) -> bytes:
    """The XML inside. Check the signature first: only then do the errors tell nothing to an attacker.

    Raises DecryptError, without a word of what was inside.
    """
    content = _unpadded(_decrypted(encrypted, credentials))[RANDOM_BYTES:]
    end = LENGTH_BYTES + int.from_bytes(content[:LENGTH_BYTES], "big")
    if len(content) < end:
        raise DecryptError("the length inside is wrong: probably another WECHAT_AES_KEY")
    if content[end:] != credentials.app_id.encode():
        raise DecryptError("encrypted for another AppID than WECHAT_APP_ID")
    return content[LENGTH_BYTES:end]


def _decrypted(encrypted: str, credentials: Credentials) -> bytes:
    try:
        plain: bytes = _cipher(credentials).decrypt(base64.b64decode(encrypted, validate=True))
    except ValueError:  # binascii.Error is one
        raise DecryptError("not base64, or not whole AES blocks") from None
    return plain


def _unpadded(plain: bytes) -> bytes:
    count = plain[-1] if plain else 0
    if not 1 <= count <= PADDING_BYTES or plain[-count:] != bytes([count]) * count:
        raise DecryptError("the padding is wrong: probably another WECHAT_AES_KEY")
    return plain[:-count]


def _cipher(credentials: Credentials) -> WeChatCipher:
    return WeChatCipher(base64.b64decode(credentials.aes_key + "="))
