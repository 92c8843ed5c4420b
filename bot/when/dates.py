"""Days of the calendar: 1 Oct, October 1st, the 3rd, 10月1号, 1号."""

from collections.abc import Sequence
from itertools import pairwise

from bot.when import dates_in_figures
from bot.when import tokens as t
from bot.when.lexer import Tokens
from bot.when.partial import CENTURY, FIRST_YEAR, LAST_YEAR, Partial, resolved
from bot.when.scene import UNCLEAR, Days, Scene

DATE = "date"
LAST_DAY, LAST_MONTH = 31, 12

YEAR_FIGURES = 4

Read = tuple[Partial, int]
"""What was read, and the token behind it."""


def on_date(scene: Scene, at: int) -> Days | None:
    found = read(scene, at)
    if found is None:
        return _impossible(scene, at)
    day = resolved(found[0], scene)
    return Days(day, day, DATE, at, found[1]) if day else unclear(scene, at, found[1])


def unclear(scene: Scene, at: int, end: int) -> Days:
    """A day that no calendar has, or that is not understood: never another in its place."""
    return Days(scene.base, scene.base, UNCLEAR, at, end)


def _impossible(scene: Scene, at: int) -> Days | None:
    """32 November, November 32, 13月5号."""
    one, other = scene.tokens[at], scene.tokens[at + 1]
    if one.kind == t.NUMBER and other.kind == t.MONTH_SIGN and one.value > LAST_MONTH:
        is_date = scene.kind(at + 2) == t.NUMBER and scene.kind(at + 3) in (t.DAY_WORD, t.DAY_SIGN)
        return unclear(scene, at, at + 4) if is_date else None
    if one.kind == t.NUMBER and other.kind == t.MONTH_SIGN and scene.kind(at + 3) in (t.DAY_WORD, t.DAY_SIGN):
        return unclear(scene, at, at + 4) if _is_no_day(scene, at + 2) else None
    is_date = (one.kind == t.MONTH and _is_no_day(scene, at + 1)) or (_is_no_day(scene, at) and other.kind == t.MONTH)
    return unclear(scene, at, at + 2) if is_date and not scene.goes_on("not_date_after", at + 2) else None


def _is_no_day(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return token.kind in (t.NUMBER, t.NTH) and LAST_DAY < token.value < 100


def read(scene: Scene, at: int) -> Read | None:
    """The date that begins at a token, as far as it is said."""
    kind = scene.kind(at)
    if kind in dates_in_figures.READERS:
        return dates_in_figures.READERS[kind](scene, at)
    if kind in (t.MONTH, t.SHY_MONTH):
        return _month_first(scene, at)
    if kind == t.MONTHS:
        return _in_months(scene, at)
    if kind == t.YEARS:
        return _in_year(scene, at + 1, scene.today.year + scene.tokens[at].value)
    return _number_first(scene, at)


def number(scene: Scene, at: int, most: int = LAST_DAY) -> int | None:
    """A number in figures or Chinese numerals, or an ordinal; English number words are too common to be a day."""
    token = scene.tokens[at]
    is_day = token.kind in (t.NTH, t.NTH_WORD, t.SHY_FESTIVAL) or (token.kind == t.NUMBER and token.word != "")
    return token.value if is_day and 1 <= token.value <= most else None


def _number_first(scene: Scene, at: int) -> Read | None:
    following = scene.kind(at + 1)
    if year := year_said(scene, at):
        return _in_year(scene, year[1], year[0])
    if following == t.MONTH_SIGN and number(scene, at, LAST_MONTH):
        return _month_sign(scene, at)
    day = number(scene, at)
    if day is None:
        return None
    if following == t.DAY_WORD:
        return None if _is_house(scene, at) else (Partial(day), at + 2)
    month_at = at + 1 + (following == t.OF)
    if scene.kind(month_at) in (t.MONTH, t.SHY_MONTH):
        return _before_month(scene, at, day, month_at)
    if scene.kind(month_at) == t.MONTHS and scene.kind(at) in (t.NTH, t.NTH_WORD):
        return Partial(day, months=scene.tokens[month_at].value), month_at + 1
    month = _month_of_list(scene, at)
    return (Partial(day, month), at + 1) if month else _alone(scene, at, day)


def _before_month(scene: Scene, at: int, day: int, month_at: int) -> Read | None:
    month = scene.tokens[month_at]
    if month.kind == t.SHY_MONTH and scene.kind(at) == t.NUMBER and not _is_led(scene, at) and _runs_on(scene, month_at + 1):
        return None
    if scene.goes_on("not_date_after", month_at + 1):
        return None
    return with_year(scene, Partial(day, month.value), month_at + 1)


def _month_of_list(scene: Scene, at: int) -> int | None:
    """24th, 25th and 28th December: the month that stands behind the last of several days."""
    end = at + 1
    while scene.kind(end) in (t.AND, t.COMMA):
        end += 1 + (scene.kind(end + 1) == t.THE)
        if number(scene, end) is None:
            return None
        end += 1
    month_at = end + (scene.kind(end) == t.OF)
    return scene.tokens[month_at].value if end > at + 1 and scene.kind(month_at) in (t.MONTH, t.SHY_MONTH) else None


def _month_first(scene: Scene, at: int) -> Read | None:
    day_at = at + 1 + (scene.kind(at + 1) == t.THE)
    day = number(scene, day_at)
    if day is None or scene.kind(day_at + 1) in (t.HALF, t.OCLOCK) or scene.goes_on("not_date_after", day_at + 1):
        return None
    is_verb = scene.kind(at) == t.SHY_MONTH and scene.kind(day_at) == t.NUMBER
    if is_verb and not _is_led(scene, at) and _runs_on(scene, day_at + 1):
        return None
    return with_year(scene, Partial(day, scene.tokens[at].value), day_at + 1)


def _is_led(scene: Scene, at: int) -> bool:
    return at > 0 and scene.kind(at - 1) in (t.ON, t.FROM, t.WEEKDAY, t.TO)


def _runs_on(scene: Scene, at: int) -> bool:
    """Whether a plain word follows that does not go with a date: "may 5 people come"."""
    return scene.kind(at) == t.WORD and not scene.goes_on("day_alone_after", at)


def _month_sign(scene: Scene, at: int) -> Read | None:
    """12月25日, 12月25号, 12月25."""
    day = number(scene, at + 2)
    if day is None or scene.kind(at + 2) not in (t.NUMBER, t.SHY_FESTIVAL) or scene.begins("not_date_before", at):
        return None
    partial = Partial(day, scene.tokens[at].value)
    if scene.kind(at + 3) in (t.DAY_WORD, t.DAY_SIGN):
        return with_year(scene, partial, at + 4)
    return None if scene.goes_on("not_date_after", at + 3) or scene.kind(at + 3) == t.OCLOCK else (partial, at + 3)


def _in_months(scene: Scene, at: int) -> Read | None:
    """下个月3号."""
    day = number(scene, at + 1)
    if day is None or scene.kind(at + 2) not in (t.DAY_WORD, t.DAY_SIGN):
        return None
    return Partial(day, months=scene.tokens[at].value), at + 3


def _in_year(scene: Scene, at: int, year: int) -> Read | None:
    """What follows a year: a date without one."""
    if scene.kind(at) not in (t.NUMBER, t.SHY_FESTIVAL, t.MONTH):
        return None
    found = read(scene, at)
    return (found[0].of_year(year), found[1]) if found and found[0].month and found[0].year is None else None


def with_year(scene: Scene, partial: Partial, at: int) -> Read:
    """The year, where one stands behind the date."""
    year_at = at + (scene.kind(at) == t.COMMA)
    year = year_said(scene, year_at)
    return (partial, at) if year is None else (partial.of_year(year[0]), year[1])


def year_said(scene: Scene, at: int) -> tuple[int, int] | None:
    """2027, 2027年 or next year, and the token behind it."""
    token = scene.tokens[at]
    if token.kind == t.YEARS:
        return scene.today.year + token.value, at + 1
    if token.kind == t.NUMBER and token.word.isascii() and len(token.word) == 2 and scene.kind(at + 1) == t.YEAR_SIGN:
        return CENTURY + token.value, at + 2
    if token.kind != t.NUMBER or not FIRST_YEAR <= token.value <= LAST_YEAR:
        return None
    return token.value, at + 1 + (scene.kind(at + 1) == t.YEAR_SIGN)


def apart(scene: Scene, days: Sequence[Days]) -> int | None:
    """The year that no day of the text has taken, if it is one only: 2021年使馆国庆, National Day here in 2022."""
    taken = {at for found in days for at in range(found.begin, found.end)}
    years = {scene.tokens[at].value for at in range(len(scene.tokens)) if at not in taken and _is_year(scene, at)}
    return years.pop() if len(years) == 1 else None


def _is_year(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return token.kind == t.NUMBER and len(token.word) == YEAR_FIGURES and FIRST_YEAR <= token.value <= LAST_YEAR


def _is_house(scene: Scene, at: int) -> bool:
    """Whether 31号 is the number of a house: behind a street, before what no day goes on with, or beside a number that no day has."""
    if scene.begins("not_day_word_before", at) or scene.houses:
        return True
    return scene.kind(at + 2) == t.WORD and not (scene.goes_on("day_word_after", at + 2) or scene.goes_on("day_alone_after", at + 2))


def houses(tokens: Tokens) -> bool:
    """Whether a number is said as a day's that no day has."""
    return any(token.kind == t.NUMBER and token.value > LAST_DAY and following.kind == t.DAY_WORD for token, following in pairwise(tokens))


def _alone(scene: Scene, at: int, day: int) -> Read | None:
    """The 3rd: only where it can't be the third of anything else."""
    is_led = scene.begins("day_alone_before", at) or _begins_text(scene, at) or _follows_weekday(scene, at)
    if scene.kind(at) != t.NTH or not is_led:
        return None
    ends = scene.kind(at + 1) in (t.END, t.COMMA, t.TO) or scene.goes_on("day_alone_after", at + 1)
    return (Partial(day), at + 1) if ends else None


def _follows_weekday(scene: Scene, at: int) -> bool:
    """Friday 4th, Friday the 4th."""
    before = at - 1 - (at > 0 and scene.kind(at - 1) == t.THE)
    return before >= 0 and scene.kind(before) in (t.WEEKDAY, t.SHY_WEEKDAY)


def _begins_text(scene: Scene, at: int) -> bool:
    return at == 0 or (at == 1 and scene.kind(0) == t.THE)
