"""A folded text as tokens: words of time, numbers in figures or Chinese numerals, and plain words for all the rest."""

import re
from collections.abc import Sequence

from bot.when import festival_days
from bot.when import tokens as t
from bot.when.data import numerals, tens
from bot.when.lexicon import Lexicon, Unit, cut, lexicon
from bot.when.tokens import Token, glued

AHEAD = 6
"""How far the longest rule looks beyond what it has read."""
STICKS = frozenset("£$€¥#+@_=")
"""Signs that make something else of a number behind them: a price, a telephone number, an address."""
MOST_FIGURES = 4
"""Figures of a number: what has more is no part of a time."""

_SIGN = re.compile(r"[./:-]")

Tokens = tuple[Token, ...]


def tokens(text: str) -> Tokens:
    """The tokens of a text, and some that say that it has ended."""
    units, known, found = cut(text), lexicon(), list[Token]()
    at = 0
    while at < len(units):
        at += _read(units, at, known, found)
    return (*found, *[Token(t.END, 0, "", len(text), len(text))] * AHEAD)


def _read(units: Sequence[Unit], at: int, known: Lexicon, found: list[Token]) -> int:
    """Appends what begins at a unit; how many units it has."""
    start, first = units[at].start, units[at].text
    if matched := known.match(units, at):
        meaning, length = matched
        end = units[at + length - 1].end
        found.extend(Token(kind, value, word, start, end) for kind, value, word in meaning)
        _make_ordinal(found)
        return length
    if first[0].isascii() and first[0].isdecimal():
        found.extend(_number(units[at], found))
    elif first in numerals() or first in tens():
        return _numeral(units, at, found)
    else:
        found.append(Token(t.WORD, 0, first, start, units[at].end))
    return 1


def _number(unit: Unit, found: Sequence[Token]) -> list[Token]:
    """A number that is part of a word (M14, £10) is none."""
    before = found[-1] if found else None
    if before and before.kind == t.WORD and before.end == unit.start and (_is_latin(before.word) or before.word in STICKS):
        return [Token(t.WORD, 0, unit.text, unit.start, unit.end)]
    return figures(unit.text, unit.start)


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _numeral(units: Sequence[Unit], at: int, found: list[Token]) -> int:
    """Chinese numerals that follow each other are one number; a few are also the name of a festival."""
    end = at + 1
    while end < len(units) and (units[end].text in numerals() or units[end].text in tens()) and units[end].start == units[end - 1].end:
        end += 1
    text = "".join(unit.text for unit in units[at:end])
    value, shy = numeral(text), festival_days.shy().get(text)
    start, stop = units[at].start, units[end - 1].end
    if shy:
        found.append(Token(t.SHY_FESTIVAL, value or 0, shy, start, stop))
    else:
        found.append(Token(t.NUMBER, value, text, start, stop) if value is not None else Token(t.WORD, 0, text, start, stop))
    return end - at


def _make_ordinal(found: list[Token]) -> None:
    """3 and rd, written together, are one token."""
    if found[-1].kind == t.SUFFIX and len(found) > 1 and found[-2].kind == t.NUMBER and glued(found[-2], found[-1]):
        suffix, number = found.pop(), found.pop()
        found.append(Token(t.NTH, number.value, "", number.start, suffix.end))


def figures(text: str, start: int) -> list[Token]:
    """The tokens of `2026-12-28`, `10/1`, `16:30`, `1-7`, `9:00-12:00`; a plain word where it can be no part of a time."""
    signs = "".join(_SIGN.findall(text))
    if signs == "--" and (iso := _token(text, start, "--", t.ISO)):
        return [iso]
    if signs.count("-") == 1:
        return _both_sides(text, start)
    return [_one(text, start, signs)]


def _both_sides(text: str, start: int) -> list[Token]:
    left, _, right = text.partition("-")
    middle = start + len(left)
    one, other = figures(left, start), figures(right, middle + 1)
    return [*one, Token(t.TO, 0, "-", middle, middle + 1), *other]


def _one(text: str, start: int, signs: str) -> Token:
    word = Token(t.WORD, 0, text, start, start + len(text))
    match signs:
        case "":
            return word if len(text) > MOST_FIGURES else Token(t.NUMBER, int(text), text, start, start + len(text))
        case ":":
            return _clock(text, start) or word
        case "/" | "//":
            return _token(text, start, signs, t.SLASHED) or word
        case "." | "..":
            return _token(text, start, signs, t.DOTTED) or word
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
    if first == MOST_FIGURES:
        return middle <= 2 and last <= 2
    return first <= 2 and middle <= 2 and (last == MOST_FIGURES or (last == 2 and kind == t.SLASHED))


def _clock(text: str, start: int) -> Token | None:
    hour, _, minute = text.partition(":")
    if len(hour) > 2 or len(minute) != 2 or int(hour) > 24 or int(minute) > 59 or (int(hour) == 24 and int(minute)):
        return None
    loose = not hour.startswith("0") and 1 <= int(hour) <= 12
    return Token(t.TIME, int(hour) * 60 + int(minute), "" if loose else text, start, start + len(text))


def numeral(text: str) -> int | None:
    """Of a run of Chinese numerals up to 99, or of a year figure by figure."""
    digits, ten = numerals(), tens()
    at = next((place for place, sign in enumerate(text) if sign in ten), None)
    if at is None:
        return int("".join(str(digits[sign]) for sign in text)) if len(text) in (1, MOST_FIGURES) else None
    before, behind = text[:at], text[at + 1 :]
    if len(before) > 1 or len(behind) > 1 or behind in ten or (before and (digits[before] == 0 or ten[text[at]] > 10)):
        return None
    return ten[text[at]] * (digits[before] if before else 1) + (digits[behind] if behind else 0)
