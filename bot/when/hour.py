"""A time of the day as it was said: 4pm, 4.30pm, 16:30, half past 9, 下午四点半, 差一刻五点."""

from dataclasses import dataclass, replace
from datetime import time

from bot.when.dates import number
from bot.when.scene import Scene
from bot.when.tokens import (
    AT,
    DOTTED,
    FROM,
    HALF,
    HALF_HAND,
    HALF_SIGN,
    HAND,
    MINUTE_SIGN,
    NUMBER,
    OCLOCK,
    PART,
    PAST,
    QUARTER,
    SHY_FESTIVAL,
    TIME,
    TO,
    TO_HOUR,
    UNIT,
    UNTIL,
)

HOURS, MINUTES = 24, 60
FIRST_HOUR = 7
"""Hours below this, said without a half of the day, are after noon: nobody asks an office about four in the morning."""
AM, PM, NOON = "am", "pm", "noon"


@dataclass(frozen=True, slots=True)
class Hour:
    minutes: int
    """Of the day, or of a half of it."""
    end: int
    """The token behind."""
    half: str = ""
    loose: bool = True
    """Whether either half may be meant."""

    def within(self, half: str) -> "Hour":
        """With the half of the day that was said elsewhere, unless it was said here."""
        return replace(self, half=half) if self.loose and not self.half else self

    def time(self) -> time | None:
        """None where there is no such time: 13pm, 12 at night."""
        hour, minute = divmod(self.minutes, MINUTES)
        if self.half and self.loose:
            changed = _in_half(hour, self.half)
            return None if changed is None else time(changed, minute)
        if self.loose and hour < FIRST_HOUR:
            hour += 12
        return time(hour, minute) if hour < HOURS else None


def _in_half(hour: int, half: str) -> int | None:
    """An hour from one to twelve on the clock's face as one of the day."""
    if half == NOON:
        return hour if hour > 9 else hour + 12
    if half == PM:
        return hour if hour == 12 else hour + 12
    return 0 if hour == 12 else hour


def read(scene: Scene, at: int) -> Hour | None:
    """The time that begins at a token."""
    reader = READERS.get(scene.kind(at))
    found = reader(scene, at) if reader else None
    if found is None or scene.goes_on("not_clock_after", found.end):
        return None
    return _with_half(scene, found)


def _with_half(scene: Scene, hour: Hour) -> Hour | None:
    if scene.kind(hour.end) != HALF:
        return hour
    half, end = scene.tokens[hour.end].word, hour.end + 1
    if hour.loose or MINUTES <= hour.minutes < 13 * MINUTES:
        return replace(hour, half=half, end=end, loose=True)
    # 16:30pm says the same thing twice, 00:30pm says nothing.
    return replace(hour, end=end) if (hour.minutes < MINUTES) == (half == AM) else None


def _clock(scene: Scene, at: int) -> Hour:
    return Hour(scene.tokens[at].value, at + 1, loose=scene.tokens[at].word == "")


def _dotted(scene: Scene, at: int) -> Hour | None:
    """4.30 is a time before am or pm, or behind a word that says so."""
    token = scene.tokens[at]
    _, _, minutes = token.word.partition(".")
    if len(token.parts) != 2 or len(minutes) != 2 or token.parts[0] > 23 or token.parts[1] >= MINUTES:
        return None
    is_said = scene.kind(at + 1) == HALF or (at > 0 and scene.kind(at - 1) in (AT, PART))
    return Hour(token.parts[0] * MINUTES + token.parts[1], at + 1, loose=1 <= token.parts[0] <= 12) if is_said else None


def _number(scene: Scene, at: int) -> Hour | None:
    value, following = scene.tokens[at].value, scene.kind(at + 1)
    if following == HALF:
        return Hour(value * MINUTES, at + 1) if 1 <= value <= 12 else None
    if following == OCLOCK:
        return _oclock(scene, at)
    if following in (PAST, TO_HOUR) and value < MINUTES:
        return _minutes_from(scene, at + 2, value if following == PAST else -value)
    return None


def _numeral(scene: Scene, at: int) -> Hour | None:
    """A festival that is named by its date is a number before 点."""
    return _oclock(scene, at) if scene.tokens[at].value and scene.kind(at + 1) == OCLOCK else None


def _oclock(scene: Scene, at: int) -> Hour | None:
    """9点, 9点半, 9点一刻, 9点10分, 16点30. 一点 alone means `a little`."""
    value, word = scene.tokens[at].value, scene.tokens[at].word
    if value >= HOURS or scene.begins("not_clock_before", at):
        return None
    minutes, end = _behind(scene, at + 2)
    if minutes is None or (value == 1 and end == at + 2 and not _is_figure(word) and not _has_part(scene, at)):
        return None
    return Hour(value * MINUTES + minutes, end, loose=1 <= value <= 12 and not word.startswith("0"))


def _behind(scene: Scene, at: int) -> tuple[int | None, int]:
    """Minutes behind an hour and the token behind them; None where a number follows that is none."""
    token = scene.tokens[at]
    if token.kind in (HALF_SIGN, QUARTER):
        return token.value, at + 1
    if token.kind != NUMBER or token.word == "":
        return 0, at
    unit = scene.tokens[at + 1]
    if unit.kind == MINUTE_SIGN or (unit.kind == UNIT and unit.value == 1 and unit.word == "minutes"):
        return (token.value, at + 2) if token.value < MINUTES else (None, at)
    if unit.kind == OCLOCK or scene.goes_on("not_minute_after", at + 1):
        return 0, at
    is_minute = token.value == 10 or (token.value < MINUTES and len(token.word) > 1)
    return (token.value, at + 1) if is_minute else (None, at)


def _is_figure(word: str) -> bool:
    return word.isascii()


def _has_part(scene: Scene, at: int) -> bool:
    return at > 0 and scene.kind(at - 1) in (PART, TO, FROM, UNTIL, AT)


def _hand(scene: Scene, at: int) -> Hour | None:
    """Half past 9, quarter to 5."""
    return _minutes_from(scene, at + 1, scene.tokens[at].value)


def _half_hand(scene: Scene, at: int) -> Hour | None:
    """At half nine."""
    return _hand(scene, at) if at and scene.kind(at - 1) in (AT, FROM, UNTIL, TO) else None


def _minutes_from(scene: Scene, at: int, minutes: int) -> Hour | None:
    if scene.kind(at) != NUMBER or not 1 <= scene.tokens[at].value <= 12:
        return None
    value = scene.tokens[at].value * MINUTES + minutes
    return Hour(value, at + 1 + (scene.kind(at + 1) == OCLOCK), loose=value >= MINUTES)


READERS = {TIME: _clock, DOTTED: _dotted, NUMBER: _number, SHY_FESTIVAL: _numeral, HAND: _hand, HALF_HAND: _half_hand}
"""By kind of the first token."""


def bare(scene: Scene, at: int) -> Hour | None:
    """A number that is an hour because of what stands beside it: 2 in `2 to 4pm`, 9 in `9 in the morning`."""
    value = number(scene, at, 12) if scene.kind(at) == NUMBER else None
    if value is None and scene.kind(at) == NUMBER and 1 <= scene.tokens[at].value <= 12:
        value = scene.tokens[at].value
    return None if value is None else Hour(value * MINUTES, at + 1)
