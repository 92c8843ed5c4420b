"""Which sentences can stand in a summary at all, and which other sentence each of them needs before it."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from bot.importer.summary.sentence import Sentence
from bot.importer.summary.sentences import balanced
from bot.importer.summary.wording import Wording

STOPS = tuple(".!。！…")
_CLOSERS = "\"'”’»」』）)]"
SHORTEST = 12
"""Characters: what is shorter says nothing. Half as many of a language that has no blanks."""


class Speaker(Enum):
    NONE = auto()
    NAMED = auto()
    UNNAMED = auto()
    """He, she or they."""


def groups(sentences: Sequence[Sentence], wording: Wording) -> dict[int, tuple[int, ...]]:
    """By the place of each fit sentence: the places that must all be in the summary if it is, in order, its own last.

    A sentence that points back needs the one before it. One that goes on with what somebody said needs the sentence that names the speaker.
    """
    found: dict[int, tuple[int, ...]] = {}
    for sentence, needed in zip(sentences, _needs(sentences, wording), strict=True):
        before = () if needed is None else found.get(needed)
        if before is not None and fit(sentence, wording):
            found[sentence.place] = (*before, sentence.place)
    return found


def fit(sentence: Sentence, wording: Wording) -> bool:
    """No heading, date-line, greeting, caption or question, nothing that the asker says, and nothing that is cut."""
    plain = sentence.plain.rstrip(_CLOSERS)
    long = len(plain) >= (SHORTEST if " " in plain else SHORTEST // 2)
    return long and not _idle(sentence, wording) and plain.endswith(STOPS) and balanced(sentence.plain)


def alone(sentences: Sequence[Sentence], wording: Wording) -> Iterator[Sentence]:
    """What can be shown where no sentence is fit: headings and lines without a stop, but nothing idle and nothing that needs another."""
    for sentence in sentences:
        needs = _matches(wording.points_back, sentence.plain) or speaker(sentence.plain, wording) is Speaker.UNNAMED
        if not needs and not _idle(sentence, wording) and not sentence.plain.endswith(("?", "？")):
            yield sentence


def _idle(sentence: Sentence, wording: Wording) -> bool:
    return _matches(wording.idle, sentence.plain) or _matches(wording.asker, sentence.label)


def _matches(pattern: re.Pattern[str] | None, plain: str) -> bool:
    return pattern is not None and pattern.match(plain) is not None


def speaker(plain: str, wording: Wording) -> Speaker:
    """Of a sentence that tells what somebody said. "I said" and "we said" name nobody else."""
    if wording.saying is None or wording.mine is None or wording.unnamed is None:
        return Speaker.NONE
    others = wording.mine.sub(" ", plain)
    if wording.saying.search(others) is None:
        return Speaker.NONE
    return Speaker.NAMED if wording.saying.search(wording.unnamed.sub(" ", others)) else Speaker.UNNAMED


_NEVER = -1


def _needs(sentences: Sequence[Sentence], wording: Wording) -> Iterator[int | None]:
    """For each sentence the place of the one that it needs; -1 where that isn't there."""
    anchor: Sentence | None = None
    """The last sentence that names a speaker, as long as nobody else's sentence stands behind it."""
    for sentence in sentences:
        said = speaker(sentence.plain, wording)
        goes_on = anchor is not None and anchor.paragraph == sentence.paragraph
        back = _matches(wording.points_back, sentence.plain)
        if said is Speaker.UNNAMED:
            yield anchor.place if anchor else _NEVER
        elif back:
            yield _before(sentence, sentences)
        else:
            yield anchor.place if anchor and goes_on and said is Speaker.NONE else None
        if said is Speaker.NAMED:
            anchor = sentence
        elif said is Speaker.NONE and not goes_on and not back:
            anchor = None


def _before(sentence: Sentence, sentences: Sequence[Sentence]) -> int:
    """Not the words of another speaker."""
    before = sentences[sentence.place - 1] if sentence.place else None
    return before.place if before and before.label == sentence.label else _NEVER
