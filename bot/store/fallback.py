"""A store that always answers: Redis while it works, this process's memory while it doesn't.

After a failure memory serves at once. A second later one request, and only one at a time, tries Redis again, so that a server that hangs
does not hold up more than one visitor a second. Each node of a cluster is left and tried on its own.
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


class Part:
    """What fails alone: one server, or one node of a cluster."""

    def __init__(self) -> None:
        self.away = False
        self.trying = threading.Lock()
        self.try_at = 0.0
        self.outage = 0
        """Counts them."""


class FallbackStore:
    """Keeps the contract of bot.store.store.Store, and never raises StoreError. Safe for threads."""

    def __init__(
        self,
        primary: Store,
        spare: Store,
        revive: Callable[[], object] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
        left: Callable[[], object] = lambda: None,
    ) -> None:
        """`revive` is called before the primary is tried again; it may start a server, must be quick, and may raise any BotError. `left` is
        called when the primary goes away.
        """
        self._primary = primary
        self._spare = spare
        self._revive = revive
        self._clock = clock
        self._left = left
        self._lock = threading.Lock()
        self._parts: dict[str, Part] = {}
        self._debts: dict[str, None] = {}

    # The spare also holds what was begun and answered on Redis, and the talk: should Redis go away before `finish`, a retry or the next
    # message, the spare knows. What was answered while Redis was away is there only: its talk is marked, and goes before Redis's.

    def begin(self, delivery: str, visitor: str, signed: str = "") -> Begun:
        spare = self._spare.begin(delivery, visitor, signed)
        begun = self._ask(self.part(visitor), lambda store: _newest(store.begin(delivery, visitor, signed), spare), lambda: _bare(spare))
        begun = replace(begun, late=begun.late or spare.late, replayed=begun.replayed or spare.replayed)
        return begun if spare.answer is None else replace(begun, first=False, answer=spare.answer)

    def wait(self, delivery: str, visitor: str) -> bytes | None:
        answer = self._spare.wait(delivery, visitor)
        return self._ask(self.part(visitor), lambda store: store.wait(delivery, visitor), lambda: None) if answer is None else answer

    def language(self, visitor: str) -> str:
        spare = self._spare.language(visitor)
        return (
            spare[1:] if spare.startswith(OWED) else self._ask(self.part(visitor), lambda store: store.language(visitor), lambda: spare[1:])
        )

    def finish(self, delivery: str, visitor: str, answer: bytes, talk: bytes | None = None, language: str | None = None) -> bytes:
        first = self._spare.wait(delivery, visitor)
        if first is not None:
            return first
        if language is None and (spare := self._spare.language(visitor)).startswith(OWED):
            language = spare[1:]
        first = self._ask(self.part(visitor), lambda store: store.finish(delivery, visitor, answer, talk, language), lambda: None)
        if first is not None and first != answer:
            return self._spare.finish(delivery, visitor, first, talk=b"", language="")  # Redis has the newer talk
        mark = OWED if first is None else COPY
        return self._spare.finish(delivery, visitor, answer, talk and mark.encode() + talk, language and mark + language)

    def keep(self, delivery: str, visitor: str, late: bytes) -> None:
        self._ask(self.part(visitor), lambda store: store.keep(delivery, visitor, late), lambda: self._spare.keep(delivery, visitor, late))

    def release(self, delivery: str, visitor: str) -> None:
        self._spare.release(delivery, visitor)
        self._ask(self.part(visitor), lambda store: store.release(delivery, visitor), lambda: None)

    def erase(self, visitor: str) -> None:
        """From both. If Redis is away, as soon as it is back, unless this process ends before."""
        self._spare.erase(visitor)
        self._ask(self.part(visitor), lambda store: store.erase(visitor), lambda: self._owe(visitor))

    def ping(self) -> bool:
        """Whether the primary can be written to: the spare always can."""
        return self._ask("", lambda store: store.ping() or _fail(), lambda: False)

    def part(self, visitor: str) -> str:
        return self._primary.part(visitor)

    def _ask(self, name: str, operation: Callable[[Store], T], otherwise: Callable[[], T]) -> T:
        part = self._parts.get(name) or self._parts.setdefault(name, Part())
        outage = part.outage
        if not part.away:
            return self._attempt(name, part, operation, otherwise, outage)
        if self._clock() < part.try_at or not part.trying.acquire(blocking=False):
            return otherwise()
        try:
            return self._attempt(name, part, operation, otherwise, outage, again=True)
        finally:
            part.trying.release()

    def _attempt(
        self, name: str, part: Part, operation: Callable[[Store], T], otherwise: Callable[[], T], outage: int, again: bool = False
    ) -> T:
        try:
            if again:
                self._revive()
            self._settle(name)
            result = operation(self._primary)
        except BotError as error:
            self._leave(part, error, outage)
            return otherwise()
        if again:
            self._come_back(part)
        return result

    def _leave(self, part: Part, error: BotError, outage: int) -> None:
        """`outage` counts the outages before the request set out. If there was one since, that is the one it ran into."""
        with self._lock:
            if outage != part.outage:
                return
            news = not part.away
            part.away = True
            part.outage += news
            part.try_at = self._clock() + AWAY_SECONDS
        if news:
            self._left()
            log.warning("Redis is away, memory takes over: %s", error)

    def _come_back(self, part: Part) -> None:
        with self._lock:
            news, part.away = part.away, False
        if news:
            log.warning("Redis is back")

    def _owe(self, visitor: str) -> None:
        with self._lock:
            self._debts[visitor] = None
            if len(self._debts) > DEBTS:
                del self._debts[next(iter(self._debts))]

    def _settle(self, name: str) -> None:
        for visitor in [visitor for visitor in list(self._debts) if self.part(visitor) == name]:
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
