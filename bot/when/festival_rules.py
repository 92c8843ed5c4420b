"""Holidays that are named: Christmas, 2027年春节, bank holiday Monday, over Easter."""

from dataclasses import replace
from datetime import date, timedelta

from bot.when import dates
from bot.when import tokens as t
from bot.when.festival_days import Festival, Span, festivals, last_one, next_any, next_one, of_year
from bot.when.scene import Days, Scene

SATURDAY, SUNDAY = 5, 6


def feast(scene: Scene, at: int) -> Days | None:
    """A holiday, with the year that may stand behind it."""
    if not _is_feast(scene, at):
        return None
    year = dates.year_said(scene, at + 1)
    return _days(scene, at, year[0] if year else None, year[1] if year else at + 1)


def shy_feast(scene: Scene, at: int) -> Days | None:
    """A number that is a holiday as well: only where what stands beside it leaves no doubt."""
    if scene.begins("shy_festival_not_before", at):
        return None
    is_alone = scene.kind(at + 1) == t.END and (at == 0 or scene.kind(at - 1) == t.YEARS)
    return feast(scene, at) if is_alone or scene.goes_on("shy_festival_after", at + 1) else None


def after_year(scene: Scene, at: int) -> Days | None:
    """A year and a holiday: 2027年春节, 明年春节, this year's Christmas."""
    year = dates.year_said(scene, at)
    if year is None or not (_is_feast(scene, year[1]) and scene.kind(year[1]) in (t.FESTIVAL, t.SHY_FESTIVAL)):
        return None
    if scene.kind(year[1]) == t.SHY_FESTIVAL and not _follows_year(scene, year[1]):
        return None
    found = _days(scene, year[1], year[0], year[1] + 1)
    return replace(found, begin=at) if found else None


def _follows_year(scene: Scene, at: int) -> bool:
    return scene.kind(at + 1) == t.END or scene.goes_on("shy_festival_after", at + 1)


def which_feast(scene: Scene, at: int) -> Days | None:
    """Next Christmas is the next one; last Christmas the last."""
    if not _is_feast(scene, at + 1):
        return None
    if scene.kind(at) == t.WHICH and scene.tokens[at].value < 0:
        festival = _festival(scene, at + 1)
        span = None if festival.any else last_one(festival, scene.today, scene.calendars)
        return Days(*span, t.FESTIVAL, at, at + 2, festival.shown) if span else None
    found = feast(scene, at + 1)
    return replace(found, begin=at) if found else None


def _is_feast(scene: Scene, at: int) -> bool:
    """Not a wish, and not what is held or sold on the day."""
    is_named = scene.kind(at) in (t.FESTIVAL, t.SHY_FESTIVAL)
    return is_named and not scene.begins("not_festival_before", at) and not scene.goes_on("not_festival_after", at + 1)


def _festival(scene: Scene, at: int) -> Festival:
    return festivals()[scene.tokens[at].word]


def _days(scene: Scene, at: int, year: int | None, end: int) -> Days | None:
    festival = _festival(scene, at)
    if festival.any:
        return _any(scene, at, festival, year, end)
    is_period = scene.kind(end) == t.PERIOD or (at > 0 and scene.kind(at - 1) == t.OVER)
    span = _span(scene, festival, year, is_period)
    return Days(*span, t.FESTIVAL, at, end + (scene.kind(end) == t.PERIOD), festival.shown) if span else None


def _span(scene: Scene, festival: Festival, year: int | None, is_period: bool) -> Span | None:
    said = scene.year if year is None else year
    if said is None:
        return next_one(festival, scene.base, scene.calendars, is_period)
    return of_year(festival, said, scene.calendars, is_period)


def _any(scene: Scene, at: int, festival: Festival, year: int | None, end: int) -> Days | None:
    """The next bank holiday, that on a Monday, or its weekend."""
    weekday = scene.tokens[end].value if scene.kind(end) == t.WEEKDAY else None
    base = scene.base if year is None else max(scene.base, date(year, 1, 1))
    holiday = next_any(festival, base, scene.calendars, weekday)
    if holiday is None:
        return None
    if scene.kind(end) == t.WEEKEND:
        return Days(*_weekend(holiday.day), t.FESTIVAL, at, end + 1, holiday.key)
    return Days(holiday.day, holiday.day, t.FESTIVAL, at, end + (weekday is not None), holiday.key)


def _weekend(day: date) -> Span:
    """With the Saturday and the Sunday beside a day of the working week."""
    monday = day - timedelta(day.weekday())
    sunday = monday + timedelta(SUNDAY) if day.weekday() >= SATURDAY - 2 else monday - timedelta(1)
    return min(day, sunday - timedelta(1)), max(day, sunday)
