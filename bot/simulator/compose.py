"""The XML of everything a phone can cause, from a plain dict. The kinds, each with all that it takes:

    {"kind": "text", "text": "签证", "id": "visa"}           id: bizmsgmenuid, when a choice was tapped
    {"kind": "voice", "text": "签证"}                        text: what speech recognition heard; without it, recognition is off
    {"kind": "image"} {"kind": "video"} {"kind": "shortvideo"} {"kind": "file", "title": "form.pdf"}
    {"kind": "location", "latitude": 53.8, "longitude": -1.55, "label": "Leeds"}
    {"kind": "link", "title": "...", "url": "https://...", "description": "..."}
    {"kind": "subscribe", "scene": "visa"}                   scene: of the QR code that led here, if one did
    {"kind": "unsubscribe"} {"kind": "scan", "scene": "visa"} {"kind": "click", "key": "visa"} {"kind": "view", "url": "https://..."}
    {"kind": "position", "latitude": 53.8, "longitude": -1.55}   the LOCATION event, which a phone sends by itself
    {"kind": "event", "name": "kf_create_session", "key": ""}    any other event

A new kind is a row in MESSAGES or EVENTS.
"""

import re
from collections.abc import Callable, Mapping

What = Mapping[str, object]
Fields = dict[str, str | int | float]

UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold at all; a phone sends none of it."""

MEDIA_ID, PICTURE, TICKET = "simulated-media", "https://mmbiz.qpic.cn/simulated/0", "simulated-ticket"


def compose(what: What, *, visitor: str, account: str, now: int, number: int) -> str:
    """The XML that WeChat would deliver; `number` becomes the MsgId of a message, events have none.

    Raises ValueError for an unknown kind and for a value that is missing or of the wrong shape.
    """
    kind = _text(what, "kind")
    fields: Fields = {"ToUserName": account, "FromUserName": visitor, "CreateTime": now}
    if kind in MESSAGES:
        fields |= {"MsgType": kind, **MESSAGES[kind](what), "MsgId": number}
    elif kind in EVENTS:
        fields |= {"MsgType": "event", **EVENTS[kind](what)}
    else:
        raise ValueError(f"unknown kind {kind!r}, expected one of {', '.join((*MESSAGES, *EVENTS))}")
    return f"<xml>{''.join(_element(name, value) for name, value in fields.items())}</xml>"


def _text(what: What, name: str, default: str | None = None) -> str:
    value = what.get(name, default)
    if not isinstance(value, str):
        raise ValueError(f"{name!r} has to be a text")
    return value


def _number(what: What, name: str, limit: float) -> float:
    value = what.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not -limit <= value <= limit:
        raise ValueError(f"{name!r} has to be a number from -{limit:g} to {limit:g}")
    return value


def _element(name: str, value: str | int | float) -> str:
    if not isinstance(value, str):
        return f"<{name}>{value}</{name}>"
    printable = UNPRINTABLE.sub("", value).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}><![CDATA[{printable}]]></{name}>"


def _said(what: What) -> Fields:
    chosen = _text(what, "id", "")
    return {"Content": _text(what, "text"), **({"bizmsgmenuid": chosen} if chosen else {})}


def _spoken(what: What) -> Fields:
    heard = {"Recognition": _text(what, "text")} if "text" in what else {}
    return {"MediaId": MEDIA_ID, "Format": "amr", **heard}


def _place(what: What) -> Fields:
    return {
        "Location_X": _number(what, "latitude", 90),
        "Location_Y": _number(what, "longitude", 180),
        "Scale": 15,
        "Label": _text(what, "label", ""),
    }


def _shared(what: What) -> Fields:
    return {"Title": _text(what, "title"), "Description": _text(what, "description", ""), "Url": _text(what, "url")}


def _followed(what: What) -> Fields:
    scene = _text(what, "scene", "")
    code = {"EventKey": f"qrscene_{scene}", "Ticket": TICKET} if scene else {"EventKey": ""}
    return {"Event": "subscribe", **code}


def _position(what: What) -> Fields:
    latitude, longitude = _number(what, "latitude", 90), _number(what, "longitude", 180)
    return {"Event": "LOCATION", "Latitude": latitude, "Longitude": longitude, "Precision": 30}


MESSAGES: dict[str, Callable[[What], Fields]] = {
    "text": _said,
    "voice": _spoken,
    "image": lambda what: {"PicUrl": PICTURE, "MediaId": MEDIA_ID},
    "video": lambda what: {"MediaId": MEDIA_ID, "ThumbMediaId": MEDIA_ID},
    "shortvideo": lambda what: {"MediaId": MEDIA_ID, "ThumbMediaId": MEDIA_ID},
    "location": _place,
    "link": _shared,
    "file": lambda what: {"Title": _text(what, "title", "file.pdf"), "Description": "", "FileKey": MEDIA_ID, "FileTotalLen": 1024},
}

EVENTS: dict[str, Callable[[What], Fields]] = {
    "subscribe": _followed,
    "unsubscribe": lambda what: {"Event": "unsubscribe", "EventKey": ""},
    "scan": lambda what: {"Event": "SCAN", "EventKey": _text(what, "scene"), "Ticket": TICKET},
    "click": lambda what: {"Event": "CLICK", "EventKey": _text(what, "key")},
    "view": lambda what: {"Event": "VIEW", "EventKey": _text(what, "url")},
    "position": _position,
    "event": lambda what: {"Event": _text(what, "name"), "EventKey": _text(what, "key", "")},
}
