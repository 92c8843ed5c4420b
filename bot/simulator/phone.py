"""A reply's text as the phone shows it.

As strict as WeChat: of all markup only `<a href="...">label</a>` is live, and only with an http(s) address or a choice to tap
(`weixin://bizmsgmenu?msgmenucontent=TEXT&msgmenuid=ID`); whatever else looks like a tag is shown letter by letter.
"""

import re
from typing import NotRequired, TypedDict
from urllib.parse import parse_qs, urlsplit

LINK = re.compile(r"""<a\s+href="([^"<>\s]+)"(?:\s+data-miniprogram-[a-z]+="[^"<>]*")*\s*>([^<>]+)</a>""")

CHOICE = "weixin://bizmsgmenu?"


class Segment(TypedDict):
    """One of {text}, {link, label}, {choice, label, id}: `choice` is what a tap sends."""

    text: NotRequired[str]
    link: NotRequired[str]
    choice: NotRequired[str]
    label: NotRequired[str]
    id: NotRequired[str]


def segments(text: str) -> list[Segment]:
    """The text cut into pieces; dead markup stays text."""
    found: list[Segment] = []
    at = 0
    for link in LINK.finditer(text):
        live = _live(link[1], link[2])
        if live is None:
            continue
        plain = text[at : link.start()]
        found += [{"text": plain}] if plain else []
        found.append(live)
        at = link.end()
    return [*found, {"text": text[at:]}] if text[at:] else found


def choices(text: str) -> list[Segment]:
    """What can be tapped to send an answer, in order."""
    return [segment for segment in segments(text) if "choice" in segment]


def shown(text: str, *, underline: bool = False) -> str:
    """The text for a terminal: choices as their labels (underlined where the terminal can), links as `label (address)`."""
    return "".join(_shown(segment, underline) for segment in segments(text))


def _live(address: str, label: str) -> Segment | None:
    if address.startswith(CHOICE):
        return _choice(address.removeprefix(CHOICE), label)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return {"link": address, "label": label} if parts.scheme in ("http", "https") and parts.hostname else None


def _choice(query: str, label: str) -> Segment | None:
    values = parse_qs(query.replace("+", "%2B"))
    content = values.get("msgmenucontent", [""])[0]
    return {"choice": content, "label": label, "id": values.get("msgmenuid", [""])[0]} if content.strip() else None


def _shown(segment: Segment, underline: bool) -> str:
    label = segment.get("label", "")
    if "link" in segment:
        return label if label == segment["link"] else f"{label} ({segment['link']})"
    if "choice" in segment:
        return f"\x1b[4m{label}\x1b[24m" if underline else label
    return segment["text"]
