"""The kinds of words that a time is made of. `value` is a number, `word` a name."""

from typing import NamedTuple

NOW, DAY, DAYS = "now", "day", "days"
"""DAY: value is days from today. DAYS: from value to word."""
WEEKDAY, SHY_WEEKDAY, WEEKEND, WORKDAYS = "weekday", "shy_weekday", "weekend", "workdays"
"""WEEKDAY: Monday is 0. A SHY word means other things as well."""
WEEK, WHICH, COMING = "week", "which", "coming"
"""WEEK, WHICH: weeks from this one, of a week and of a day in it. COMING: the next, never today."""
MONTH, SHY_MONTH, MONTHS, YEARS = "month", "shy_month", "months", "years"
"""MONTH: January is 1. MONTHS, YEARS: from the present one."""
MONTH_SIGN, DAY_SIGN, DAY_WORD, YEAR_SIGN = "month_sign", "day_sign", "day_word", "year_sign"
"""Behind the number of a month, a day or a year in Chinese. DAY_WORD says a day of the month by itself, DAY_SIGN only behind a month."""
FESTIVAL, SHY_FESTIVAL, PERIOD = "festival", "shy_festival", "period"
"""FESTIVAL: word is a name in festivals.yaml; a SHY one has the value of a number, or 0. PERIOD: all its days are meant."""
PART, IN_PART, WEAK_PART, HALF = "part", "in_part", "weak_part", "half"
"""word is a part of the day in parts.yaml. IN_PART makes an hour of a bare number before it, WEAK_PART counts behind a day only; so does
HALF (am, pm), which otherwise stands behind an hour."""
OCLOCK, MINUTE_SIGN, HALF_SIGN, QUARTER = "oclock", "minute_sign", "half_sign", "quarter"
"""Behind an hour. HALF_SIGN, QUARTER: value is minutes."""
HAND, HALF_HAND, PAST, TO_HOUR = "hand", "half_hand", "past", "to_hour"
"""HAND: minutes from the hour that follows, HALF_HAND the same where a time is expected. PAST, TO_HOUR: minutes before, the hour behind."""
UNIT, IN, LATER, IN_MINUTES = "unit", "in", "later", "in_minutes"
"""UNIT: value is minutes or days, as word says. IN_MINUTES: minutes from now."""
ON, AT, OVER, FROM, BETWEEN, TO, UNTIL = "on", "at", "over", "from", "between", "to", "until"
BETWEEN_END, AND, THE, OF, COMMA, CUE, TAIL = "between_end", "and", "the", "of", "comma", "cue", "tail"
"""CUE: a word beside which a shy weekday is a weekday. TAIL: says once more that a day is meant."""
BEFORE, AFTER, EARLIER, EXCEPT, SHIFT, SHIFTED = "before", "after", "earlier", "except", "shift", "shifted"
"""What makes another day of a day. BEFORE, AFTER, EXCEPT stand before it, EARLIER and LATER behind; SHIFT says by how many days."""
NUMBER, NTH, NTH_WORD, SUFFIX = "number", "nth", "nth_word", "suffix"
"""NUMBER: word is empty where it was an English word. NTH: 3rd, of the number and its SUFFIX."""
TIME, SLASHED, DOTTED, ISO = "time", "slashed", "dotted", "iso"
"""TIME: minutes of the day; word is empty where the hour may be of either half. SLASHED, DOTTED, ISO: `parts`."""
NOT, ANOTHER, WORD, END = "not", "another", "word", "end"
"""NOT: looks like a time and is none. ANOTHER: a day that has a name, but is not known here.
WORD: anything else. END: stands behind the last token, as often as a rule may look ahead."""


class Token(NamedTuple):
    kind: str
    value: int
    word: str
    start: int
    end: int
    """Characters of the folded text."""
    parts: tuple[int, ...] = ()


def glued(left: Token, right: Token) -> bool:
    """Whether nothing stands between two tokens, not even a space."""
    return left.end == right.start
