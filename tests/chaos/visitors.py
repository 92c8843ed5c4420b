"""What visitors do: they follow, ask, turn pages, choose, tap, send places, and leave. A seed repeats it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from bot.simulator.compose import What
from bot.simulator.phone import choices
from bot.simulator.reading import Reading
from tests.chaos.folder import TOPICS
from tests.chaos.record import Expected

PAGE = re.compile(r"[(（]\d+/\d+[)）]")
"""How the phrasebooks show a page's number, where another page follows."""
STEP = re.compile(r"(?:Step |第)(\d+)(?:: |步：)")
"""What a long entry consists of, see folder.py."""
ENGLISH, MORE_IN_ENGLISH = "Step ", "more"

Said = tuple[What, Expected]


@dataclass(slots=True)
class Visitor:
    name: str
    """The OpenID."""
    followed: bool = False
    left: bool = False
    step: int = 0
    """The last step of a long entry that was shown; 0 where none was."""
    spoke: float = 0.0
    """When the last message was sent, in seconds since the run began."""
    more: str = ""
    """What to say for the next page, where there is one."""
    offered: int = 0
    """How many choices were shown last."""

    def says(self, random: Random) -> Said:
        """The next message, and what a good answer to it is."""
        if not self.followed:
            self.followed = True
            return {"kind": "subscribe"}, Expected("text")
        if self.more and random.random() < 0.6:
            return {"kind": "text", "text": self.more}, Expected("text", turns=True)
        if self.offered and random.random() < 0.4:
            return {"kind": "text", "text": str(random.randint(1, self.offered))}, Expected("text")
        [act] = random.choices(list(ACTS), list(ACTS.values()))
        return act(self, random)

    def sees(self, reading: Reading | None) -> None:
        """What came back, None where nothing did."""
        text = reading["text"] if reading and reading["type"] == "text" else ""
        if reading and reading["type"] == "none":
            return
        self.step = steps(text)[1]
        self.more = (MORE_IN_ENGLISH if ENGLISH in text else "更多") if self.step and PAGE.search(text) else ""
        self.offered = min(9, len(choices(text)))


def steps(text: str) -> tuple[int, int]:
    """The first and the last step on a page; zeros where it is no page of a long entry."""
    numbers = [int(number) for number in STEP.findall(text)]
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def _asks(_visitor: Visitor, random: Random) -> Said:
    chinese, english, question = TOPICS[random.choice(list(TOPICS))]
    return {"kind": "text", "text": random.choice((question, f"{chinese}怎么办"))}, Expected("text", (chinese, english))


def _taps(_visitor: Visitor, random: Random) -> Said:
    identifier = random.choice(list(TOPICS))
    kind, field = random.choice((("click", "key"), ("scan", "scene")))
    return {"kind": kind, field: identifier}, Expected("text", TOPICS[identifier][:2])


def _greets(_visitor: Visitor, random: Random) -> Said:
    return {"kind": "text", "text": random.choice(("hello", "你好", "help", "thanks"))}, Expected("text")


def _changes_language(_visitor: Visitor, random: Random) -> Said:
    return {"kind": "text", "text": random.choice(("English", "中文"))}, Expected("text")


def _mumbles(_visitor: Visitor, random: Random) -> Said:
    return {"kind": "text", "text": "".join(random.choices("abcdefghij ]]>&<签证护照😀", k=random.randint(1, 200)))}, Expected("text")


def _sends_a_place(_visitor: Visitor, random: Random) -> Said:
    return {"kind": "location", "latitude": 51.24, "longitude": -0.57, "label": "Guildford"}, Expected("text", ("使馆", "Embassy"))


def _sends_a_picture(_visitor: Visitor, random: Random) -> Said:
    return {"kind": random.choice(("image", "video", "voice"))}, Expected("text")


def _moves(_visitor: Visitor, random: Random) -> Said:
    return {"kind": "position", "latitude": 51.5, "longitude": round(random.uniform(-1, 1), 4)}, Expected("none")


def _leaves(visitor: Visitor, _random: Random) -> Said:
    visitor.left = True
    return {"kind": "unsubscribe"}, Expected("none")


ACTS: dict[Callable[[Visitor, Random], Said], float] = {
    _asks: 40,
    _taps: 15,
    _greets: 8,
    _changes_language: 5,
    _mumbles: 5,
    _sends_a_place: 6,
    _sends_a_picture: 4,
    _moves: 8,
    _leaves: 2,
}
"""With their weights."""
