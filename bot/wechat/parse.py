"""XML -> one of the dataclasses in `messages`, by two plain dicts. wechatpy reads the XML, and knows the spellings of a follow by QR code.

To add a kind: a dataclass in `messages`, a builder and a row here, a sample among the tests'.
"""

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import TypedDict
from xml.parsers.expat import ExpatError

from wechatpy.parser import parse_message

from bot.errors import MessageError
from bot.wechat import messages
from bot.wechat.markup import readable, value

ESCAPES = (KeyError, TypeError, AttributeError, ValueError, ExpatError)
"""What leaves wechatpy's parser for XML that is no message: no MsgType, an empty or repeated one, another root."""

NAME = re.compile(r"[a-z0-9_.:-]{1,64}")
"""Kinds and events go into logs: one that is no name stops here."""

TIME = re.compile(r"[0-9]{1,11}")
ID = re.compile(r"[0-9]{1,20}")
ANYTHING = re.compile(r".+", re.DOTALL)

CANNOT_SHOW = re.compile(r"[【\[]收到不支持的消息类型[，,] ?暂无法显示[】\]]")
"""The text that WeChat puts in place of what it can't pass on. Never a question of the visitor's."""

Fields = Mapping[str, object]


class Common(TypedDict):
    """The fields of `messages.Message`."""

    visitor: str
    account: str
    created: int
    delivery: str


Builder = Callable[[Fields, Common], messages.Message]


def parse(xml: bytes) -> messages.Message:
    """The message in a plain or decrypted body. Raises MessageError, which names fields and never shows what is in them."""
    fields = _fields(xml)
    kind = _name(fields, "MsgType")
    return KINDS.get(kind, _unsupported)(fields, _common(fields, kind))


def _text(fields: Fields, common: Common) -> messages.Message:
    content = value(fields, "Content")
    if CANNOT_SHOW.fullmatch(content):
        return messages.Unsupported(**common, kind="text")
    return messages.Text(**common, content=content, menu_id=value(fields, "bizmsgmenuid"))


def _voice(fields: Fields, common: Common) -> messages.Message:
    return messages.Voice(**common, recognition=value(fields, "Recognition"))


def _media(fields: Fields, common: Common) -> messages.Message:
    return messages.Media(**common, kind=_name(fields, "MsgType"))


def _location(fields: Fields, common: Common) -> messages.Message:
    try:
        latitude, longitude = float(value(fields, "Location_X")), float(value(fields, "Location_Y"))
    except ValueError:
        return _unsupported(fields, common)
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):  # false for NaN too
        return _unsupported(fields, common)
    return messages.Location(**common, latitude=latitude, longitude=longitude, label=value(fields, "Label"))


def _link(fields: Fields, common: Common) -> messages.Message:
    return messages.Link(**common, title=value(fields, "Title"), url=value(fields, "Url"))


def _unsupported(fields: Fields, common: Common) -> messages.Message:
    return messages.Unsupported(**common, kind=_name(fields, "MsgType"))


def _event(fields: Fields, common: Common) -> messages.Message:
    return EVENTS.get(_name(fields, "Event"), _other_event)(fields, common)


def _subscribe(_fields: Fields, common: Common) -> messages.Message:
    return messages.Subscribe(**common)


def _subscribe_scan(fields: Fields, common: Common) -> messages.Message:
    return messages.Subscribe(**common, scene=value(fields, "EventKey"))


def _unsubscribe(_fields: Fields, common: Common) -> messages.Message:
    return messages.Unsubscribe(**common)


def _scan(fields: Fields, common: Common) -> messages.Message:
    return messages.Scan(**common, scene=value(fields, "EventKey"))


def _click(fields: Fields, common: Common) -> messages.Message:
    return messages.Click(**common, key=value(fields, "EventKey"))


def _other_event(fields: Fields, common: Common) -> messages.Message:
    return messages.Event(**common, name=_name(fields, "Event"), key=value(fields, "EventKey"))


KINDS: dict[str, Builder] = {
    "text": _text,
    "image": _media,
    "voice": _voice,
    "video": _media,
    "shortvideo": _media,
    "file": _media,
    "location": _location,
    "link": _link,
    "miniprogrampage": _link,
    "event": _event,
}
"""MsgType in lower case; any other is `Unsupported`."""

EVENTS: dict[str, Builder] = {
    "subscribe": _subscribe,  # its EventKey is empty, or last_trade_no_... after a payment
    "subscribe_scan": _subscribe_scan,  # wechatpy's name for subscribe with qrscene_..., which it has cut off
    "subscribe_scan_product": _subscribe,  # and for subscribe with scanbarcode|... or scanimage|...
    "unsubscribe": _unsubscribe,
    "scan": _scan,
    "click": _click,
}
"""Event in lower case; any other is an `Event`."""


def _fields(xml: bytes) -> Fields:
    text = readable(xml)
    try:
        # wechatpy's attributes convert when read, and hide the names of kinds it doesn't know: its dict is the safer side of it.
        fields: Fields = parse_message(text)._data
    except ESCAPES:
        raise MessageError("XML, but no message of WeChat's") from None
    return fields


def _common(fields: Fields, kind: str) -> Common:
    return Common(
        visitor=_required(fields, "FromUserName"),
        account=_required(fields, "ToUserName"),
        created=int(_required(fields, "CreateTime", TIME)),
        delivery=_delivery(fields, kind),
    )


def _delivery(fields: Fields, kind: str) -> str:
    """MsgId for messages. Events have none (or that of another message): a hash, since an OpenID is part of it."""
    number = value(fields, "MsgId") or value(fields, "MsgID")
    if number and not ID.fullmatch(number):
        raise MessageError("MsgId is not a number")
    if number and kind != "event":
        return number
    names = ("FromUserName", "CreateTime", "Event", "EventKey", "MsgId", "MsgID") if kind == "event" else sorted(fields)
    return sha256(json.dumps([fields.get(name) for name in names]).encode()).hexdigest()[:32]


def _required(fields: Fields, name: str, pattern: re.Pattern[str] = ANYTHING) -> str:
    found = value(fields, name)
    if not pattern.fullmatch(found):
        raise MessageError(f"{name} is missing or malformed")
    return found


def _name(fields: Fields, field: str) -> str:
    found = value(fields, field).lower()
    if not NAME.fullmatch(found):
        raise MessageError(f"{field} is missing or malformed")
    return found
