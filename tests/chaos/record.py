"""What was sent and what came back. Times are seconds since the run began."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.simulator.compose import What
from bot.simulator.reading import Reading
from bot.wechat.credentials import Credentials


class Why(StrEnum):
    """Why a message was delivered."""

    FIRST = "first"
    RETRY = "retry"
    TWIN = "at the same time"
    AGAIN = "again after its answer"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a good answer to a message is."""

    type: str = ""
    """text, news or none; empty: anything that WeChat accepts."""
    holds: tuple[str, ...] = ()
    """At least one of these, where any are given."""
    turns: bool = False
    """It asks for the next page."""
    status: int = 200
    """403 for what the bot has to refuse."""


@dataclass(frozen=True, slots=True)
class Try:
    """One delivery."""

    why: Why
    number: int
    """1 to 3: which of WeChat's three tries."""
    began: float
    seconds: float
    status: int
    """0 where no answer came."""
    body: bytes
    credentials: Credentials
    problem: str = ""
    kept: bool = False
    """On a connection that was kept, where there was one."""

    @property
    def answered(self) -> bool:
        return self.status > 0


@dataclass(slots=True)
class Sent:
    """A message with all its deliveries."""

    number: int
    visitor: str
    what: What
    expected: Expected
    xml: str
    began: float
    shift: int = 0
    """Seconds by which its timestamps are ahead of the bot's clock."""
    before: float = 0.0
    """When the visitor's message before was sent."""
    after: int = 0
    """The last step that the visitor had been shown before."""
    tries: list[Try] = field(default_factory=list)
    readings: dict[bytes, Reading] = field(default_factory=dict)
    """Each different body, as WeChat reads it."""

    @property
    def reading(self) -> Reading | None:
        """The first answer: what the visitor sees."""
        answered = sorted((one for one in self.tries if one.answered), key=lambda one: one.began + one.seconds)
        return self.readings[answered[0].body] if answered else None
