"""Every kind of message of bot/wechat/messages.py, and what it leads to."""

from typing import Any

import pytest

from bot.conversation.outcome import Outcome
from bot.conversation.talk import Talk
from bot.wechat import messages
from bot.wechat.messages import (
    Click,
    Event,
    Link,
    Location,
    Media,
    Message,
    Scan,
    Subscribe,
    Text,
    Unsubscribe,
    Unsupported,
    Voice,
)
from tests.conversation.chat import Chat

KINDS: list[tuple[type[Message], dict[str, Any], Outcome, str | None, str]] = [
    (Text, {"content": "护照丢了怎么办"}, Outcome.URGENT, "passport-lost", "12308"),
    (Voice, {"recognition": "护照丢了怎么办。"}, Outcome.URGENT, "passport-lost", "12308"),
    (Voice, {}, Outcome.HINTED, None, "没听清"),
    (Media, {"kind": "image"}, Outcome.HINTED, None, "请不要发送护照"),
    (Media, {"kind": "video"}, Outcome.HINTED, None, "请不要发送护照"),
    (Media, {"kind": "file"}, Outcome.HINTED, None, "请不要发送护照"),
    (Location, {"latitude": 53.8, "longitude": -1.55}, Outcome.ANSWERED, "consulate-manchester", "利兹"),
    (Link, {"title": "护照丢了怎么办", "url": "https://example.org"}, Outcome.URGENT, "passport-lost", "12308"),
    (Link, {"title": "", "url": "https://example.org"}, Outcome.HINTED, None, "请用文字输入"),
    (Subscribe, {}, Outcome.SOCIAL, None, "欢迎关注"),
    (Subscribe, {"scene": "uk-visa-free"}, Outcome.ANSWERED, "uk-visa-free", "2026年2月17日"),
    (Subscribe, {"scene": "no-such-thing"}, Outcome.SOCIAL, None, "欢迎关注"),
    (Scan, {"scene": "passport-lost"}, Outcome.URGENT, "passport-lost", "12308"),
    (Scan, {"scene": "consulate-edinburgh"}, Outcome.ANSWERED, "consulate-edinburgh", "Corstorphine"),
    (Scan, {"scene": "visa"}, Outcome.LISTED, None, "签证"),
    (Scan, {"scene": "no-such-thing"}, Outcome.SOCIAL, None, "回复数字"),
    (Click, {"key": "visa"}, Outcome.LISTED, None, "签证"),
    (Click, {"key": "scam-call"}, Outcome.URGENT, "scam-call", "12308"),
    (Click, {"key": "no-such-thing"}, Outcome.SOCIAL, None, "回复数字"),
    (Unsubscribe, {}, Outcome.ERASED, None, ""),
    (Event, {"name": "location"}, Outcome.SILENT, None, ""),
    (Event, {"name": "an_event_from_the_future"}, Outcome.SILENT, None, ""),
    (Unsupported, {"kind": "hologram"}, Outcome.HINTED, None, "请用文字输入"),
]


@pytest.mark.parametrize(
    ("kind", "fields", "outcome", "entry", "fragment"), KINDS, ids=[f"{kind.__name__} {fields}" for kind, fields, *_ in KINDS]
)
def test_each_kind_leads_somewhere(
    chat: Chat, kind: type[Message], fields: dict[str, Any], outcome: Outcome, entry: str | None, fragment: str
) -> None:
    turn = chat.send(kind, **fields)
    assert (turn.outcome, turn.entry) == (outcome, entry)
    assert fragment in chat.text if fragment else chat.text == ""


def test_no_kind_is_left_out() -> None:
    kinds = {kind for kind in vars(messages).values() if isinstance(kind, type) and issubclass(kind, Message)}
    assert kinds - {Message} == {kind for kind, *_ in KINDS}


def test_who_leaves_is_forgotten(chat: Chat) -> None:
    chat.say("English")
    assert chat.send(Unsubscribe).talk == Talk()


@pytest.mark.parametrize(
    ("before", "fragment"), [("hello", "Please describe your question in words"), ("你好", "请用文字描述"), ("護照", "請用文字描述")]
)
def test_a_picture_is_answered_in_the_language_of_the_talk(chat: Chat, before: str, fragment: str) -> None:
    chat.say(before)
    chat.send(Media, kind="image")
    assert fragment in chat.text


def test_an_event_leaves_the_talk_as_it_is(chat: Chat) -> None:
    chat.say("visas")
    before = chat.talk
    assert chat.send(Event, name="location").talk == before


def test_nothing_but_an_emoji_is_asked_for_words_in_the_accounts_language(chat: Chat) -> None:
    turn = chat.say("😀")
    assert (turn.outcome, turn.entry) == (Outcome.HINTED, None)
    assert turn.answer and turn.answer.language == "zh"
