"""What can be answered within the same request: WeChat's passive replies, as far as the bot uses them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextReply:
    """A text; `<a href>` links are live in it. At most `limits.TEXT_BYTES` bytes of UTF-8, never empty."""

    content: str


@dataclass(frozen=True, slots=True)
class NewsReply:
    """One card (WeChat shows only one in answer to a message). The url opens when the card is tapped."""

    title: str
    description: str
    url: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class NoReply:
    """`success`: WeChat is content and the visitor sees nothing."""


Reply = TextReply | NewsReply | NoReply
