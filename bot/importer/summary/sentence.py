"""A sentence of an article, with where it stands and who is known to speak in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.importer.summary.sentences import split
from bot.importer.summary.wording import Wording
from bot.search.text import to_simplified

MOST, LONGEST = 300, 4000
"""Sentences of an article, and characters of a paragraph, that are read: what it is about is said before that."""


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    plain: str
    """The text in simplified characters, as the lists of words are."""
    place: int
    """Its number in the article, from 0."""
    paragraph: int
    label: str = ""
    """Who speaks, with the colon, where the article names speakers before their words ("Spokesperson:"), until the next one."""


def sentences(paragraphs: Sequence[str], wording: Wording) -> tuple[Sentence, ...]:
    said = islice(_said(paragraphs, wording), MOST)
    return tuple(Sentence(text, to_simplified(text), place, number, label) for place, (text, number, label) in enumerate(said))


def _said(paragraphs: Sequence[str], wording: Wording) -> Iterator[tuple[str, int, str]]:
    """Each sentence with its paragraph's number and its label."""
    label = ""
    for number, paragraph in enumerate(paragraphs):
        named, rest = _label(" ".join(paragraph[:LONGEST].split()), wording)
        label = named or label
        for text in split(rest, wording):
            yield text, number, label


def _label(paragraph: str, wording: Wording) -> tuple[str, str]:
    """The label, if there is one, and the rest, which has no number before it: "II." and the like count paragraphs, and say nothing."""
    found = wording.label.match(paragraph) if wording.label else None
    rest = paragraph[found.end() :] if found else paragraph
    number = wording.numeral.match(rest) if wording.numeral else None
    return (found[0] if found else ""), rest[number.end() :] if number else rest
