"""What is found on a page, as a knowledge file can hold it: each text on one line, nothing that can't be printed."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.importer.found import Found
from bot.importer.reading.plain import plain
from bot.knowledge.reading.text_file import UNPRINTABLE

UNWRITABLE = re.compile("[\ufeff\ud800-\udfff]")
"""What a file in UTF-8 loses or can't hold. A page's numeric references may stand for any of these characters."""


def printable(found: Found) -> Found:
    """Paragraphs that hold nothing else are left out."""
    return replace(found, title=_line(found.title), paragraphs=_lines(found.paragraphs), trail=_lines(found.trail))


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := _line(text)))


def _line(text: str) -> str:
    return plain(UNWRITABLE.sub("", UNPRINTABLE.sub("", plain(text))))
