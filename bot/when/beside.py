"""Numbers that are hours because of the day beside them: at 10 tomorrow, on Monday at 11, from 9 to 5 tomorrow."""

from bot.when import hour as hours
from bot.when import tokens as t
from bot.when.hour import Ends, Hour
from bot.when.periods import on_days
from bot.when.scene import Clock, Scene

LAST_HOUR = 17
"""In figures without more: no office has visitors later, and 49 is the number of a house."""
STARTS = (t.FROM, t.BETWEEN)


def hour(scene: Scene, at: int, behind: int) -> Hour | None:
    """At 10, beside a day or at the end: never `at 10 Downing Street`."""
    found = hours.bare(scene, at, LAST_HOUR) if at and scene.kind(at - 1) == t.AT else None
    if found is None or scene.is_one("not_hour", at) or scene.begins("not_hour_before", at - 1):
        return None
    is_said = (
        _has_day(scene, found.end) or (_ends(scene, found.end) and _is_behind(scene, at - 1, behind)) or _is_last(scene, at, found.end)
    )
    return found if is_said else None


def span(scene: Scene, at: int, behind: int) -> Clock | None:
    """From 9 to 5 beside a day; without the day, two numbers are anything."""
    start = at + (scene.kind(at) in STARTS)
    first = hours.bare(scene, start, LAST_HOUR)
    last = hours.bare(scene, first.end + 1, LAST_HOUR) if first and _joins(scene, at, first.end) else None
    if first is None or last is None or not _is_beside(scene, at, last.end, behind):
        return None
    times = Ends(first, last).times()
    return Clock(*times, at, last.end) if times else None


def _joins(scene: Scene, at: int, join: int) -> bool:
    return scene.kind(join) in (t.TO, t.UNTIL) or (scene.kind(join) == t.AND and scene.kind(at) == t.BETWEEN)


def _is_beside(scene: Scene, at: int, end: int, behind: int) -> bool:
    if _ends(scene, end) and _is_behind(scene, at, behind):
        return True
    is_led = scene.kind(at) in STARTS or (at > 0 and scene.kind(at - 1) in (t.CUE, t.AT, t.ON))
    return is_led and _has_day(scene, end)


def _is_behind(scene: Scene, at: int, behind: int) -> bool:
    return behind in (at, at - 1) and (behind == at or scene.kind(behind) == t.COMMA)


def _has_day(scene: Scene, at: int) -> bool:
    day_at = at + (scene.kind(at) in (t.ON, t.COMMA))
    day = on_days(scene, day_at + (scene.kind(day_at) == t.THE))
    return day is not None and day.kind != t.NOW


def _ends(scene: Scene, at: int) -> bool:
    return scene.kind(at) == t.END or scene.goes_on("day_alone_after", at)


def _is_last(scene: Scene, at: int, end: int) -> bool:
    """The last word of a question about being open or coming, or all that is said."""
    if scene.kind(end) != t.END and not scene.goes_on("hour_last_after", end):
        return False
    return at <= 1 or scene.begins("hour_alone_before", at - 1) or any(_is_visit(scene, before) for before in range(at - 1))


def _is_visit(scene: Scene, at: int) -> bool:
    return scene.kind(at) == t.CUE or scene.is_one("visit", at)
