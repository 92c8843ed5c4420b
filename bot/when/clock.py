"""Times and parts of the day, and from one to another."""

from dataclasses import replace
from datetime import time

from bot.when import beside
from bot.when import tokens as t
from bot.when.data import parts
from bot.when.hour import Ends, Hour, bare, read
from bot.when.scene import Clock, Scene

PARTS = (t.PART, t.IN_PART)


def on_clock(scene: Scene, at: int, behind: int) -> Clock | None:
    """The time, the part of the day, or the span from one time to another that begins at a token; `behind`: where the last one ended."""
    if scene.kind(at) in (t.FROM, t.BETWEEN, t.BEFORE, t.AFTER, t.UNTIL):
        return _led(scene, at) or beside.span(scene, at, behind)
    span = _span(scene, at) or beside.span(scene, at, behind)
    if span:
        return span
    found = _hour(scene, at) or beside.hour(scene, at, behind)
    if found is None:
        return _part(scene, at)
    said = found.time()
    if said is None:
        return None
    return _open_ended(scene, Clock(said, None, at, found.end, loose=found.loose and not found.half))


def _led(scene: Scene, at: int) -> Clock | None:
    """With the word before it that makes a span of a time: between 2 and 4pm, after 4pm, until noon."""
    kind = scene.kind(at)
    if kind in (t.FROM, t.BETWEEN):
        found = _span(scene, at + 1)
        return replace(found, begin=at) if found else None
    hour = _hour(scene, at + 1)
    said = hour.time() if hour else None
    end = hour.end if hour else at + 2
    if said is None:
        named = _part(scene, at + 1)
        said = named.at if named and named.until is None else None
    if said is None:
        return None
    return Clock(said, time.max, at, end) if kind == t.AFTER else Clock(time.min, said, at, end)


def _open_ended(scene: Scene, clock: Clock) -> Clock:
    """4点以后, 4点前."""
    behind = scene.kind(clock.end)
    if behind == t.LATER:
        return replace(clock, until=time.max, end=clock.end + 1, loose=False)
    if behind == t.EARLIER:
        return replace(clock, at=time.min, until=clock.at, end=clock.end + 1, loose=False)
    return clock


def _hour(scene: Scene, at: int) -> Hour | None:
    """A time with the part of the day before or behind it, which says the half that it lies in."""
    if scene.kind(at) == t.PART:
        behind = at + 1 + (scene.kind(at + 1) in (t.AT, t.ON))
        found = read(scene, behind)
        return found.within(_half(scene, at)) if found else None
    found = read(scene, at)
    if found is None:
        return _bare_before_part(scene, at)
    part_at = found.end + (scene.kind(found.end) == t.DAY)
    if scene.kind(part_at) in (t.PART, t.IN_PART, t.WEAK_PART) and found.loose:
        end = part_at + 1 if part_at == found.end else found.end
        return replace(found.within(_half(scene, part_at)), end=end)
    return found


def _bare_before_part(scene: Scene, at: int) -> Hour | None:
    """9 in the morning; at 8 tonight."""
    found = bare(scene, at)
    if found is None:
        return None
    is_at = at > 0 and scene.kind(at - 1) == t.AT
    part_at = found.end + (is_at and scene.kind(found.end) == t.DAY)
    if scene.kind(part_at) == t.IN_PART or (is_at and scene.kind(part_at) == t.PART):
        return replace(found.within(_half(scene, part_at)), end=part_at + 1 if part_at == found.end else found.end)
    return None


def _half(scene: Scene, at: int) -> str:
    return parts()[scene.tokens[at].word].half


def _part(scene: Scene, at: int) -> Clock | None:
    """A part of the day; `morning` and `pm` are one behind a day only."""
    kind, name = scene.kind(at), scene.tokens[at].word
    if kind not in (*PARTS, t.WEAK_PART, t.HALF):
        return None
    part = parts()[name]
    return Clock(part.begins, part.ends, at, at + 1, part=name, weak=kind in (t.WEAK_PART, t.HALF))


def _span(scene: Scene, at: int) -> Clock | None:
    """From one time to another: 2-4pm, 9:00-12:00, 下午两点到四点."""
    first = _hour(scene, at) or bare(scene, at)
    if first is None or scene.kind(first.end) not in (t.TO, t.UNTIL, t.AND):
        return None
    last = _hour(scene, first.end + 1) or _named(scene, first.end + 1)
    if last is None and not _is_bare(scene, at, first):
        last = _last_bare(scene, first.end + 1)
    is_between = at > 0 and scene.kind(at - 1) == t.BETWEEN
    times = Ends(first, last).times() if last and (scene.kind(first.end) != t.AND or is_between) else None
    if times is None or last is None:
        return None
    return Clock(times[0], times[1], at, last.end + (scene.kind(last.end) == t.BETWEEN_END))


def _is_bare(scene: Scene, at: int, first: Hour) -> bool:
    return scene.kind(at) == t.NUMBER and first.end == at + 1


def _last_bare(scene: Scene, at: int) -> Hour | None:
    """5 in `9am to 5`, if nothing is counted by it."""
    found = bare(scene, at)
    return found if found and not scene.goes_on("not_date_after", at + 1) else None


def _named(scene: Scene, at: int) -> Hour | None:
    """Noon."""
    named = _part(scene, at)
    if named is None or named.until is not None:
        return None
    return Hour(named.at.hour * 60 + named.at.minute, at + 1, loose=False)
