"""Days and times that are said from now: in 3 days, two hours from now, 3天后."""

from dataclasses import replace
from datetime import UTC, timedelta

from bot.when import tokens as t
from bot.when.scene import Days, Scene

FARTHEST_DAYS, FARTHEST_MINUTES = 92, 12 * 60
"""From now: what is farther is how long something lasts, like 24 hours."""


def in_some(scene: Scene, at: int) -> Days | None:
    """In 3 days; 过3天."""
    found = _away(scene, at + 1)
    return replace(found, begin=at, end=found.end + (scene.kind(found.end) == t.LATER)) if found else None


def some_later(scene: Scene, at: int) -> Days | None:
    """3 days from now, 3天后."""
    found = _away(scene, at)
    return replace(found, end=found.end + 1) if found and scene.kind(found.end) == t.LATER else None


def in_minutes(scene: Scene, at: int) -> Days | None:
    return None if scene.goes_on("not_away_after", at + 1) else _moment(scene, scene.tokens[at].value, at, at + 1)


def _away(scene: Scene, at: int) -> Days | None:
    number, unit = scene.tokens[at], scene.tokens[at + 1]
    if number.kind != t.NUMBER or unit.kind != t.UNIT:
        return None
    if scene.goes_on("not_away_after", at + 2):
        return None
    away = number.value * unit.value
    if unit.word == "days":
        return _in_days(scene, away, at, at + 2) if 0 < away <= FARTHEST_DAYS else None
    return _moment(scene, away, at, at + 2) if 0 < away <= FARTHEST_MINUTES else None


def _in_days(scene: Scene, days: int, at: int, end: int) -> Days:
    day = scene.today + timedelta(days)
    return Days(day, day, t.DAY, at, end)


def _moment(scene: Scene, minutes: int, at: int, end: int) -> Days:
    """So many minutes from now: the clock on the wall may have been changed meanwhile."""
    then = (scene.now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(scene.now.tzinfo).replace(second=0, microsecond=0)
    return Days(then.date(), then.date(), t.DAY, at, end, at=then.time())
