"""The names of everything stored, and how long it lives."""

from dataclasses import dataclass
from hashlib import sha256

from bot.wechat.signature import FRESH_SECONDS

CLAIM_MS = 4_000
"""Shorter than WeChat's 5 s: if the worker that claimed a delivery dies, the first retry finds the claim gone and takes over."""
ANSWER_SECONDS = 90
"""WeChat sends three times within about 15 s; this leaves room for slow networks and for a first answer that came late."""
BEGUN_SECONDS = ANSWER_SECONDS
"""As long as there can be an answer to erase."""
TALK_SECONDS = 30 * 60
"""Half an hour after the last message "2" no longer means the second choice of that list."""
LANGUAGE_SECONDS = 30 * 24 * 60 * 60
"""What the privacy entry tells the visitors."""
PACE_SECONDS = 60
LATE_SECONDS = 90
"""Long enough for somebody who is asked to send it again."""
REQUEST_SECONDS = 2 * FRESH_SECONDS
"""From when a request may be signed ahead of our clock to when it is too old."""
ALIVE_MS = 1_000

ALIVE = "bot:alive"
IMPORTING = "bot:importing"
IMPORTING_SECONDS = 300
"""Longer than any single page takes: the owner extends the lock while it works."""


def digest(salt: str, text: str) -> str:
    """32 hexadecimal digits for a visitor or a delivery."""
    return sha256((salt + text).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one delivery of one visitor, brought by one signed request; all given as digests."""

    visitor: str
    delivery: str = ""
    signed: str = ""

    @classmethod
    def of(cls, salt: str, visitor: str, delivery: str = "", signed: str = "") -> "Keys":
        return cls(digest(salt, visitor), digest(salt, delivery), digest(salt, signed) if signed else "")

    @property
    def brought(self) -> str:
        """By a signed request: a message to one visitor's name is not another's, whatever its number."""
        return f"{self.visitor}:{self.delivery}"

    @property
    def claim(self) -> str:
        return f"bot:claim:{{{self.visitor}}}:{self.delivery}"

    @property
    def answer(self) -> str:
        return f"bot:answer:{{{self.visitor}}}:{self.delivery}"

    @property
    def begun(self) -> str:
        return f"bot:begun:{{{self.visitor}}}"

    @property
    def talk(self) -> str:
        return f"bot:talk:{{{self.visitor}}}"

    @property
    def language(self) -> str:
        return f"bot:language:{{{self.visitor}}}"

    @property
    def pace(self) -> str:
        return f"bot:pace:{{{self.visitor}}}"

    @property
    def late(self) -> str:
        return f"bot:late:{{{self.visitor}}}"

    @property
    def request(self) -> str:
        return f"bot:request:{{{self.signed}}}"
