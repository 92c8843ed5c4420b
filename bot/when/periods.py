"""Which days begin at a token, and whether they go on to others: between Christmas and New Year, 10月1日到7日, mon-fri."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.when import dates, days, festival_rules, moments, pairs
from bot.when import tokens as t
from bot.when.partial import Span, between
from bot.when.scene import UNCLEAR, Days, Scene

Rule = Callable[[Scene, int], Days | None]

RULES: Mapping[str, tuple[Rule, ...]] = {
    t.NOW: (days.now,),
    t.DAY: (days.from_today,),
    t.DAYS: (days.several,),
    t.WEEKDAY: (days.weekday,),
    t.SHY_WEEKDAY: (days.weekday,),
    t.WEEKEND: (days.weekend,),
    t.WORKDAYS: (days.workdays,),
    t.WEEK: (days.week,),
    t.WHICH: (days.which, festival_rules.which_feast),
    t.COMING: (days.coming, festival_rules.which_feast),
    t.IN: (moments.in_some,),
    t.IN_MINUTES: (moments.in_minutes,),
    t.FESTIVAL: (festival_rules.feast,),
    t.SHY_FESTIVAL: (pairs.on_pair, dates.on_date, festival_rules.shy_feast),
    t.YEARS: (festival_rules.after_year, dates.on_date),
    t.MONTH: (pairs.on_pair, dates.on_date),
    t.SHY_MONTH: (pairs.on_pair, dates.on_date),
    t.MONTHS: (pairs.on_pair, dates.on_date),
    t.NUMBER: (pairs.on_pair, festival_rules.after_year, dates.on_date, moments.some_later),
    t.NTH: (pairs.on_pair, dates.on_date),
    t.NTH_WORD: (pairs.on_pair, dates.on_date),
    t.SLASHED: (dates.on_date,),
    t.DOTTED: (dates.on_date,),
    t.ISO: (dates.on_date,),
}
"""By kind of the token that a time begins with: the first rule that finds something is right."""


BY_WEEK = (t.WEEKDAY, t.WEEKEND, t.WORKDAYS, t.WEEK)
"""Days that come every week: which of them is meant may be said by another day."""


def on_days(scene: Scene, at: int) -> Days | None:
    """The days that begin at a token: one expression, or all from one to another."""
    begin = at
    is_between = scene.kind(at) == t.BETWEEN
    if scene.kind(at) in (t.FROM, t.BETWEEN):
        at += 1 + (scene.kind(at + 1) in (t.THE, t.ON))
    found = _single(scene, at)
    if found is None or found.kind == UNCLEAR:
        return found
    period = _period(scene, at, found, is_between)
    if period:
        return replace(period, begin=begin)
    return found


def _single(scene: Scene, at: int) -> Days | None:
    if scene.kind(at) == t.SHIFT:
        return _led(scene, at)
    for rule in RULES.get(scene.kind(at), ()):
        if found := rule(scene, at):
            behind = _behind(scene, found)
            return dates.unclear(scene, at, behind.end) if _is_another(scene, found, behind.end) else behind
    return None


def _led(scene: Scene, at: int) -> Days | None:
    """The day after Christmas, a week on Tuesday; not a week in `once a week on Tuesday`."""
    by = scene.tokens[at].value
    if abs(by) >= days.WEEK_DAYS and scene.begins("not_shift_before", at):
        return None
    found = _shifted(_single(scene, at + 1 + (scene.kind(at + 1) == t.THE)), by, at)
    is_another = scene.begins("another_shift_before", at) or (abs(by) >= days.WEEK_DAYS and scene.begins("not_one_day_before", at))
    return dates.unclear(scene, at, found.end) if found and is_another else found


def _is_another(scene: Scene, found: Days, end: int) -> bool:
    """Whether the day is one beside this: Friday before Christmas, 圣诞前的周五, the weekend after next, the week of 14 December."""
    is_shifted = found.begin > 0 and scene.kind(found.begin - 1) == t.SHIFT
    if (not is_shifted and scene.begins("another_day_before", found.begin)) or scene.goes_on("another_day_after", end):
        return True
    behind = scene.kind(end)
    if found.kind in BY_WEEK and _is_of_another(scene, end):
        return True
    if behind in (t.EARLIER, t.LATER) or (found.begin and scene.kind(found.begin - 1) in (t.BEFORE, t.AFTER)):
        return scene.kind(_after_joints(scene, end + (behind in (t.EARLIER, t.LATER)))) in BY_WEEK
    return found.kind == t.FESTIVAL and (behind == t.WEEKEND or (behind == t.WEEKDAY and not _has_weekday(found, scene.tokens[end].value)))


def _is_of_another(scene: Scene, end: int) -> bool:
    """Friday before Christmas, Monday in 2 weeks, Fridays in December, the weekend of 12 December."""
    behind = scene.kind(end)
    if behind in (t.BEFORE, t.AFTER):
        return _single(scene, end + 1 + (scene.kind(end + 1) == t.THE)) is not None
    if behind == t.IN:
        return scene.kind(end + 1) in (t.MONTH, t.SHY_MONTH, t.MONTHS) or _single(scene, end) is not None
    return behind == t.OF


def _after_joints(scene: Scene, at: int) -> int:
    """Behind the small words between a holiday and a weekday: 圣诞前的最后一个周五, after Easter on Monday."""
    while scene.kind(at) in (t.ON, t.THE, t.NUMBER) or scene.is_one("another_between", at):
        at += 1
    return at


def _has_weekday(found: Days, number: int) -> bool:
    """Whether one of the days is such a weekday."""
    away = (number - found.first.weekday()) % days.WEEK_DAYS
    return found.first + timedelta(away) <= found.last


def _behind(scene: Scene, found: Days) -> Days:
    """With what stands behind: that day; the day after."""
    if scene.kind(found.end) == t.SHIFTED:
        return _shifted(found, scene.tokens[found.end].value, found.begin, found.end + 1) or found
    return replace(found, end=found.end + 1) if scene.kind(found.end) == t.TAIL else found


def _shifted(found: Days | None, by: int, begin: int, end: int | None = None) -> Days | None:
    """The day after the last, or the day before the first."""
    if found is None or found.kind == UNCLEAR:
        return found
    day = (found.last if by > 0 else found.first) + timedelta(by)
    return Days(day, day, dates.DATE, begin, found.end if end is None else end)


def _period(scene: Scene, at: int, first: Days, is_between: bool) -> Days | None:
    joined = scene.kind(first.end)
    if joined not in (t.TO, t.UNTIL, t.AND):
        return None
    second_at = first.end + 1 + (scene.kind(first.end + 1) == t.THE)
    second = _single(scene, second_at)
    if second is None:
        return days.to_weekday(scene, at, first, second_at)
    if second.kind == UNCLEAR:
        return second
    is_between = is_between or scene.kind(second.end) == t.BETWEEN_END
    if joined == t.AND and not is_between:
        return None
    end = second.end + (scene.kind(second.end) == t.BETWEEN_END)
    span = between(lambda base: _from(scene, at, base), lambda base: _from(scene, second_at, base), scene.today)
    if span and is_between and first.kind == second.kind == t.FESTIVAL:
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
