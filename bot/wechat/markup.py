"""XML at its two borders: what comes in is refused before anything is built from it, what goes out can't break out."""

import re
from collections.abc import Mapping
from xml.parsers import expat

from bot.errors import MessageError

DEPTH = 16
"""Nested elements. WeChat's deepest, the pictures of a pic_weixin event, has 5."""

ELEMENTS = 1000
"""In a whole document. WeChat's longest, the report on a mass message, has about 100."""

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold in any spelling: control characters and lone surrogates. One of them makes the whole document unreadable."""


def clean(text: str) -> str:
    """The text as it comes out of any XML parser: without illegal characters, and with line ends as a line feed."""
    return ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cdata(text: str) -> str:
    """A CDATA section, or two where the text holds the end of one."""
    return f"<![CDATA[{clean(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def readable(xml: bytes) -> str:
    """The document as text, well-formed and harmless for wechatpy to read. Control characters that a visitor pasted are left out.

    Raises MessageError: another encoding than UTF-8 (whatever the declaration says), NUL, a DTD (and so any entity), too deep, too many
    elements, not XML.
    """
    try:
        text = xml.decode("utf-8")
    except UnicodeDecodeError:
        raise MessageError("not UTF-8") from None
    if "\0" in text:
        raise MessageError("a NUL character")
    text = ILLEGAL.sub("", text)
    try:
        _guard().Parse(text.encode(), True)
    except expat.ExpatError:
        raise MessageError("not well-formed XML") from None
    return text


def value(fields: Mapping[str, object], name: str) -> str:
    """A field's text; "" where it is missing or empty. Raises MessageError where it is repeated or holds elements."""
    found = fields.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise MessageError(f"{name} is repeated or not a text")
    return found


def _guard() -> expat.XMLParserType:
    """A parser that keeps nothing, and stops at the first thing WeChat never sends."""
    depth = elements = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > DEPTH or elements > ELEMENTS:
            raise MessageError("nested too deep, or too many elements")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_about: object) -> None:
        raise MessageError("a document type")

    guard = expat.ParserCreate("utf-8")
    guard.StartElementHandler, guard.EndElementHandler, guard.StartDoctypeDeclHandler = start, end, doctype
    return guard
