"""The store in this process's memory: for tests, and for as long as Redis is away. Other processes don't see it."""

import threading
import time
from collections.abc import Callable
from typing import cast

from bot.store.keys import ANSWER_SECONDS, BEGUN_SECONDS, CLAIM_MS, LANGUAGE_SECONDS, TALK_SECONDS, Keys
from bot.store.store import Begun

ENTRIES = 20_000
"""At about 1 kB each 20 MB. Messages are signed, so only WeChat fills this; when full, what was written longest ago goes first."""


class MemoryStore:
    """Keeps the contract of bot.store.store.Store, and never raises. Safe for threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, entries: int = ENTRIES) -> None:
        """`clock` gives seconds and never goes back."""
        self._clock = clock
        self._entries = entries
        self._lock = threading.Lock()
        self._held: dict[str, tuple[float, object]] = {}
        """Key -> when it ends, and its value; in the order of writing."""

    def begin(self, delivery: str, visitor: str) -> Begun:
        keys = Keys.of("", visitor, delivery)
        with self._lock:
            answer = self._bytes(keys.answer)
            first = answer is None and self._get(keys.claim) is None
            if first:
                self._put(keys.claim, True, CLAIM_MS / 1000)
                self._put(keys.begun, self._begun(keys) | {keys.delivery}, BEGUN_SECONDS)
            return Begun(first, answer, self._bytes(keys.talk), cast(str, self._get(keys.language) or ""))

    def wait(self, delivery: str, visitor: str) -> bytes | None:
        with self._lock:
            return self._bytes(Keys.of("", visitor, delivery).answer)

    def finish(self, delivery: str, visitor: str, answer: bytes, talk: bytes | None = None, language: str | None = None) -> bytes:
        keys = Keys.of("", visitor, delivery)
        with self._lock:
            self._held.pop(keys.claim, None)
            if (stored := self._bytes(keys.answer)) is not None:
                return stored
            self._put(keys.answer, answer, ANSWER_SECONDS)
            if keys.delivery in self._begun(keys):
                self._put(keys.talk, talk, TALK_SECONDS)
                self._put(keys.language, language, LANGUAGE_SECONDS)
            return answer

    def release(self, delivery: str, visitor: str) -> None:
        with self._lock:
            self._held.pop(Keys.of("", visitor, delivery).claim, None)

    def erase(self, visitor: str) -> None:
        own = Keys.of("", visitor)
        with self._lock:
            deliveries = [Keys(own.visitor, member) for member in self._begun(own)]
            for key in (own.begun, own.talk, own.language, *(key for keys in deliveries for key in (keys.answer, keys.claim))):
                self._held.pop(key, None)

    def part(self, visitor: str) -> str:
        return ""

    def ping(self) -> bool:
        return True

    def _get(self, key: str) -> object:
        ends, value = self._held.get(key, (0.0, None))
        return value if self._clock() < ends else None

    def _bytes(self, key: str) -> bytes | None:
        return cast(bytes | None, self._get(key))

    def _begun(self, keys: Keys) -> frozenset[str]:
        return cast(frozenset[str], self._get(keys.begun) or frozenset())

    def _put(self, key: str, value: object, seconds: float) -> None:
        """None leaves the key as it is, an empty talk or language deletes it; an empty answer is an answer."""
        if value is None:
            return
        self._held.pop(key, None)
        if value or key.startswith("bot:answer:"):
            self._held[key] = (self._clock() + seconds, value)
        if len(self._held) > self._entries:
            self._make_room()

    def _make_room(self) -> None:
        """Drops what has ended, and then the oldest, down to nine tenths, so that this is not done for each write."""
        now = self._clock()
        alive = {key: held for key, held in self._held.items() if now < held[0]}
        keep = max(1, self._entries * 9 // 10)
        self._held = dict(list(alive.items())[-keep:])
