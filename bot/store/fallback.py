"""A store that always answers: Redis while it works, this process's memory while it doesn't.

After a failure memory serves at once. A second later one request, and only one at a time, tries Redis again, so that a server that hangs
does not hold up more than one visitor a second.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.errors import BotError, StoreError
from bot.store.store import Begun, Store

AWAY_SECONDS = 1.0
"""How long Redis is left alone after it failed."""
DEBTS = 10_000
"""How many visitors that left while Redis was away are remembered."""
OWED, COPY = "+", "="
"""Before a talk or a language in the spare: whether Redis missed it, or has it too."""

log = logging.getLogger(__name__)
T = TypeVar("T")


class FallbackStore:
    """Keeps the contract of bot.store.store.Store, and never raises StoreError. Safe for threads."""

    def __init__(
        self,
        primary: Store,
        spare: Store,
        revive: Callable[[], object] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`revive` is called before the primary is tried again; it may start a server, must be quick, and may raise any BotError."""
        self._primary = primary
        self._spare = spare
        self._revive = revive
        self._clock = clock
        self._lock = threading.Lock()
        self._away = False
        self._trying = threading.Lock()
        self._try_at = 0.0
        self._outage = 0
        self._debts: dict[str, None] = {}

    # The spare also holds what was begun and answered on Redis, and the talk: should Redis go away before `finish`, a retry or the next
    # message, the spare knows. What was answered while Redis was away is there only: its talk is marked, and goes before Redis's.

    def begin(self, delivery: str, visitor: str, signed: str = "") -> Begun:
        spare = self._spare.begin(delivery, visitor, signed)
        begun = self._ask(lambda store: _newest(store.begin(delivery, visitor, signed), spare), lambda: _bare(spare))
        begun = replace(begun, late=begun.late or spare.late, replayed=begun.replayed or spare.replayed)
        return begun if spare.answer is None else replace(begun, first=False, answer=spare.answer)

    def wait(self, delivery: str, visitor: str) -> bytes | None:
        answer = self._spare.wait(delivery, visitor)
        return self._ask(lambda store: store.wait(delivery, visitor), lambda: None) if answer is None else answer

    def language(self, visitor: str) -> str:
        spare = self._spare.language(visitor)
        return spare[1:] if spare.startswith(OWED) else self._ask(lambda store: store.language(visitor), lambda: spare[1:])

    def finish(self, delivery: str, visitor: str, answer: bytes, talk: bytes | None = None, language: str | None = None) -> bytes:
        first = self._spare.wait(delivery, visitor)
        if first is not None:
            return first
        if language is None and (spare := self._spare.language(visitor)).startswith(OWED):
            language = spare[1:]
        first = self._ask(lambda store: store.finish(delivery, visitor, answer, talk, language), lambda: None)
        if first is not None and first != answer:
            return self._spare.finish(delivery, visitor, first, talk=b"", language="")  # Redis has the newer talk
        mark = OWED if first is None else COPY
        return self._spare.finish(delivery, visitor, answer, talk and mark.encode() + talk, language and mark + language)

    def keep(self, delivery: str, visitor: str, late: bytes) -> None:
        self._ask(lambda store: store.keep(delivery, visitor, late), lambda: self._spare.keep(delivery, visitor, late))

    def release(self, delivery: str, visitor: str) -> None:
        self._spare.release(delivery, visitor)
        self._ask(lambda store: store.release(delivery, visitor), lambda: None)

    def erase(self, visitor: str) -> None:
        """From both. If Redis is away, as soon as it is back, unless this process ends before."""
        self._spare.erase(visitor)
        self._ask(lambda store: store.erase(visitor), lambda: self._owe(visitor))

    def ping(self) -> bool:
        """Whether the primary can be written to: the spare always can."""
        return self._ask(lambda store: store.ping() or _fail(), lambda: False)

    def _ask(self, operation: Callable[[Store], T], otherwise: Callable[[], T]) -> T:
        outage = self._outage
        if not self._away:
            return self._attempt(operation, otherwise, outage)
        if self._clock() < self._try_at or not self._trying.acquire(blocking=False):
            return otherwise()
        try:
            return self._attempt(operation, otherwise, outage, again=True)
        finally:
            self._trying.release()

    def _attempt(self, operation: Callable[[Store], T], otherwise: Callable[[], T], outage: int, again: bool = False) -> T:
        try:
            if again:
                self._revive()
            self._settle()
            result = operation(self._primary)
        except BotError as error:
            self._leave(error, outage)
            return otherwise()
        if again:
            self._come_back()
        return result

    def _leave(self, error: BotError, outage: int) -> None:
        """`outage` counts the outages before the request set out. If there was one since, that is the one it ran into."""
        with self._lock:
            if outage != self._outage:
                return
            news = not self._away
            self._away = True
            self._outage += news
            self._try_at = self._clock() + AWAY_SECONDS
        if news:
            log.warning("Redis is away, memory takes over: %s", error)

    def _come_back(self) -> None:
        with self._lock:
            news, self._away = self._away, False
        if news:
            log.warning("Redis is back")

    def _owe(self, visitor: str) -> None:
        with self._lock:
            self._debts[visitor] = None
            if len(self._debts) > DEBTS:
                del self._debts[next(iter(self._debts))]

    def _settle(self) -> None:
        for visitor in list(self._debts):
            self._primary.erase(visitor)
            self._debts.pop(visitor, None)


def _newest(begun: Begun, spare: Begun) -> Begun:
    """What Redis says, but for a talk or a language that it missed."""
    talk = spare.talk[1:] if spare.talk and spare.talk.startswith(OWED.encode()) else begun.talk
    return replace(begun, talk=talk, language=spare.language[1:] if spare.language.startswith(OWED) else begun.language)


def _bare(spare: Begun) -> Begun:
    """Without the marks."""
    return replace(spare, talk=spare.talk and spare.talk[1:], language=spare.language[1:])


def _fail() -> bool:
    raise StoreError("Redis takes no writes")
