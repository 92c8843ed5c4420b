import pytest

from bot.simulator.compose import EVENTS, MESSAGES, compose
from bot.wechat import messages
from bot.wechat.parse import parse

COMMON = {"visitor": "oVisitor", "account": "gh_bot"}

SAMPLES: list[tuple[dict[str, object], type[messages.Message], dict[str, object]]] = [
    ({"kind": "text", "text": "签证"}, messages.Text, {"content": "签证", "menu_id": ""}),
    ({"kind": "text", "text": "签证", "id": "visa"}, messages.Text, {"content": "签证", "menu_id": "visa"}),
    ({"kind": "voice", "text": "签证"}, messages.Voice, {"recognition": "签证"}),
    ({"kind": "voice"}, messages.Voice, {"recognition": ""}),
    ({"kind": "image"}, messages.Media, {"kind": "image"}),
    ({"kind": "video"}, messages.Media, {"kind": "video"}),
    ({"kind": "shortvideo"}, messages.Media, {"kind": "shortvideo"}),
    ({"kind": "file", "title": "a.pdf"}, messages.Media, {"kind": "file"}),
    (
        {"kind": "location", "latitude": 53.8, "longitude": -1.55, "label": "Leeds"},
        messages.Location,
        {"latitude": 53.8, "longitude": -1.55, "label": "Leeds"},
    ),
    ({"kind": "link", "title": "News", "url": "https://example.org/"}, messages.Link, {"title": "News", "url": "https://example.org/"}),
    ({"kind": "subscribe"}, messages.Subscribe, {"scene": ""}),
    ({"kind": "subscribe", "scene": "visa"}, messages.Subscribe, {"scene": "visa"}),
    ({"kind": "unsubscribe"}, messages.Unsubscribe, {}),
    ({"kind": "scan", "scene": "visa"}, messages.Scan, {"scene": "visa"}),
    ({"kind": "click", "key": "visa"}, messages.Click, {"key": "visa"}),
    ({"kind": "view", "url": "https://example.org/"}, messages.Event, {"name": "view", "key": "https://example.org/"}),
    ({"kind": "position", "latitude": 1, "longitude": 2}, messages.Event, {"name": "location"}),
    ({"kind": "event", "name": "kf_create_session"}, messages.Event, {"name": "kf_create_session", "key": ""}),
]

WRONG = [
    {},
    {"kind": "hologram"},
    {"kind": ["text"]},
    {"kind": "text"},
    {"kind": "text", "text": 1},
    {"kind": "location", "latitude": "north", "longitude": 0},
    {"kind": "location", "latitude": 91, "longitude": 0},
    {"kind": "location", "latitude": float("nan"), "longitude": 0},
    {"kind": "location", "latitude": True, "longitude": 0},
]


def made(what: dict[str, object]) -> messages.Message:
    return parse(compose(what, **COMMON, now=1_800_000_000, number=42).encode())


@pytest.mark.parametrize(("what", "kind", "fields"), SAMPLES)
def test_the_bot_reads_what_a_phone_sends(what: dict[str, object], kind: type[messages.Message], fields: dict[str, object]) -> None:
    message = made(what)
    assert type(message) is kind
    assert (message.visitor, message.account, message.created) == ("oVisitor", "gh_bot", 1_800_000_000)
    assert {name: getattr(message, name) for name in fields} == fields


def test_every_kind_has_a_sample() -> None:
    assert {what["kind"] for what, _, _ in SAMPLES} == {*MESSAGES, *EVENTS}


def test_only_messages_have_an_id() -> None:
    assert made({"kind": "text", "text": "a"}).delivery == "42"
    assert made({"kind": "click", "key": "a"}).delivery != "42"


@pytest.mark.parametrize("text", ["]]>", "<xml/>", "a]]><FromUserName>oOther</FromUserName>", "&amp;", "a\nb", "😀"])
def test_a_text_arrives_as_typed(text: str) -> None:
    message = made({"kind": "text", "text": text})
    assert isinstance(message, messages.Text)
    assert (message.content, message.visitor) == (text, "oVisitor")


def test_what_xml_cannot_hold_is_left_out() -> None:
    message = made({"kind": "text", "text": "a\x00\ud800\ufffeb"})
    assert isinstance(message, messages.Text)
    assert message.content == "ab"


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_message_is_refused(what: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"kind|text|number"):
        compose(what, **COMMON, now=1, number=1)
