"""A paragraph as whole sentences."""

import re
from collections.abc import Iterable, Iterator

from bot.importer.summary.wording import Wording

_END = re.compile(r"[.!?…。！？]+[\"'”’»」』》）)\]]*")
_WIDE = frozenset("。！？")
_OPENERS = "\"'“‘«「『（(["
_PAIRS = ("“”", "「」", "『』", "《》", "（）", "()", "«»")
_WORD_BEFORE = re.compile(r"[^\s(（\"“「]*$")
_WORD_AFTER = re.compile(r"[\W_]*(\w+)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NUMBER = re.compile(r"\d{1,2}|[IVX]{1,4}|[ivx]{1,4}")
NEAR = 40
"""Characters on either side of a stop that tell whether it ends a sentence."""


def split(paragraph: str, wording: Wording) -> list[str]:
    """Sentences with their stops and closing quotes, blanks folded. A quotation of several sentences stays with what surrounds it."""
    text = " ".join(paragraph.split())
    return [sentence for piece in _whole(list(_pieces(text, wording)), wording) if (sentence := piece.strip())]


def balanced(text: str) -> bool:
    """False where a quote or bracket is opened and not closed, or closed and not opened."""
    return not any(_open(text))


def _pieces(text: str, wording: Wording) -> Iterator[str]:
    start = 0
    for stop in _END.finditer(text):
        if _ends(text, start, stop, wording):
            yield text[start : stop.end()]
            start = stop.end()
    yield text[start:]


def _ends(text: str, start: int, stop: re.Match[str], wording: Wording) -> bool:
    rest = text[stop.end() : stop.end() + NEAR]
    if not _WIDE.isdisjoint(stop[0]) or not rest:
        return True
    if not rest[0].isspace():
        return not rest[0].isascii() and rest[0].isalpha() and stop[0][0] in "!?"
    first = rest.lstrip(f" {_OPENERS}")[:1]
    return not first.islower() and (stop[0] != "." or not _shortened(text[max(start, stop.start() - NEAR) : stop.start()], rest, wording))


def _shortened(before: str, rest: str, wording: Wording) -> bool:
    """Whether the stop belongs to the word: Mr. Smith, J. Smith, No. 5, U.S. troops, or a paragraph's number."""
    found = _WORD_BEFORE.search(before)
    word, after = found[0] if found else "", _WORD_AFTER.match(rest)
    following = after[1].lower() if after else ""
    if word.lower() in wording.titles or (before.strip() == word and _NUMBER.fullmatch(word)):
        return True
    if word.lower() in wording.figures and following[:1].isdigit():
        return True
    return (word.lower() in wording.short or bool(_DOTTED.fullmatch(word))) and following not in wording.small


def _whole(pieces: list[str], wording: Wording) -> Iterator[str]:
    """Pieces joined until their quotes are closed, and with a speaker who is named behind the quotation; as they are, where none closes."""
    held: list[str] = []
    state = (0,) * (len(_PAIRS) + 1)
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        held.append(piece)
        state = _sum(state, _open(piece))
        if not any(state) and not _names_speaker(piece, following, wording):
            yield "".join(held)
            held = []
    yield from held


def _sum(left: Iterable[int], right: Iterable[int]) -> tuple[int, ...]:
    *pairs, straight = (a + b for a, b in zip(left, right, strict=True))
    return (*(max(0, count) for count in pairs), straight % 2)


def _open(text: str) -> tuple[int, ...]:
    return (*(text.count(pair[0]) - text.count(pair[1]) for pair in _PAIRS), text.count('"') % 2)


def _names_speaker(piece: str, following: str, wording: Wording) -> bool:
    """Whether what follows a quotation is no more than its speaker: "We agree." Wang Yi said."""
    if wording.saying is None or not piece.rstrip().endswith(('"', "”", "」", "』")) or len(following) > NEAR:
        return False
    last = [match.end() for match in wording.saying.finditer(following)]
    return bool(last) and last[-1] >= len(following.rstrip(" .。!！"))
