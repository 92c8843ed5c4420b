"""The time that a text speaks of."""

from dataclasses import replace
from datetime import datetime, time

from bot.when.choice import Chosen, choose, is_meant
from bot.when.clock import on_clock
from bot.when.dates import apart
from bot.when.fold import fold
from bot.when.lexer import tokens
from bot.when.periods import on_days
from bot.when.said import without
from bot.when.scene import Clock, Days, Scene
from bot.when.tokens import END
from bot.when.when import When


def heard(text: str, now: datetime, calendars: tuple[str, ...] = ()) -> When | None:
    """The days and the time of day that a text names, as typed; None where it names none.

    `now` is aware and of the office's clock: "tomorrow" is the day after its date. `calendars` are the office's own (GB-SCT, CN): a holiday
    is looked up in those of the country that festivals.yaml names for it, else in the file's.
    """
    folded = fold(text)
    scene = Scene(tokens(folded.text), folded.text, now, now.date(), calendars)
    days, clocks = _found(scene)
    if days and (year := apart(scene, days)):
        scene = replace(scene, year=year)
        days, clocks = _found(scene)
    chosen = choose(days, clocks, scene)
    if chosen is None:
        return None
    at, until = _times(chosen)
    spans = [(found.begin, found.end) for found in (chosen.days, chosen.clock) if found]
    return When(chosen.days.first, chosen.days.last, at, until, chosen.days.holiday, without(text, folded, scene, spans))


def _found(scene: Scene) -> tuple[list[Days], list[Clock]]:
    """All that the text names, in its order."""
    days, clocks, at = list[Days](), list[Clock](), 0
    while scene.kind(at) != END:
        day = on_days(scene, at)
        clock = None if day else on_clock(scene, at)
        if day and is_meant(day, scene):
            days.append(day)
        if clock:
            clocks.append(clock)
        found = day or clock
        at = found.end if found else at + 1
    return days, clocks


def _times(chosen: Chosen) -> tuple[time | None, time | None]:
    if chosen.clock:
        return chosen.clock.at, chosen.clock.until
    return chosen.days.at, None
