"""A file's bytes as text: UTF-8, with or without a byte order mark, with any line ends."""

import codecs
import re
from pathlib import Path

from bot.knowledge.reading.ledger import Ledger

MAX_BYTES = 4 * 1024 * 1024
"""Far above anything a person writes: a film or a backup laid into the folder is refused before it is read."""

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd-\uffff]")
SAVE_AS_UTF8 = "save it again as UTF-8"


def read_text(file: Path, path: str, ledger: Ledger) -> str | None:
    """The text with plain newlines, or None after noting why there is none."""
    try:
        raw = file.read_bytes() if file.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        ledger.note(path, 1, "a file that can be read", (error.strerror or "none").lower(), "add the file, or let the bot's user read it")
        return None
    if raw is None:
        ledger.note(path, 1, f"a text of at most {MAX_BYTES:,} bytes", "a larger file", "move it out of the knowledge folder")
        return None
    return _decode(raw, path, ledger)


def _decode(raw: bytes, path: str, ledger: Ledger) -> str | None:
    try:
        if raw.startswith(UTF16):
            raise UnicodeDecodeError("utf-8", raw, 0, 1, "UTF-16")
        text = raw.decode("utf-8").replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        ledger.note(path, raw.count(b"\n", 0, error.start) + 1, "a file in UTF-8", _encoding(raw), SAVE_AS_UTF8)
        return None
    if bad := UNPRINTABLE.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        ledger.note(path, line, "text", f"the character U+{ord(bad[0]):04X}, left by a wrong encoding or a copy", "type the line again")
        return None
    return text


def _encoding(raw: bytes) -> str:
    """The likely encoding of bytes that are not UTF-8, in words."""
    if raw.startswith(UTF16) or b"\x00" in raw:
        return "a file in UTF-16 (some editors call it Unicode)"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "a file in another encoding"
    return "a file in another encoding, probably GBK (Windows calls it ANSI)"
