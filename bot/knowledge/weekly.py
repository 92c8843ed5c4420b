"""Weekly hours as staff write them -> Openings.

`Mon-Fri: 09:00-12:00, 14:00-17:00`, `Mo-Fr 9am-12pm`, `周一至周五：上午9点到12点`
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import time
from itertools import pairwise

from bot.knowledge.office import Opening

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
CHINESE_DAYS = dict(zip("一二三四五六日天", (*DAYS, "su"), strict=True))
PLAIN = str.maketrans({"–": "-", "—": "-", "−": "-", "~": "-", "至": "-", "到": "-", "、": ",", ";": ",", "及": ",", "和": ","})
"""Signs and words that stand for `to` and `and`, after full-width forms have become plain ones."""

_CHINESE_DAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])|(?<=[-,])([一二三四五六日天])")
_ENGLISH_DAY = re.compile(
    r"\b(?:(mo)(?:n(?:days?)?)?|(tu)(?:e(?:s(?:days?)?)?)?|(we)(?:d(?:nesdays?)?)?|(th)(?:u(?:rs?(?:days?)?)?)?"
    r"|(fr)(?:i(?:days?)?)?|(sa)(?:t(?:urdays?)?)?|(su)(?:n(?:days?)?)?)\b\.?"
)
_DAY = "(?:mo|tu|we|th|fr|sa|su)"
_LINE = re.compile(rf"({_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*):?(.+)")
_TIME = re.compile(r"(上午|中午|下午)?(\d{1,2})(?::(\d{2})|(点半)|点(?:(\d{1,2})分)?)?(am|pm)?", re.ASCII)
_AFTER_NOON = {"pm", "中午", "下午"}
EXAMPLE = "write it like 'Mon-Fri: 09:00-12:00, 14:00-17:00'"


class WeeklyError(ValueError):
    """Hours that can't be: what was expected, what was found."""

    def __init__(self, expected: str, found: str, mend: str = EXAMPLE) -> None:
        super().__init__(f"expected {expected}, found {found}")
        self.expected, self.found, self.mend = expected, found, mend


def read_hours(text: str) -> tuple[Opening, ...]:
    """One line of hours: days, then stretches of the day. Raises WeeklyError."""
    line = _LINE.fullmatch(_plain(text))
    if line is None:
        raise WeeklyError("days and hours", f"'{text}'")
    stretches = [_stretch(part) for part in line[2].split(",")]
    return tuple(Opening(day, opens, closes) for day in _days(line[1]) for opens, closes in stretches)


def joined(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Sorted over the week. Raises WeeklyError if two overlap."""
    found = tuple(sorted(openings, key=lambda o: (o.weekday, o.opens, o.closes)))
    for one, next_one in pairwise(found):
        if one.weekday == next_one.weekday and next_one.opens < one.closes:
            stretches = f"{one.opens:%H:%M}-{one.closes:%H:%M} and {next_one.opens:%H:%M}-{next_one.closes:%H:%M} on one day"
            raise WeeklyError("hours that do not overlap", stretches, "join them or correct one")
    return found


def _plain(text: str) -> str:
    """One spelling of days, dashes and commas, without spaces."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(PLAIN)
    text = re.sub(r"\s+to\s+", "-", text)
    text = re.sub(r"\s*(-|,|&|\band\b)\s*", lambda m: "-" if m[1] == "-" else ",", text)
    text = _CHINESE_DAY.sub(lambda m: CHINESE_DAYS[m[1] or m[2]], text)
    return re.sub(r"\s+", "", _ENGLISH_DAY.sub(lambda m: m[m.lastindex or 0], text))


def _days(text: str) -> list[int]:
    """Weekdays of `mo-fr,su`; a range may run over the week's end."""
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        start = DAYS.index(first)
        length = (DAYS.index(last or first) - start) % 7 + 1
        found.extend((start + i) % 7 for i in range(length))
    return sorted(found)


def _stretch(text: str) -> tuple[time, time]:
    start, end = (_TIME.fullmatch(part) for part in (text.split("-") if text.count("-") == 1 else ("", "")))
    if start is None or end is None or not _has_unit(start, end):
        raise WeeklyError("an opening and a closing time", f"'{text}'")
    half, half_end = start[1] or start[6] or end[6], end[1] or end[6] or start[1]
    opens, closes = _time(start, half), _time(end, half_end)
    if closes <= opens:
        raise WeeklyError("a closing time after the opening time", f"'{text}'", "correct one of the two; hours end on the same day")
    return opens, closes


def _has_unit(start: re.Match[str], end: re.Match[str]) -> bool:
    """Whether the numbers are plainly hours: 9-12 alone may be anything."""
    return "点" in end[0] or bool(end[6]) or bool((start[3] or start[6]) and end[3])


def _time(found: re.Match[str], half: str | None) -> time:
    """`half`: the half of the day that is said, here or at the other end."""
    hour, minute = int(found[2]), int(found[3] or found[5] or (30 if found[4] else 0))
    if hour > 23 or minute > 59 or (found[6] and not 1 <= hour <= 12):
        raise WeeklyError("a time of day from 00:00 to 23:59", f"'{found[0]}'", "correct the hour")
    if half in _AFTER_NOON and hour < 12 and not (half == "中午" and hour > 9):
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return time(hour, minute)
