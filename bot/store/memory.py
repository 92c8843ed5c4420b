"""The store in memory: for tests, and for as long as Redis is away. `shared` is seen by the processes forked later, too."""

import threading
import time
from collections.abc import Callable
from typing import cast

from bot.store.keys import (
    ANSWER_SECONDS,
    BEGUN_SECONDS,
    CLAIM_MS,
    LANGUAGE_SECONDS,
    LATE_SECONDS,
    PACE_SECONDS,
    REQUEST_SECONDS,
    TALK_SECONDS,
    Keys,
)
from bot.store.shared import SharedLock, SharedShelf
from bot.store.shelf import Shelf
from bot.store.store import Begun

ENTRIES = 20_000
"""At about 1 kB each 20 MB. Messages are signed, so only WeChat fills this."""
REQUESTS = 50_000
"""At about 200 bytes each 10 MB: forty a second, for the twenty minutes that each counts."""

SHARED_BYTES = 32 * 1024 * 1024
"""Some ten thousand answers with their talks: the last minute at 200 messages a second. WeChat asks for 15 s."""


class MemoryStore:
    """Keeps the contract of bot.store.store.Store, and never raises. Safe for threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, entries: int = ENTRIES, requests: int = REQUESTS) -> None:
        """`clock` gives seconds and never goes back."""
        self._clock = clock
        self._lock: threading.Lock | SharedLock = threading.Lock()
        self._held: Shelf | SharedShelf = Shelf(clock, entries)
        self._requests: Shelf | SharedShelf = Shelf(clock, requests)

    @classmethod
    def shared(cls) -> "MemoryStore":
        """One for this process and all that it forks: workers answer alike, whichever of them a retry comes to."""
        store, clock = cls(), time.monotonic
        store._lock, store._held = SharedLock(), SharedShelf(clock, SHARED_BYTES, ENTRIES * 4)
        store._requests = SharedShelf(clock, SHARED_BYTES // 4, REQUESTS)
        return store

    def begin(self, delivery: str, visitor: str, signed: str = "") -> Begun:
        keys = Keys.of("", visitor, delivery, signed)
        with self._lock:
            replayed, answer, pace = self._replayed(keys), self._bytes(keys.answer), 0
            first = not replayed and answer is None and self._held.get(keys.claim) is None
            if first:
                self._held.put(keys.claim, True, CLAIM_MS / 1000)
                self._held.put(keys.begun, self._begun(keys) | {keys.delivery: self._clock() + BEGUN_SECONDS}, BEGUN_SECONDS)
                pace = self._counted(keys.pace)
            language = cast(str, self._held.get(keys.language) or "")
            return Begun(first, answer, self._bytes(keys.talk), language, self._bytes(keys.late), pace, replayed)

    def wait(self, delivery: str, visitor: str) -> bytes | None:
        with self._lock:
            return self._bytes(Keys.of("", visitor, delivery).answer)

    def language(self, visitor: str) -> str:
        with self._lock:
            return cast(str, self._held.get(Keys.of("", visitor).language) or "")

    def finish(self, delivery: str, visitor: str, answer: bytes, talk: bytes | None = None, language: str | None = None) -> bytes:
        keys = Keys.of("", visitor, delivery)
        with self._lock:
            self._held.drop(keys.claim)
            if (stored := self._bytes(keys.answer)) is not None:
                return stored
            self._held.put(keys.answer, answer, ANSWER_SECONDS)
            if keys.delivery in self._begun(keys):
                self._put(keys.talk, talk, TALK_SECONDS)
                self._put(keys.language, language, LANGUAGE_SECONDS)
            return answer

    def keep(self, delivery: str, visitor: str, late: bytes) -> None:
        keys = Keys.of("", visitor, delivery)
        with self._lock:
            if keys.delivery in self._begun(keys):
                self._held.put(keys.late, late, LATE_SECONDS)

    def release(self, delivery: str, visitor: str) -> None:
        keys = Keys.of("", visitor, delivery)
        with self._lock:
            self._held.drop(keys.claim)
            begun = self._begun(keys)
            if begun.pop(keys.delivery, None) is None:
                return
            self._held.put(keys.begun, begun, BEGUN_SECONDS)
            if (count := cast(int, self._held.get(keys.pace) or 0)) and (left := self._held.left(keys.pace)) > 0:
                self._held.put(keys.pace, count - 1, left)

    def erase(self, visitor: str) -> None:
        own = Keys.of("", visitor)
        with self._lock:
            deliveries = [Keys(own.visitor, member) for member in self._begun(own)]
            doomed = [key for keys in deliveries for key in (keys.answer, keys.claim)]
            for key in (own.begun, own.talk, own.language, own.late, own.pace, *doomed):
                self._held.drop(key)

    def part(self, visitor: str) -> str:
        return ""

    def ping(self) -> bool:
        return True

    def _bytes(self, key: str) -> bytes | None:
        return cast(bytes | None, self._held.get(key))

    def _begun(self, keys: Keys) -> dict[str, float]:
        """The deliveries that began of late, and until when they count."""
        held = cast(dict[str, float], self._held.get(keys.begun) or {})
        return {delivery: ends for delivery, ends in held.items() if self._clock() < ends}

    def _counted(self, key: str) -> int:
        """One more, within the time of the first."""
        number = cast(int, self._held.get(key) or 0) + 1
        self._held.put(key, number, self._held.left(key) or PACE_SECONDS)
        return number

    def _replayed(self, keys: Keys) -> bool:
        if not keys.signed:
            return False
        held = self._requests.get(keys.request)
        if held is None:
            self._requests.put(keys.request, keys.brought, REQUEST_SECONDS)
            return False
        return held != keys.brought or self._requests.left(keys.request) < REQUEST_SECONDS - ANSWER_SECONDS

    def _put(self, key: str, value: object, seconds: float) -> None:
        """None leaves the key as it is, an empty value deletes it."""
        if value:
            self._held.put(key, value, seconds)
        elif value is not None:
            self._held.drop(key)
