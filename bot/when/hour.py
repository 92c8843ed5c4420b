"""A time of the day as it was said: 4pm, 4.30pm, 16:30, half past 9, 下午四点半, 差一刻五点."""

from dataclasses import dataclass, replace
from datetime import time

from bot.when import tokens as t
from bot.when.scene import Scene

HOURS, MINUTES, NOON_HOUR = 24, 60, 12
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


@dataclass(frozen=True, slots=True)
class Ends:
    """Of a span of the day."""

    first: Hour
    last: Hour

    def times(self) -> tuple[time, time] | None:
        """An end without a half has the other's, unless the last would then not come behind the first."""
        firsts = [self.first.within(half).time() for half in (self.last.half, AM)]
        lasts = [self.last.within(half).time() for half in (self.first.half, PM)]
        return next(((begins, ends) for begins in firsts for ends in lasts if begins and ends and begins < ends), None)


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
    if scene.kind(hour.end) != t.HALF:
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
    is_said = scene.kind(at + 1) == t.HALF or (at > 0 and scene.kind(at - 1) in (t.AT, t.PART))
    return Hour(token.parts[0] * MINUTES + token.parts[1], at + 1, loose=1 <= token.parts[0] <= 12) if is_said else None


def _number(scene: Scene, at: int) -> Hour | None:
    value, following = scene.tokens[at].value, scene.kind(at + 1)
    if following == t.HALF:
        return Hour(value * MINUTES, at + 1) if 1 <= value <= 12 else None
    if following == t.OCLOCK:
        return _oclock(scene, at)
    if following in (t.PAST, t.TO_HOUR) and value < MINUTES:
        return _minutes_from(scene, at + 2, value if following == t.PAST else -value)
    return None


def _numeral(scene: Scene, at: int) -> Hour | None:
    """A festival that is named by its date is a number before 点."""
    return _oclock(scene, at) if scene.tokens[at].value and scene.kind(at + 1) == t.OCLOCK else None


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
    if token.kind in (t.HALF_SIGN, t.QUARTER):
        return token.value, at + 1
    if token.kind != t.NUMBER or token.word == "":
        return 0, at
    unit = scene.tokens[at + 1]
    if unit.kind == t.MINUTE_SIGN or (unit.kind == t.UNIT and unit.value == 1 and unit.word == "minutes"):
        return (token.value, at + 2) if token.value < MINUTES else (None, at)
    if unit.kind == t.OCLOCK or scene.goes_on("not_minute_after", at + 1):
        return 0, at
    is_minute = token.value == 10 or (token.value < MINUTES and len(token.word) > 1)
    return (token.value, at + 1) if is_minute else (None, at)


def _is_figure(word: str) -> bool:
    return word.isascii()


def _has_part(scene: Scene, at: int) -> bool:
    return at > 0 and scene.kind(at - 1) in (t.PART, t.TO, t.FROM, t.UNTIL, t.AT)


def _hand(scene: Scene, at: int) -> Hour | None:
    """Half past 9, quarter to 5."""
    return _minutes_from(scene, at + 1, scene.tokens[at].value)


def _half_hand(scene: Scene, at: int) -> Hour | None:
    """At half nine."""
    return _hand(scene, at) if at and scene.kind(at - 1) in (t.AT, t.FROM, t.UNTIL, t.TO) else None


def _minutes_from(scene: Scene, at: int, minutes: int) -> Hour | None:
    if scene.kind(at) != t.NUMBER or not 1 <= scene.tokens[at].value <= 12:
        return None
    value = scene.tokens[at].value * MINUTES + minutes
    return Hour(value, at + 1 + (scene.kind(at + 1) == t.OCLOCK), loose=value >= MINUTES)


READERS = {t.TIME: _clock, t.DOTTED: _dotted, t.NUMBER: _number, t.SHY_FESTIVAL: _numeral, t.HAND: _hand, t.HALF_HAND: _half_hand}
"""By kind of the first token."""


def bare(scene: Scene, at: int, most: int = NOON_HOUR) -> Hour | None:
    """A number that is an hour because of what stands beside it: 2 in `2 to 4pm`, 9 in `9 in the morning`."""
    value = scene.tokens[at].value if scene.kind(at) == t.NUMBER else 0
    return Hour(value * MINUTES, at + 1, loose=value <= NOON_HOUR) if 1 <= value <= most else None
