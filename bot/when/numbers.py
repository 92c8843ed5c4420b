"""Numbers as they are written: figures with the punctuation inside them, and Chinese numerals."""

import re

from bot.when.tokens import DOTTED, ISO, NUMBER, SLASHED, TIME, TO, WORD, Token
from bot.when.words import numerals, tens

LONGEST = 4
"""Figures of a number: what has more is no part of a time."""

_SIGN = re.compile(r"[./:-]")


def figures(text: str, start: int) -> list[Token]:
    """The tokens of `2026-12-28`, `10/1`, `16:30`, `1-7`, `9:00-12:00`; a plain word where it can be no part of a time."""
    signs = "".join(_SIGN.findall(text))
    if signs == "--" and (iso := _token(text, start, "--", ISO)):
        return [iso]
    if signs.count("-") == 1:
        return _both_sides(text, start)
    return [_one(text, start, signs)]


def _both_sides(text: str, start: int) -> list[Token]:
    left, _, right = text.partition("-")
    middle = start + len(left)
    one, other = figures(left, start), figures(right, middle + 1)
    return [*one, Token(TO, 0, "-", middle, middle + 1), *other]


def _one(text: str, start: int, signs: str) -> Token:
    word = Token(WORD, 0, text, start, start + len(text))
    match signs:
        case "":
            return word if len(text) > LONGEST else Token(NUMBER, int(text), text, start, start + len(text))
        case ":":
            return _clock(text, start) or word
        case "/" | "//":
            return _token(text, start, signs, SLASHED) or word
        case "." | "..":
            return _token(text, start, signs, DOTTED) or word
    return word


def _token(text: str, start: int, signs: str, kind: str) -> Token | None:
    """A date in figures, if its parts have the lengths of one."""
    parts = text.split(signs[0])
    if not _is_date([len(part) for part in parts], kind):
        return None
    return Token(kind, 0, text, start, start + len(text), tuple(map(int, parts)))


def _is_date(lengths: list[int], kind: str) -> bool:
    """Day and month, and a year at one end: of four figures, unless there are strokes. 12-34-56 is a bank's number, 1.4.7 a version."""
    if len(lengths) == 2:
        return max(lengths) <= 2
    first, middle, last = lengths
    if first == LONGEST:
        return middle <= 2 and last <= 2
    return first <= 2 and middle <= 2 and (last == LONGEST or (last == 2 and kind == SLASHED))


def _clock(text: str, start: int) -> Token | None:
    hour, _, minute = text.partition(":")
    if len(hour) > 2 or len(minute) != 2 or int(hour) > 24 or int(minute) > 59 or (int(hour) == 24 and int(minute)):
        return None
    loose = not hour.startswith("0") and 1 <= int(hour) <= 12
    return Token(TIME, int(hour) * 60 + int(minute), "" if loose else text, start, start + len(text))


def numeral(text: str) -> int | None:
    """Of a run of Chinese numerals up to 99, or of a year figure by figure."""
    digits, ten = numerals(), tens()
    at = next((place for place, sign in enumerate(text) if sign in ten), None)
    if at is None:
        return int("".join(str(digits[sign]) for sign in text)) if len(text) in (1, LONGEST) else None
    before, behind = text[:at], text[at + 1 :]
    if len(before) > 1 or len(behind) > 1 or behind in ten or (before and (digits[before] == 0 or ten[text[at]] > 10)):
        return None
    return ten[text[at]] * (digits[before] if before else 1) + (digits[behind] if behind else 0)
