"""A sentence as units of meaning: Chinese words, English stems, numbers (`#7`), and the lexicon's signs as they are."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

import rjieba

from bot.search.gloss.numerals import value
from bot.search.text import has_han
from bot.search.words import NAME, stem

NUMBER = "#"
"""Begins the unit of a number, however it is written."""
GROUP = "="
"""Begins the sign of a group of synonyms."""
SIGNS = (NAME, GROUP, "{")
"""What the lexicon's signs begin with: a name's, a group's, a template's."""
LONGEST = 8
"""Characters of a word that is looked for inside another."""

_PART = re.compile(r"\d+|[^\W\d_]+")


def units(tokens: Iterable[str], known: Container[str]) -> list[str]:
    """The units of a sentence's tokens, in order; characters join to words that are `known`, else to those of the segmenter."""
    pieces = _dated(list(_pieces(tokens)), known)
    return [unit for piece in pieces for unit in (_inside(piece, known) if has_han(piece) and not is_sign(piece) else (_unit(piece),))]


def is_sign(piece: str) -> bool:
    """Whether a token or unit is one of the lexicon's signs."""
    return piece.startswith(SIGNS)


def _pieces(tokens: Iterable[str]) -> Iterator[str]:
    """Characters joined and cut into words; single letters joined (p m); digits apart from letters (7pm)."""
    characters = letters = ""
    for token in (*tokens, ""):
        alone = len(token) == 1 and not token.isdecimal()
        if characters and not (alone and has_han(token)):
            yield from rjieba.cut(characters)
            characters = ""
        if letters and not (alone and token.isalpha() and not has_han(token)):
            yield letters
            letters = ""
        if alone and has_han(token):
            characters += token
        elif alone and token.isalpha():
            letters += token
        elif token:
            yield from _parts(token)


def _parts(token: str) -> Sequence[str]:
    parts = [token] if is_sign(token) else _PART.findall(token)
    return parts if len(parts) < 2 else [stem(part) for part in parts]


def _dated(pieces: list[str], known: Container[str]) -> Iterator[str]:
    """A number and the word behind it are one word where that is known."""
    at = 0
    while at < len(pieces):
        two = "".join(pieces[at : at + 2])
        joined = pieces[at].isdecimal() and two != pieces[at] and two in known
        yield two if joined else pieces[at]
        at += 2 if joined else 1


def _unit(piece: str) -> str:
    return f"{NUMBER}{int(piece)}" if piece.isdecimal() else piece


def _inside(word: str, known: Container[str]) -> Iterator[str]:
    """A word that is known, or the longest known words in it, from left to right."""
    at = 0
    while at < len(word):
        end = len(word) if not at and word in known else _end(word, at, known)
        number = value(word[at:end])
        yield word[at:end] if number is None else f"{NUMBER}{number}"
        at = end


def _end(word: str, start: int, known: Container[str]) -> int:
    ends = range(min(len(word), start + LONGEST), start + 1, -1)
    return next((end for end in ends if word[start:end] in known or value(word[start:end]) is not None), start + 1)
