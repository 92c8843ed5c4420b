"""Who signed a request. `signature` covers timestamp and nonce only; `msg_signature` covers the encrypted body too."""

import hmac
import re
from collections.abc import Mapping
from hashlib import sha1

from bot.errors import SignatureError
from bot.wechat.credentials import Credentials

FRESH_SECONDS = 600
"""How far a request's timestamp may be from our clock. WeChat retries for 15 s; the rest is for a clock that is badly set."""

TIMESTAMP = re.compile(r"[0-9]{10}")
"""Exactly ten digits (2001 to 2286): what is signed has no separators, so with a free length a digit could pass to the nonce unseen."""

NONCE = re.compile(r"[!-~]{1,128}")


def sign(*parts: str) -> str:
    """SHA-1 of the sorted parts in one string, in lower-case hex."""
    return sha1(_bytes("".join(sorted(parts)))).hexdigest()


def matches(signature: str, *parts: str) -> bool:
    """Whether `signature` is the parts' own; takes the same time wherever they differ."""
    return hmac.compare_digest(_bytes(signature), _bytes(sign(*parts)))


def check(query: Mapping[str, str], name: str, credentials: Credentials, *sealed: str, now: int | None = None) -> None:
    """Raises SignatureError unless `query[name]` signs the query's timestamp and nonce, and `sealed`.

    `now`, in seconds since 1970, makes requests too old or too new fail as well.
    """
    timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
    if not TIMESTAMP.fullmatch(timestamp) or not NONCE.fullmatch(nonce):
        raise SignatureError("timestamp or nonce is missing or malformed")
    if not matches(query.get(name, ""), credentials.token, timestamp, nonce, *sealed):
        raise SignatureError(f"{name} is missing or wrong")
    if now is not None and abs(now - int(timestamp)) > FRESH_SECONDS:
        raise SignatureError(f"timestamp is more than {FRESH_SECONDS} s away from this computer's clock")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
