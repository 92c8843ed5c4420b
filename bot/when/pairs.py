"""Two days of which one is said in part: 1 to 7 Oct, Oct 1-7, 10月1-7日, 1-3号, 12月25、26日."""

from datetime import date

from bot.when import tokens as t
from bot.when.dates import DATE, number, with_year
from bot.when.partial import FIRST_YEAR, LAST_YEAR, Partial, Span, between, resolved
from bot.when.scene import Days, Scene

Pair = tuple[Partial, Partial, int]
"""The two, and the token behind them."""


def on_pair(scene: Scene, at: int) -> Days | None:
    found = _read(scene, at)
    if found is None:
        return None
    first, last, end = found
    span = between(lambda base: _one(first, scene, base), lambda base: _one(last, scene, base), scene.today)
    return Days(*span, DATE, at, end) if span else None


def _one(partial: Partial, scene: Scene, base: date) -> Span | None:
    day = resolved(partial, scene.since(base))
    return (day, day) if day else None


def _read(scene: Scene, at: int) -> Pair | None:
    kind = scene.kind(at)
    if kind in (t.MONTH, t.SHY_MONTH):
        return _behind_month(scene, at)
    if kind == t.MONTHS:
        return _with_signs(scene, at + 1, None, scene.tokens[at].value)
    if scene.kind(at + 1) == t.YEAR_SIGN and FIRST_YEAR <= scene.tokens[at].value <= LAST_YEAR:
        return _of_said_year(scene, at + 2, scene.tokens[at].value)
    if scene.kind(at + 1) == t.MONTH_SIGN and number(scene, at, 12):
        return _with_signs(scene, at + 2, scene.tokens[at].value, None)
    return _before_month(scene, at) or _with_signs(scene, at, None, None)


def _of_said_year(scene: Scene, at: int, year: int) -> Pair | None:
    """2026年10月1日至7日."""
    found = _read(scene, at) if scene.kind(at + 1) == t.MONTH_SIGN else None
    return (found[0].of_year(year), found[1].of_year(year), found[2]) if found else None


def _two(scene: Scene, at: int) -> tuple[int, int, int] | None:
    """Two numbers with a word between that joins them, and the token behind. Those that `and` joins are neighbours."""
    first = number(scene, at)
    joined = scene.kind(at + 1) if first else ""
    if joined not in (t.TO, t.UNTIL, t.AND):
        return None
    second_at = at + 2 + (scene.kind(at + 2) == t.THE)
    second = number(scene, second_at)
    if first is None or second is None or (joined == t.AND and second != first + 1):
        return None
    return first, second, second_at + 1


def _before_month(scene: Scene, at: int) -> Pair | None:
    """1 to 7 Oct."""
    found = _two(scene, at)
    if found is None:
        return None
    first, second, behind = found
    month_at = behind + (scene.kind(behind) == t.OF)
    if scene.kind(month_at) not in (t.MONTH, t.SHY_MONTH):
        return None
    return _of_one_year(scene, first, second, scene.tokens[month_at].value, month_at + 1)


def _behind_month(scene: Scene, at: int) -> Pair | None:
    """Oct 1 to 7."""
    found = _two(scene, at + 1 + (scene.kind(at + 1) == t.THE))
    if found is None or scene.kind(found[2]) in (t.MONTH, t.SHY_MONTH, t.HALF, t.OCLOCK, t.OF) or scene.goes_on("not_date_after", found[2]):
        return None
    return _of_one_year(scene, found[0], found[1], scene.tokens[at].value, found[2])


def _of_one_year(scene: Scene, first: int, second: int, month: int, behind: int) -> Pair:
    last, end = with_year(scene, Partial(second, month), behind)
    return Partial(first, month, last.year), last, end


def _with_signs(scene: Scene, at: int, month: int | None, months: int | None) -> Pair | None:
    """1-3号, 1号到3号; with the month before it also 1-3日."""
    signs = (t.DAY_WORD, t.DAY_SIGN) if month or months is not None else (t.DAY_WORD,)
    join = at + 1 + (scene.kind(at + 1) in signs)
    first, second = number(scene, at), number(scene, join + 1)
    joined, end = scene.kind(join), join + 2
    if first is None or second is None or joined not in (t.TO, t.AND) or scene.kind(at) != t.NUMBER or scene.kind(end) not in signs:
        return None
    if (joined == t.AND and second != first + 1) or scene.begins("not_day_word_before", at):
        return None
    return Partial(first, month, months=months), Partial(second, month, months=months), end + 1
