"""A folded text as tokens: words of time, numbers, and plain words for all the rest."""

from collections.abc import Sequence

from bot.when import festivals
from bot.when.lexicon import Lexicon, lexicon
from bot.when.numbers import figures, numeral
from bot.when.tokens import END, NTH, NUMBER, SHY_FESTIVAL, SUFFIX, WORD, Token, glued
from bot.when.units import Unit, cut
from bot.when.words import numerals, tens

AHEAD = 6
"""How far the longest rule looks beyond what it has read."""
STICKS = frozenset("£$€¥#+@_=")
"""Signs that make something else of a number behind them: a price, a telephone number, an address."""

Tokens = tuple[Token, ...]


def tokens(text: str) -> Tokens:
    """The tokens of a text, and some that say that it has ended."""
    units, known, found = cut(text), lexicon(), list[Token]()
    at = 0
    while at < len(units):
        at += _read(units, at, known, found)
    return (*found, *[Token(END, 0, "", len(text), len(text))] * AHEAD)


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
        found.extend(_figures(units[at], found))
    elif first in numerals() or first in tens():
        return _numeral(units, at, found)
    else:
        found.append(Token(WORD, 0, first, start, units[at].end))
    return 1


def _figures(unit: Unit, found: Sequence[Token]) -> list[Token]:
    """A number that is part of a word (M14, £10) is none."""
    before = found[-1] if found else None
    if before and before.kind == WORD and before.end == unit.start and (_is_latin(before.word) or before.word in STICKS):
        return [Token(WORD, 0, unit.text, unit.start, unit.end)]
    return figures(unit.text, unit.start)


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _numeral(units: Sequence[Unit], at: int, found: list[Token]) -> int:
    """Chinese numerals that follow each other are one number; a few are also the name of a festival."""
    end = at + 1
    while end < len(units) and (units[end].text in numerals() or units[end].text in tens()) and units[end].start == units[end - 1].end:
        end += 1
    text = "".join(unit.text for unit in units[at:end])
    value, shy = numeral(text), festivals.shy().get(text)
    start, stop = units[at].start, units[end - 1].end
    if shy:
        found.append(Token(SHY_FESTIVAL, value or 0, shy, start, stop))
    else:
        found.append(Token(NUMBER, value, text, start, stop) if value is not None else Token(WORD, 0, text, start, stop))
    return end - at


def _make_ordinal(found: list[Token]) -> None:
    """3 and rd, written together, are one token."""
    if found[-1].kind == SUFFIX and len(found) > 1 and found[-2].kind == NUMBER and glued(found[-2], found[-1]):
        suffix, number = found.pop(), found.pop()
        found.append(Token(NTH, number.value, "", number.start, suffix.end))
