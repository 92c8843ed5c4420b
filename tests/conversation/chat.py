"""A visitor with a phone: says things one after the other, and reads what comes back."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.conversation.answer import Turn
from bot.conversation.respond import respond
from bot.conversation.talk import Talk
from bot.knowledge.knowledge import Knowledge
from bot.render import render
from bot.search.index import Index
from bot.simulator.phone import Segment, segments
from bot.wechat.messages import Message, Text
from bot.wechat.replies import NewsReply, TextReply

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 12, tzinfo=UTC)


def message(kind: type[Message], /, **fields: Any) -> Message:
    return kind(visitor="oVisitor", account="gh_account", created=0, delivery="1", **fields)


def read(turn: Turn) -> str:
    """The reply as WeChat gets it."""
    match render(turn.answer):
        case TextReply(content=content):
            return content
        case NewsReply(title=title, description=description, url=url):
            return f"{title}\n{description}\n{url}"
        case _:
            return ""


@dataclass
class Chat:
    knowledge: Knowledge
    index: Index
    now: datetime = NOW
    talk: Talk = field(default_factory=Talk)
    text: str = ""
    """The last reply."""

    def send(self, kind: type[Message], /, **fields: Any) -> Turn:
        turn = respond(message(kind, **fields), self.talk, self.knowledge, self.index, self.now)
        self.talk, self.text = turn.talk, read(turn)
        return turn

    def say(self, text: str, menu_id: str = "") -> Turn:
        return self.send(Text, content=text, menu_id=menu_id)

    def choices(self) -> list[Segment]:
        """What can be tapped on the last page."""
        return [segment for segment in segments(self.text) if "choice" in segment]

    def tap(self, number: int, *, with_id: bool = True) -> Turn:
        choice = self.choices()[number - 1]
        return self.say(choice["choice"], choice["id"] if with_id else "")
