"""A folded text cut into words, numbers and signs, each with its place."""

import re
from typing import NamedTuple

_UNIT = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[./:-][0-9]+)*|\S")
"""A word, a number with the punctuation inside it, or a single character. No part can match what another part has begun."""


class Unit(NamedTuple):
    text: str
    start: int
    end: int


def cut(text: str) -> list[Unit]:
    """Words lose their apostrophe: new year's -> new years."""
    return [Unit(_word(found[0]), found.start(), found.end()) for found in _UNIT.finditer(text)]


def _word(text: str) -> str:
    return text.replace("'", "") if len(text) > 1 and "'" in text else text
