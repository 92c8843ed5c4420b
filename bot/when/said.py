"""What is left of a text without its words of time."""

import re
from collections.abc import Iterable

from bot.when import tokens as t
from bot.when.fold import Folded
from bot.when.scene import Scene

LEADS = (t.ON, t.AT, t.IN, t.OVER, t.FROM, t.UNTIL, t.BETWEEN)
"""Prepositions that go with the time behind them."""

_BLANKS = re.compile(r"\s+")
_BLANK_BEFORE_SIGN = re.compile(r" (?=[,.?!;，。？！；])")
LOOSE = " ,;，；、()（）-–—@"
"""Signs that stand at an end of nothing."""


def without(text: str, folded: Folded, scene: Scene, spans: Iterable[tuple[int, int]]) -> str:
    """The text as it was typed, without the tokens of these spans and the small words that led to them."""
    kept, last = list[str](), 0
    for begin, end in sorted(spans):
        start = folded.place(scene.tokens[_led(scene, begin)].start)
        kept.append(text[last : max(last, start)])
        last = max(last, folded.place(scene.tokens[end - 1].end))
    kept.append(text[last:])
    return _tidy(kept)


def _led(scene: Scene, begin: int) -> int:
    """An article, and one preposition before it: in `hand it in on Friday`, the first belongs to the hand."""
    if begin and _is_article(scene, begin - 1):
        begin -= 1
    return begin - (begin > 0 and scene.kind(begin - 1) in LEADS)


def _is_article(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return token.kind == t.THE or (token.kind == t.NUMBER and token.word == "" and token.value == 1)


def _tidy(kept: list[str]) -> str:
    """English words stay apart, Chinese closes up."""
    text = kept[0]
    for part in filter(None, kept[1:]):
        is_word = text[-1:].isascii() or part[0].isascii()
        text = f"{text} {part}" if is_word else text + part
    return _BLANK_BEFORE_SIGN.sub("", _BLANKS.sub(" ", text)).strip(LOOSE)
