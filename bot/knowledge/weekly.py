"""Weekly hours as staff write them -> Openings.

`Mon-Fri: 09:00-12:00, 14:00-17:00`, `Mo-Fr 9am-12pm`, `周一至周五：上午9点到12点`, `Mon-Thu 9.30-12.00; Fri 9.30-11.00`,
`Sat: 22:00-06:00 overnight`
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import time

from bot.knowledge.office import Opening

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CHINESE_DAYS = dict(zip("一二三四五六日天", (*DAYS, "SU"), strict=True))
DASHES, COMMAS = "\u2010\u2012–—\u2015\u2212\u2500\u301c~至到", "、;/&及和"
"""Signs and words that stand for `to` and `and`, after full-width forms have become plain ones."""
PLAIN = str.maketrans(
    {**dict.fromkeys(DASHES, "-"), **dict.fromkeys(COMMAS, ","), **dict(zip("\u2236週禮點時时", ":周礼点点点", strict=True))}
)

_WORDS = (
    (" (?:to|till?|until|through|thru) ", "-"),
    (r"\band\b", ","),
    (r"\b(?:the )?(?:next|following) day\b|\+ ?1(?: ?d(?:ay)?)?\b|[次翌]日|第二天|隔天|通宵", "overnight"),
    (r"\b(?:weekdays?|working days?)\b|工作日", "MO-FR"),
    (r"\bweekends?\b|周末", "SA-SU"),
    (r"\b(?:daily|every ?day)\b|每[天日]", "MO-SU"),
    (r"\bfrom\b|[从自逢()]|每(?=周|星期|礼拜)|(?<=点)[钟鐘整]", " "),
    (r"(?:\b|(?<=\d))([ap])\.? ?m\b\.?", r"\1m"),
    ("上午|早上|早晨|清晨|早", "morning"),
    ("凌晨", "am"),
    ("中午|正午|midday", "noon"),
    ("下午|傍晚", "pm"),
    ("晚上|晚", "night"),
    ("(?<=点)半", "30分"),
    ("(?<=点)一刻", "15分"),
    ("(?<=点)三刻", "45分"),
    (" ?([-,])[-, ]*", r"\1"),
)
"""In this order: words and signs of one meaning get one spelling. Days are capitals from here on, so that nothing else is taken for one."""
_SPELLINGS = tuple((re.compile(pattern), plain) for pattern, plain in _WORDS)

_NUMERAL = "[零〇一二两三四五六七八九十]"
_MORE = f"[一二三四五六日天](?!{_NUMERAL}*点)"
_CHINESE_DAY = re.compile(f"(?:(?:周|星期|礼拜)([一二三四五六日天])|(?<=[-,])({_MORE}))((?:{_MORE})*)")
_ENGLISH_DAY = re.compile(
    r"\b(?:(mo)(?:n(?:days?)?)?|(tu)(?:e(?:s(?:days?)?)?)?|(we)(?:d(?:nesdays?)?)?|(th)(?:u(?:rs?(?:days?)?)?)?"
    r"|(fr)(?:i(?:days?)?)?|(sa)(?:t(?:urdays?)?)?|(su)(?:n(?:days?)?)?)\b\.?"
)
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_GROUP = rf"({_DAY}(?:[-,]{_DAY})*):?([^A-Z]*)"
_LINE = re.compile(f"(?:{_GROUP})+")

_NUMERALS = re.compile(f"{_NUMERAL}+(?=点)|(?<=点){_NUMERAL}+")
_TENS = re.compile("([一二三四五]?)(十?)([零〇一二两三四五六七八九]?)")
_ONES = {"": 0, "零": 0, "〇": 0, "两": 2} | {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}

_TIME = re.compile(r"(morning|am|noon|pm|night)?(\d{1,2})(?:[:.](\d{2})|(点)(?:(\d{1,2})分?)?)?(am|pm)?", re.ASCII)
EXAMPLE = "write it like 'Mon-Fri: 09:00-12:00, 14:00-17:00'"
OF_A_DAY = "write it like '09:00-12:00', without days"
OVERNIGHT = "correct one of the two, or write 'overnight' behind them if they end on the next day"
MINUTES, WEEK = 24 * 60, 7 * 24 * 60
"""Of a day, and of a week."""


class WeeklyError(ValueError):
    """Hours that can't be: what was expected, what was found."""

    def __init__(self, expected: str, found: str, mend: str = EXAMPLE) -> None:
        super().__init__(f"expected {expected}, found {found}")
        self.expected, self.found, self.mend = expected, found, mend


def read_hours(text: str) -> tuple[Opening, ...]:
    """One line of hours: days, then stretches of the day; several such groups may follow each other. Raises WeeklyError."""
    line = _plain(text)
    if not _LINE.fullmatch(line):
        raise WeeklyError("days and hours", f"'{text}'")
    groups = [(_days(days), list(_stretches(stretches))) for days, stretches in re.findall(_GROUP, line)]
    return tuple(Opening(day, *stretch) for days, stretches in groups for day in days for stretch in stretches)


def read_stretches(text: str, before: Iterable[tuple[time, time]] = ()) -> tuple[tuple[time, time], ...]:
    """Stretches of one day, sorted, with those of texts before. Raises WeeklyError."""
    try:
        stretches = list(_stretches(_plain(text)))
    except WeeklyError as error:
        raise WeeklyError(error.expected, f"'{text}'", OF_A_DAY) if error.mend == EXAMPLE else error from None
    found = joined(Opening(0, *stretch) for stretch in (*before, *stretches))
    return tuple((opening.opens, opening.closes) for opening in found)


def joined(openings: Iterable[Opening]) -> tuple[Opening, ...]:
    """Sorted over the week. Raises WeeklyError if two overlap, be it across midnight."""
    found = tuple(sorted(openings, key=lambda o: (o.weekday, o.opens, o.closes)))
    starts = [_minute(opening) for opening in found]
    following = zip((*found[1:], *found[:1]), (*starts[1:], *(start + WEEK for start in starts[:1])), strict=True)
    for one, (next_one, next_start) in zip(found, following, strict=True):
        if next_start < _minute(one) + _length(one):
            where = "on one day" if one.weekday == next_one.weekday else "across midnight"
            raise WeeklyError("hours that do not overlap", f"{_shown(one)} and {_shown(next_one)} {where}", "join them or correct one")
    return found


def _minute(opening: Opening) -> int:
    """Of the week, in which it opens."""
    return opening.weekday * MINUTES + opening.opens.hour * 60 + opening.opens.minute


def _length(opening: Opening) -> int:
    """Minutes."""
    opens, closes = (t.hour * 60 + t.minute for t in (opening.opens, opening.closes))
    return closes - opens + (MINUTES if opening.overnight else 0)


def _shown(opening: Opening) -> str:
    return f"{opening.opens:%H:%M}-{opening.closes:%H:%M}"


def _plain(text: str) -> str:
    """One spelling of days, times, dashes and commas, without spaces and what can't be seen."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(PLAIN)
    text = " ".join("".join(sign for sign in text if unicodedata.category(sign) != "Cf").split())
    for pattern, plain in _SPELLINGS:
        text = pattern.sub(plain, text)
    text = _CHINESE_DAY.sub(lambda m: ",".join(CHINESE_DAYS[sign] for sign in (m[1] or m[2]) + m[3]), text)
    text = _ENGLISH_DAY.sub(lambda m: m[m.lastindex or 0].upper(), text)
    text = _NUMERALS.sub(_figures, text).replace(" ", "")
    text = re.sub(r"(?<!\d)(\d\d)(\d\d)(?!\d)", r"\1:\2", text)
    return re.sub(r"(?:12)?noon(?!\d)", "12:00", re.sub("(?:12)?midnight", "24:00", re.sub("(?:12)?midnight(?=-)", "00:00", text)))


def _figures(numeral: re.Match[str]) -> str:
    """A number below sixty in figures; what is none stays as it is."""
    found = _TENS.fullmatch(numeral[0])
    if found is None or (found[1] and found[3] and not found[2]):
        return numeral[0]
    tens = (_ONES[found[1]] or 1) if found[2] else 0
    return str(10 * tens + (0 if found[2] else _ONES[found[1]]) + _ONES[found[3]])


def _days(text: str) -> list[int]:
    """Weekdays of `MO-FR,SU`, sorted; a range may run over the week's end."""
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        start = DAYS.index(first)
        length = (DAYS.index(last or first) - start) % 7 + 1
        found.extend((start + i) % 7 for i in range(length))
    return sorted(found)


def _stretches(text: str) -> Iterator[tuple[time, time]]:
    return (_stretch(part) for part in text.strip(",").split(","))


def _stretch(text: str) -> tuple[time, time]:
    bare = text.replace("overnight", "")
    start, end = (_TIME.fullmatch(part) for part in (bare.split("-") if bare.count("-") == 1 else ("", "")))
    if start is None or end is None or not _has_unit(start, end):
        raise WeeklyError("an opening and a closing time", f"'{text}'" if text else "nothing")
    marked = bare != text
    opens, closes = _ends(start, end, marked)
    if opens >= MINUTES:
        raise WeeklyError("an opening time before midnight", f"'{text}'", "write 00:00 for midnight, on the day that begins with it")
    if closes <= opens and not marked:
        raise WeeklyError("a closing time after the opening time", f"'{_clock(opens)}-{_clock(closes)}'", OVERNIGHT)
    if closes > opens and marked and closes != MINUTES:
        raise WeeklyError("less than a day, for the hours end on the next one", f"'{_clock(opens)}-{_clock(closes)}'", "remove 'overnight'")
    return _time(opens), _time(closes)


def _ends(start: re.Match[str], end: re.Match[str], marked: bool) -> tuple[int, int]:
    """Minutes of the day. The half of the day that is said at one end counts for the other, where that makes sense: 2-5pm, 9-12pm."""
    half = start[1] or start[6]
    closes = _minutes(end, end[1] or end[6] or (None if marked else start[1]))
    opens = _minutes(start, half or end[6])
    return (_minutes(start, None) if not half and opens >= closes else opens), closes


def _has_unit(start: re.Match[str], end: re.Match[str]) -> bool:
    """Whether the numbers are plainly hours: 9-12 alone may be anything."""
    return bool(end[4] or end[6] or ((start[1] or start[3] or start[4] or start[6]) and end[3]))


def _minutes(found: re.Match[str], half: str | None) -> int:
    """Of the day, up to 24:00. `half`: the half of the day that is said, here or at the other end."""
    hour, minute = int(found[2]), int(found[3] or found[5] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute) or (found[6] and not 1 <= hour <= 12) or (half == "night" and hour < 5):
        raise WeeklyError("a time of day from 00:00 to 24:00", f"'{found[0]}'", "correct the hour")
    if half == "am" and hour == 12:
        hour = 0
    elif (half == "pm" and hour < 12) or (half == "noon" and hour < 10) or (half == "night" and hour <= 12):
        hour += 12
    return 60 * hour + minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
