"""Lines that are no part of a text: to send it to a friend, to print it, the footer."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from bot.importer.reading.marks import marks

LONGEST = 200
"""Characters of a line of the footer. A sentence that speaks of rights has small letters."""


@cache
def _only(*names: str) -> re.Pattern[str]:
    words = sorted((word for name in names for word in marks(name)), key=len, reverse=True)
    around = rf"[\s{re.escape(marks('around')[0])}]*"
    return re.compile(rf"{around}(?:(?:{'|'.join(map(re.escape, words))}){around})+", re.IGNORECASE)


def is_share(line: str) -> bool:
    return _only("share").match(line) is not None and is_tool(line)


def is_tool(line: str) -> bool:
    return len(line) <= LONGEST and _only("share", "tools").fullmatch(line) is not None


def is_footer(line: str) -> bool:
    return len(line) <= LONGEST and any(word in line or word.upper() in line for word in marks("footer"))


def without(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs of the text: not the tools around it, nor the footer and what stands below it."""
    kept = [paragraph for paragraph in paragraphs if not is_tool(paragraph)]
    return tuple(kept[: _end(kept)])


def below(title: str, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs, without a first one that is the title again."""
    return tuple(paragraphs[1:] if paragraphs and paragraphs[0] == title else paragraphs)


def _end(kept: Sequence[str]) -> int:
    end = len(kept)
    while end and is_footer(kept[end - 1]):
        end -= 1
    return end
