"""A first sentence that is too long: cut at a clause's end, or left whole."""

import re
from collections.abc import Iterator

from bot.importer.summary.sentences import balanced
from bot.importer.summary.wording import Wording

OVER = 1.5
"""A sentence without a clause's end in reach may be this much longer than asked for: the caller may cut it."""
_CLAUSE, _STRONG = re.compile("[，；]"), re.compile("[;；]")


def shortened(text: str, most: int, wording: Wording) -> str:
    """Up to the last clause that ends within `most` characters and behind half of them; else whole, if within 1.5 times; else empty."""
    if len(text) <= most:
        return text
    ends = [
        end for end in _ends(text, wording) if most // 2 <= end < most and balanced(text[:end]) and not _turns(text[end + 1 :], wording)
    ]
    if ends:
        return text[: max(ends)].rstrip() + ("." if text[: max(ends)].isascii() or text.rstrip("\"'”’").endswith(".") else "。")
    return text if len(text) <= OVER * most else ""


def at_a_word(text: str, most: int) -> str:
    """The last resort: as many whole words as fit, and an ellipsis."""
    if len(text) <= most:
        return text
    start = text[: max(0, most - 1)]
    return (start.rpartition(" ")[0] or start).rstrip() + "…" if most > 0 else ""


def _ends(text: str, wording: Wording) -> Iterator[int]:
    for pattern in (_STRONG, wording.clause or _CLAUSE):
        yield from (match.start() for match in pattern.finditer(text))


def _turns(rest: str, wording: Wording) -> bool:
    return wording.turn is not None and wording.turn.match(rest) is not None
