"""The time that a text speaks of."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.when import tokens as t
from bot.when.choice import Chosen, choose, is_meant
from bot.when.clock import on_clock
from bot.when.dates import apart, houses
from bot.when.fold import fold
from bot.when.lexer import tokens
from bot.when.periods import on_days
from bot.when.said import without
from bot.when.scene import UNCLEAR, Clock, Days, Scene
from bot.when.when import When

VAGUE = (t.WEEKDAY, t.WEEKEND, t.SHIFT, t.SHIFTED, t.ANOTHER)
"""Words of a day: where no rule understands one, a time beside it is not today's."""
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Found:
    days: list[Days]
    clocks: list[Clock]
    vague: bool
    """Whether a day was named that is not understood, or that is not meant."""

    @property
    def is_unclear(self) -> bool:
        return any(found.kind == UNCLEAR for found in self.days) or (self.vague and not self.days)


def heard(text: str, now: datetime, calendars: tuple[str, ...] = ()) -> When | None:
    """The days and the time of day that a text names, as typed; None where it names none.

    `now` is aware and of the office's clock: "tomorrow" is the day after its date. `calendars` are the office's own (GB-SCT, CN): a holiday
    is looked up in those of the country that festivals.yaml names for it, else in the file's.
    """
    folded = fold(text)
    said = tokens(folded.text)
    scene = Scene(said, folded.text, now, now.date(), calendars, houses=houses(said))
    found = _found(scene)
    if found.days and (year := apart(scene, found.days)):
        scene = replace(scene, year=year)
        found = _found(scene)
    chosen = None if found.is_unclear else choose(found.days, found.clocks, scene)
    if chosen is None:
        return None
    at, until = _times(chosen)
    spans = [(found.begin, found.end) for found in (chosen.days, chosen.clock) if found]
    named = len(set(spans)) == len(spans)  # a time alone stands for its day, too
    return When(chosen.days.first, chosen.days.last, at, until, chosen.days.holiday, without(text, folded, scene, spans), named)


def _found(scene: Scene) -> Found:
    """All that the text names, in its order."""
    days, clocks, vague, at, end = list[Days](), list[Clock](), False, 0, NOWHERE
    while scene.kind(at) != t.END:
        day = on_days(scene, at)
        clock = None if day else on_clock(scene, at, end)
        if day and is_meant(day, scene):
            days.append(day)
        elif day or (clock is None and scene.kind(at) in VAGUE):
            vague = True
        if clock:
            clocks.append(clock)
        one = day or clock
        at, end = (one.end, one.end) if one else (at + 1, end)
    return Found(days, clocks, vague)


def _times(chosen: Chosen) -> tuple[time | None, time | None]:
    if chosen.clock:
        return chosen.clock.at, chosen.clock.until
    return chosen.days.at, None
