"""The callback while token or key change: the current ones and the former are accepted, and each message is answered in its own.

WeChat changes a token or an EncodingAESKey gradually over its own servers, so messages of both kinds come for a while.
"""

from collections.abc import Callable, Mapping
from itertools import product
from typing import TypeVar

from bot.errors import CallbackError, DecryptError, MessageError, SignatureError
from bot.wechat import callback
from bot.wechat.callback import SUCCESS
from bot.wechat.credentials import Credentials
from bot.wechat.envelope import opened, seal
from bot.wechat.messages import Message

Ring = tuple[Credentials, ...]
"""Every pair of token and key that is good now, the current one first. All have a key, or none has."""

T = TypeVar("T")


def ring(current: Credentials, former_token: str = "", former_key: str = "") -> Ring:
    """Raises ConfigError, as Credentials does."""
    tokens = [current.token, *filter(None, [former_token])]
    keys = [current.aes_key, *filter(None, [former_key])]
    return tuple(dict.fromkeys(Credentials(token, current.app_id, key) for token, key in product(tokens, keys)))


def verify(query: Mapping[str, str], ring: Ring, *, now: int | None = None) -> str:
    """As callback.verify. Raises SignatureError."""
    return _first(ring, lambda credentials: callback.verify(query, credentials, now=now))


def admit(query: Mapping[str, str], ring: Ring, *, now: int | None = None) -> None:
    """As callback.admit. Raises SignatureError."""
    _first(ring, lambda credentials: callback.admit(query, credentials, now=now))


def receive(query: Mapping[str, str], body: bytes, ring: Ring, *, now: int | None = None) -> tuple[Message, Credentials]:
    """As callback.receive, with the credentials to answer with. Raises CallbackError."""
    return _first(ring, lambda credentials: (callback.receive(query, body, credentials, now=now), credentials))


def _first(ring: Ring, attempt: Callable[[Credentials], T]) -> T:
    """What the first credentials that fit make of it; where none do, what is wrong with the current ones."""
    failed: CallbackError | None = None
    for credentials in ring:
        try:
            return attempt(credentials)
        except MessageError:
            raise  # it was signed and opened: no other would read it
        except (SignatureError, DecryptError) as error:
            failed = failed or error
    raise failed or SignatureError("no credentials")


def in_kind(answer: bytes, credentials: Credentials, ring: Ring) -> bytes:
    """An answer that was stored, for a retry that may have come under other credentials than the delivery before."""
    if len(ring) == 1 or not credentials.safe or answer == SUCCESS:
        return answer
    found = next(filter(None, (opened(answer, one) for one in ring)), None)
    if found is None or found.sealed_by == credentials:
        return answer
    return seal(found.xml, credentials, found.timestamp, found.nonce).encode()
