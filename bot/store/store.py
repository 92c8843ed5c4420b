"""The contract that every store keeps, and that the webhook relies on.

A delivery goes `begin`, then `finish`; its retries go `begin`, again and again, until there is an answer, or until the claim of whoever
is at work lapses and is theirs. Whoever finishes first decides: everybody sends the same bytes.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known when a delivery arrives."""

    first: bool
    """Nobody has answered this delivery, and nobody else is at work on it: do it."""
    answer: bytes | None
    """What this delivery was answered before: send it again."""
    talk: bytes | None
    """Where the conversation with this visitor stands."""
    language: str
    """What the visitor chose; empty if nothing."""
    late: bytes | None = None
    """What came out too late for the visitor's last question (see `keep`)."""
    pace: int = 0
    """Where this delivery is first: how many of the visitor's were within this minute, it included."""
    replayed: bool = False
    """The signed request has been used for another delivery, or for this one so long ago that it is no retry: refuse it."""


class Store(Protocol):
    """`delivery` and `visitor` are as WeChat names them (Message.delivery and .visitor). Any method but `ping` may raise StoreError."""

    def begin(self, delivery: str, visitor: str, signed: str = "") -> Begun:
        """Claim a delivery and read what is known, in one round trip. The claim lapses after CLAIM_MS, should its owner die.

        `signed`: what WeChat signed, its timestamp and nonce; empty: not told, and no replay is seen.
        """

    def wait(self, delivery: str, visitor: str) -> bytes | None:
        """The answer of this delivery, if there is one by now. Does not block: the caller polls."""

    def language(self, visitor: str) -> str:
        """What the visitor chose; empty if nothing, or if it is not known."""

    def finish(self, delivery: str, visitor: str, answer: bytes, talk: bytes | None = None, language: str | None = None) -> bytes:
        """Store the answer and give up the claim, in one step and one round trip. Returns what to send: the bytes of the first to finish.

        Talk and language are stored with the first answer only, and not if the visitor was erased since the delivery began. None leaves
        them as they are, an empty value deletes them.
        """

    def keep(self, delivery: str, visitor: str, late: bytes) -> None:
        """What came out too late is kept for the visitor's next question, unless the visitor was erased since the delivery began."""

    def release(self, delivery: str, visitor: str) -> None:
        """As if it had not begun: the claim, its place among the visitor's deliveries and its count are given up. Called where a request
        turns out to be replayed.
        """

    def erase(self, visitor: str) -> None:
        """Delete everything about a visitor. What is still at work for them may store its answer, which retries need, but nothing else."""

    def part(self, visitor: str) -> str:
        """What holds this visitor and may fail alone; empty where that is the whole store. Asks nobody and raises nothing."""

    def ping(self) -> bool:
        """Whether it can be written to. Raises nothing."""
