"""Which days begin at a token, and whether they go on to others: between Christmas and New Year, 10月1日到7日, mon-fri."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.when import dates, days, feasts, moments, pairs
from bot.when.scene import Days, Scene
from bot.when.span import Span, between
from bot.when.tokens import (
    AND,
    BETWEEN,
    BETWEEN_END,
    COMING,
    DAY,
    DAYS,
    DOTTED,
    FESTIVAL,
    FROM,
    IN,
    IN_MINUTES,
    ISO,
    MONTH,
    MONTHS,
    NOW,
    NTH,
    NTH_WORD,
    NUMBER,
    ON,
    SHIFT,
    SHIFTED,
    SHY_FESTIVAL,
    SHY_MONTH,
    SHY_WEEKDAY,
    SLASHED,
    TAIL,
    THE,
    TO,
    UNTIL,
    WEEK,
    WEEKDAY,
    WEEKEND,
    WHICH,
    WORKDAYS,
    YEARS,
)

Rule = Callable[[Scene, int], Days | None]

RULES: Mapping[str, tuple[Rule, ...]] = {
    NOW: (days.now,),
    DAY: (days.from_today,),
    DAYS: (days.several,),
    WEEKDAY: (days.weekday,),
    SHY_WEEKDAY: (days.weekday,),
    WEEKEND: (days.weekend,),
    WORKDAYS: (days.workdays,),
    WEEK: (days.week,),
    WHICH: (days.which, feasts.which_feast),
    COMING: (days.coming, feasts.which_feast),
    IN: (moments.in_some,),
    IN_MINUTES: (moments.in_minutes,),
    FESTIVAL: (feasts.feast,),
    SHY_FESTIVAL: (pairs.on_pair, dates.on_date, feasts.shy_feast),
    YEARS: (feasts.after_year, dates.on_date),
    MONTH: (pairs.on_pair, dates.on_date),
    SHY_MONTH: (pairs.on_pair, dates.on_date),
    MONTHS: (pairs.on_pair, dates.on_date),
    NUMBER: (pairs.on_pair, feasts.after_year, dates.on_date, moments.some_later),
    NTH: (pairs.on_pair, dates.on_date),
    NTH_WORD: (pairs.on_pair, dates.on_date),
    SLASHED: (dates.on_date,),
    DOTTED: (dates.on_date,),
    ISO: (dates.on_date,),
}
"""By kind of the token that a time begins with: the first rule that finds something is right."""


def on_days(scene: Scene, at: int) -> Days | None:
    """The days that begin at a token: one expression, or all from one to another."""
    begin = at
    is_between = scene.kind(at) == BETWEEN
    if scene.kind(at) in (FROM, BETWEEN):
        at += 1 + (scene.kind(at + 1) in (THE, ON))
    found = _single(scene, at)
    if found is None:
        return None
    period = _period(scene, at, found, is_between)
    if period:
        return replace(period, begin=begin)
    return found


def _single(scene: Scene, at: int) -> Days | None:
    if scene.kind(at) == SHIFT:
        return _shifted(_single(scene, at + 1), scene.tokens[at].value, at)
    for rule in RULES.get(scene.kind(at), ()):
        if found := rule(scene, at):
            return _behind(scene, found)
    return None


def _behind(scene: Scene, found: Days) -> Days:
    """With what stands behind: that day; the day after."""
    if scene.kind(found.end) == SHIFTED:
        return _shifted(found, scene.tokens[found.end].value, found.begin, found.end + 1) or found
    return replace(found, end=found.end + 1) if scene.kind(found.end) == TAIL else found


def _shifted(found: Days | None, by: int, begin: int, end: int | None = None) -> Days | None:
    """The day after the last, or the day before the first."""
    if found is None:
        return None
    day = (found.last if by > 0 else found.first) + timedelta(by)
    return Days(day, day, dates.DATE, begin, found.end if end is None else end)


def _period(scene: Scene, at: int, first: Days, is_between: bool) -> Days | None:
    joined = scene.kind(first.end)
    if joined not in (TO, UNTIL, AND):
        return None
    second_at = first.end + 1 + (scene.kind(first.end + 1) == THE)
    second = _single(scene, second_at)
    if second is None:
        return days.to_weekday(scene, at, first, second_at)
    is_between = is_between or scene.kind(second.end) == BETWEEN_END
    if joined == AND and not is_between:
        return None
    end = second.end + (scene.kind(second.end) == BETWEEN_END)
    span = between(lambda base: _from(scene, at, base), lambda base: _from(scene, second_at, base), scene.today)
    if span and is_between and first.kind == second.kind == FESTIVAL:
        span = _inside(scene, at, second_at, span)
    return Days(*span, dates.DATE, at, end) if span else None


def _from(scene: Scene, at: int, base: date) -> Span | None:
    found = _single(scene.since(base), at)
    return (found.first, found.last) if found else None


def _inside(scene: Scene, at: int, second_at: int, span: Span) -> Span | None:
    """Between two holidays means the days that are neither."""
    first = _from(scene, at, span[0])
    second = _from(scene, second_at, span[0])
    if first is None or second is None:
        return None
    inside = first[1] + timedelta(1), second[0] - timedelta(1)
    return inside if inside[0] <= inside[1] else None
