"""WeChat's side: a message is delivered, and again where no answer came; after three tries it is given up. Some are delivered twice."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from bot.simulator.envelope import SAFE, Delivery, seal
from bot.simulator.reading import read
from bot.wechat.credentials import Credentials
from tests.chaos.account import ACCOUNT
from tests.chaos.carriage import Carriage
from tests.chaos.record import Sent, Try, Why

TRIES = 3
TWINS, AGAIN = 0.02, 0.02
"""Shares of messages that are delivered twice at the same time, and once more after they were answered."""
SAME_BYTES = 0.5
"""Share of messages whose retries are the same bytes; the others are signed and encrypted anew."""
NEW_CONNECTIONS = 0.5


@dataclass(slots=True)
class Post:
    carriage: Carriage
    random: Random
    since: Callable[[], float]
    """Seconds since the run began."""
    credentials: Callable[[], Credentials]
    """What the next delivery is signed with."""

    async def deliver(self, sent: Sent) -> None:
        """All deliveries of a message; returns when the visitor's own has come to its end and any others have, too."""
        chance = self.random.random()
        twins = [self._tries(sent, Why.TWIN)] if chance < TWINS else []
        await asyncio.gather(self._tries(sent, Why.FIRST), *twins)
        if TWINS <= chance < TWINS + AGAIN:
            await asyncio.sleep(self.random.uniform(0, 8))
            await self._tries(sent, Why.AGAIN)

    async def _tries(self, sent: Sent, why: Why) -> None:
        delivery, credentials = self._sealed(sent)
        same = self.random.random() < SAME_BYTES
        for number in range(1, TRIES + 1):
            if number > 1 and not same:
                delivery, credentials = self._sealed(sent)
            if await self._try(sent, delivery, credentials, why if number == 1 else Why.RETRY, number):
                return
            await asyncio.sleep(self.random.uniform(0, 1))

    async def _try(self, sent: Sent, delivery: Delivery, credentials: Credentials, why: Why, number: int) -> bool:
        """Whether an answer came."""
        began, status, body, problem = self.since(), 0, b"", ""
        keep = number == 1 and self.random.random() >= NEW_CONNECTIONS
        try:
            status, body = await self.carriage.post(delivery.query, delivery.body, keep=keep)
        except OSError as error:
            problem = type(error).__name__
        sent.tries.append(Try(why, number, began, self.since() - began, status, body, credentials, problem, keep))
        if status and body not in sent.readings:
            sent.readings[body] = read(status, body, delivery, credentials)
        return status > 0

    def _sealed(self, sent: Sent) -> tuple[Delivery, Credentials]:
        credentials, now = self.credentials(), int(time.time()) + sent.shift
        nonce = str(self.random.randrange(10**9, 10**10))
        made = seal(sent.xml, credentials, visitor=sent.visitor, account=ACCOUNT, mode=SAFE, now=now, nonce=nonce)
        return made, credentials
