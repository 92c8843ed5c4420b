"""Dates in figures only: 10/1, 28/12/2026, 2026-12-28, 10.1 in Chinese text."""

from bot.search.text import has_han
from bot.when import tokens as t
from bot.when.partial import CENTURY, FIRST_YEAR, LAST_YEAR, Partial
from bot.when.scene import Scene


def slashed(scene: Scene, at: int) -> tuple[Partial, int] | None:
    """Day before month, as the English words of this folder have it; the other way round only where that is no day."""
    return None if scene.goes_on("not_date_after", at + 1) else _with_end(_three_or_two(scene.tokens[at].parts, day_first=True), at + 1)


def iso(scene: Scene, at: int) -> tuple[Partial, int] | None:
    return _with_end(_three_or_two(scene.tokens[at].parts, day_first=True), at + 1)


def dotted(scene: Scene, at: int) -> tuple[Partial, int] | None:
    """Two figures are a month and a day in Chinese only, and only beside words that say so: else they are a price or a version."""
    token = scene.tokens[at]
    if len(token.parts) == 3:
        return _with_end(_three_or_two(token.parts, day_first=True), at + 1)
    if not has_han(scene.text) or not (_is_said(scene, at) or _is_joined(scene, at)):
        return None
    end = at + 1 + (scene.kind(at + 1) in (t.DAY_WORD, t.DAY_SIGN))
    return None if scene.goes_on("not_date_after", end) else _with_end(_three_or_two(token.parts, day_first=False), end)


def _is_said(scene: Scene, at: int) -> bool:
    is_named = at > 0 and scene.kind(at - 1) in (t.FESTIVAL, t.WEEKDAY)
    return is_named or scene.goes_on("dotted_after", at + 1) or scene.begins("dotted_before", at)


def _is_joined(scene: Scene, at: int) -> bool:
    """10.1 in 10.1到10.7放假, and 10.7."""
    if scene.kind(at + 1) == t.TO and scene.kind(at + 2) == t.DOTTED:
        return _is_said(scene, at + 2)
    return at > 1 and scene.kind(at - 1) == t.TO and scene.kind(at - 2) == t.DOTTED and _is_said(scene, at - 2)


READERS = {t.SLASHED: slashed, t.ISO: iso, t.DOTTED: dotted}
"""By kind of token."""


def _with_end(partial: Partial | None, end: int) -> tuple[Partial, int] | None:
    return None if partial is None else (partial, end)


def _three_or_two(parts: tuple[int, ...], day_first: bool) -> Partial | None:
    if len(parts) == 2:
        return _either(parts[0], parts[1], None, day_first)
    first, second, third = parts
    if first > 31:
        return _either(second, third, first, day_first=False) if FIRST_YEAR <= first <= LAST_YEAR else None
    year = third if third >= CENTURY else CENTURY + third
    return _either(first, second, year, day_first=True) if FIRST_YEAR <= year <= LAST_YEAR and third else None


def _either(one: int, two: int, year: int | None, day_first: bool) -> Partial | None:
    """The day and the month, in the usual order if that can be."""
    day, month = (one, two) if day_first else (two, one)
    if not 1 <= month <= 12:
        day, month = month, day
    return Partial(day, month, year) if 1 <= month <= 12 and 1 <= day <= 31 else None
