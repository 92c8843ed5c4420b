"""The bytes of a page as text, whatever encoding it was saved in."""

import codecs
import re

from bot.importer.reading.page_error import PageError

MAX_BYTES = 8_000_000
"""No article is longer; a film or a flood is refused before it is parsed."""
ENCODINGS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""By byte order mark."""
NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04")
"""How a PDF, pictures, and Word files begin."""

SAYS_CHINESE = re.compile(rb"charset\s*=\s*[\"']?\s*gb|encoding\s*=\s*[\"']gb", re.IGNORECASE)
HEAD = 4096
"""Bytes at the beginning in which a page names its encoding."""
NOT_WESTERN = re.compile(rb"[\x80-\xff]{2}|[\x81-\x84\x86-\x90\x98-\x9f\xa1\xa2\xa4-\xa8\xaa-\xdf]")
"""What an English page in Windows-1252 has nowhere: its quotes, dashes and accented letters stand between plain ones."""
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffd-\uffff\ud800-\udfff]")
"""What no text holds. A broken byte leaves nothing."""
LETTERS_BELOW = "\u0800"
"""Two GBK bytes can look like one UTF-8 character below this one; three bytes hardly ever look like one above."""


def decoded(content: bytes, url: str) -> str:
    """With plain newlines and no control characters. Raises PageError where it is no text."""
    if len(content) > MAX_BYTES:
        raise PageError(url, f"a page of at most {MAX_BYTES:,} bytes", f"{len(content):,}")
    if content.startswith(NOT_TEXT):
        raise PageError(url, "a page or a text", "a PDF, a picture or a Word file")
    text = CONTROLS.sub("", _text(content).replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise PageError(url, "a page or a text", "nothing")
    return text


def _text(content: bytes) -> str:
    for mark, encoding in ENCODINGS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken:
        is_chinese = SAYS_CHINESE.search(content[:HEAD]) is not None and max(text) < LETTERS_BELOW and not text.isascii()
        return content.decode("gb18030", "replace") if is_chinese else text
    if not NOT_WESTERN.search(content):
        return content.decode("cp1252", "replace")
    if _whole(text) >= broken:
        return text
    return content.decode("gb18030", "replace")


def _whole(text: str) -> int:
    """Characters of several bytes that were read: many in a UTF-8 page with a broken byte, few in another encoding read as UTF-8."""
    return sum(character > "\x7f" and character != "\ufffd" for character in text)
