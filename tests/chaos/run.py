"""The run: messages at a steady rate, whatever comes back, and faults meanwhile."""

import asyncio
import json
import string
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.simulator.compose import compose
from bot.wechat.credentials import Credentials
from tests.chaos import account
from tests.chaos.carriage import Carriage
from tests.chaos.faults import ALWAYS, Happened, cause, schedule
from tests.chaos.machine import Machine
from tests.chaos.post import Post
from tests.chaos.record import Expected, Sent
from tests.chaos.visitors import Said, Visitor

PAUSE = 6
"""Seconds between two messages of one visitor, on average."""
SKEWED, STRANGE = 0.02, 0.005
"""Shares of messages from a clock that is off within what the bot allows, and beyond it."""
OFF, FAR_OFF = (-400, -60, 60, 400), (-4000, 4000)
"""Seconds."""
REFUSED: Said = {"kind": "text", "text": "hello"}, Expected(status=403)
LETTERS = string.ascii_letters + string.digits + "-_"
KILLED = "was sent SIGKILL"
"""What the master says of a worker that the run killed."""
CHANGE_SECONDS = 8.0
"""How long WeChat takes to go over from the old credentials to the new ones."""


@dataclass(frozen=True, slots=True)
class Plan:
    seconds: float = 180
    rate: float = 200
    processes: int = 4
    seed: int = 1
    faults: Sequence[str] = ALWAYS
    rotates: bool = False
    """Token and key are changed in the middle of the run, by a second bot that takes over."""


@dataclass(slots=True)
class Outcome:
    plan: Plan
    messages: list[Sent] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)
    lag: float = 0.0
    """By how many seconds this client itself was late at worst."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """What the bot's own log says it did."""
    errors: list[str] = field(default_factory=list)
    """Errors in the bot's log, as it wrote them."""


class Run:
    def __init__(self, plan: Plan, machine: Machine) -> None:
        self.plan, self.machine, self.random = plan, machine, Random(plan.seed)
        self.outcome = Outcome(plan)
        self.visitors: deque[Visitor] = deque()
        self.first = self.random.randrange(2**61, 2**62)
        """The first MsgId."""
        self.changing = float("inf")
        """When WeChat began to change its credentials."""
        self.began = time.monotonic()
        self.carriage = Carriage(machine.server.port)
        self.post = Post(self.carriage, self.random, self.since, self.credentials)

    def since(self) -> float:
        return time.monotonic() - self.began

    def credentials(self) -> Credentials:
        share = (self.since() - self.changing) / CHANGE_SECONDS
        return account.NEW if self.random.random() < share else account.OLD

    async def run(self) -> Outcome:
        for _ in range(int(self.plan.rate * PAUSE)):
            self.visitors.append(self._visitor(followed=self.random.random() < 0.8))
        self.began = time.monotonic()
        faults = [asyncio.create_task(act()) for act in (self._fail, *([self._rotate] if self.plan.rotates else ()))]
        messages = []
        for number in range(int(self.plan.rate * self.plan.seconds)):
            await self._until(number / self.plan.rate)
            messages.append(asyncio.create_task(self._message(number)))
        await asyncio.gather(*messages, *faults)
        self.carriage.close()
        return self.outcome

    async def _until(self, second: float) -> None:
        wait = second - self.since()
        self.outcome.lag = max(self.outcome.lag, -wait)
        await asyncio.sleep(max(0.0, wait))

    async def _fail(self) -> None:
        """One fault after the other."""
        for fault in schedule(self.plan.faults, self.plan.seconds, self.random):
            await asyncio.sleep(max(0.0, fault.at - self.since()))
            self.outcome.happened.append(await cause(fault, self.machine, self.since))

    async def _rotate(self) -> None:
        """A second bot with the new credentials takes over from the first; then WeChat goes over to them, too."""
        await asyncio.sleep(self.plan.seconds * 0.4)
        began, former = self.since(), self.machine.server
        server = await asyncio.to_thread(self.machine.start, account.settings(account.NEW, account.OLD))
        self.carriage.port, self.changing = server.port, self.since()
        await asyncio.to_thread(former.stop)
        await asyncio.sleep(CHANGE_SECONDS)
        self.outcome.happened.append(Happened("rotate", began, self.since()))

    async def _message(self, number: int) -> None:
        visitor = self.visitors.popleft() if self.visitors else self._visitor()
        sent = self._sent(visitor, number)
        self.outcome.messages.append(sent)
        await self.post.deliver(sent)
        if sent.expected.status == 200:
            visitor.sees(sent.reading)
        self.visitors.append(self._visitor() if visitor.left else visitor)

    def _sent(self, visitor: Visitor, number: int) -> Sent:
        after, chance = visitor.step, self.random.random()
        what, expected = visitor.says(self.random) if chance >= STRANGE else REFUSED
        shift = 0 if chance >= STRANGE + SKEWED else self.random.choice(OFF if chance >= STRANGE else FAR_OFF)
        created = int(time.time()) + shift
        xml = compose(what, visitor=visitor.name, account=account.ACCOUNT, now=created, number=self.first + number)
        before, visitor.spoke = visitor.spoke, self.since()
        return Sent(number, visitor.name, what, expected, xml, visitor.spoke, shift, before, after)

    def _visitor(self, followed: bool = False) -> Visitor:
        return Visitor("o" + "".join(self.random.choices(LETTERS, k=27)), followed)


def run(plan: Plan, where: Path) -> Outcome:
    """`where` is a folder of its own, for everything that is written."""
    with Machine(where, plan.processes) as machine:
        outcome = asyncio.run(Run(plan, machine).run())
        ended = [server.stop() for server in machine.servers if server.process.poll() is None]
        outcome.errors += [f"the bot ended with {code}" for code in ended if code]
        for server in machine.servers:
            _read(server.log, outcome)
    return outcome


def _read(log: Path, outcome: Outcome) -> None:
    """What the bot says of itself. Lines that a death cut off are left out."""
    for line in log.read_text(errors="replace").splitlines():
        try:
            said = json.loads(line)
        except ValueError:
            continue
        outcome.outcomes.update([said["outcome"]] if "outcome" in said else [])
        if said["level"] == "ERROR" and KILLED not in said["event"]:
            outcome.errors.append(line)
