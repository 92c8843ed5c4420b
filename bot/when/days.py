"""Days that are said from today: tomorrow, Friday, 下周三, this weekend."""

from dataclasses import replace
from datetime import date, timedelta

from bot.when import dates
from bot.when import tokens as t
from bot.when.scene import Days, Scene
from bot.when.tokens import glued

WEEK_DAYS, FRIDAY, SATURDAY, SUNDAY = 7, 4, 5, 6


def now(scene: Scene, at: int) -> Days:
    return Days(scene.today, scene.today, scene.kind(at), at, at + 1, at=scene.now.time())


def from_today(scene: Scene, at: int) -> Days:
    day = scene.today + timedelta(scene.tokens[at].value)
    return Days(day, day, t.DAY, at, at + 1)


def several(scene: Scene, at: int) -> Days:
    token = scene.tokens[at]
    return Days(scene.today + timedelta(token.value), scene.today + timedelta(int(token.word)), t.DAYS, at, at + 1)


def weekday(scene: Scene, at: int) -> Days | None:
    """The next, today included; with a week behind it, the day of that week."""
    if not _is_weekday(scene, at):
        return None
    week_at = at + 1 + (scene.kind(at + 1) == t.OF)
    if scene.kind(week_at) == t.WEEK:
        return _one(_in_week(scene, scene.tokens[week_at].value, scene.tokens[at].value), at, week_at + 1)
    day = _next(scene.tokens[at].value, scene.base)
    if _is_week(scene, at + 1):
        return _one(day + timedelta(WEEK_DAYS), at, at + 2)
    return None if scene.kind(at + 1) == t.OF else _one(day, at, at + 1)


def to_weekday(scene: Scene, at: int, first: Days, second_at: int) -> Days | None:
    """周一至五: the second weekday is a number alone."""
    second = scene.tokens[second_at]
    is_chinese = (
        scene.kind(at) == t.WEEKDAY and first.end == at + 1 and second.kind == t.NUMBER and glued(scene.tokens[second_at - 1], second)
    )
    if not is_chinese or second.word.isascii() or not scene.tokens[at].value + 1 < second.value <= WEEK_DAYS - 1:
        return None
    if scene.goes_on("not_date_after", second_at + 1) or scene.kind(second_at + 1) in (t.OCLOCK, t.UNIT, t.MONTH_SIGN):
        return None
    return _span(
        _monday_of(scene) + timedelta(scene.tokens[at].value), second.value - 1 - scene.tokens[at].value, t.WEEKDAY, at, second_at + 1
    )


def _monday_of(scene: Scene) -> date:
    """Of the week whose working days are not over."""
    return scene.base - timedelta(scene.base.weekday()) + timedelta(WEEK_DAYS * (scene.base.weekday() > FRIDAY))


def which(scene: Scene, at: int) -> Days | None:
    """This, next or last Friday; this or next weekend: of the present week, the next, the one before."""
    following, weeks = scene.kind(at + 1), scene.tokens[at].value
    if following == t.WEEKEND:
        return _weekend(scene, weeks, at, at + 2)
    if following == t.WORKDAYS:
        return _span(_in_week(scene, weeks, 0), FRIDAY, t.WORKDAYS, at, at + 2)
    if not _is_weekday(scene, at + 1) or scene.kind(at + 2) == t.OF:
        return None
    return _one(_in_week(scene, weeks, scene.tokens[at + 1].value), at, at + 2)


def coming(scene: Scene, at: int) -> Days | None:
    """The coming Friday is not today."""
    if scene.kind(at + 1) == t.WEEKEND:
        return replace(weekend(scene, at + 1), begin=at)
    if not _is_weekday(scene, at + 1):
        return None
    return _one(_next(scene.tokens[at + 1].value, scene.base + timedelta(1)), at, at + 2)


def week(scene: Scene, at: int) -> Days:
    """A week from Monday to Sunday, or the day of it that is named behind."""
    weeks = scene.tokens[at].value
    day_at = at + 1 + (scene.kind(at + 1) in (t.ON, t.COMMA, t.OF))
    if scene.kind(day_at) in (t.WEEKDAY, t.SHY_WEEKDAY):
        return _one(_in_week(scene, weeks, scene.tokens[day_at].value), at, day_at + 1)
    return _span(_in_week(scene, weeks, 0), SUNDAY, t.WEEK, at, at + 1)


def weekend(scene: Scene, at: int) -> Days:
    """Of the present week, on its Sunday too."""
    monday = scene.base - timedelta(scene.base.weekday())
    return _span(monday + timedelta(SATURDAY), 1, t.WEEKEND, at, at + 1)


def workdays(scene: Scene, at: int) -> Days | None:
    """Monday to Friday of this week; on a weekend, of the next. A number of working days is how long something takes."""
    if at and (scene.kind(at - 1) == t.NUMBER or scene.begins("not_workdays_before", at)):
        return None
    return _span(_monday_of(scene), FRIDAY, t.WORKDAYS, at, at + 1)


def _is_weekday(scene: Scene, at: int) -> bool:
    if scene.kind(at) not in (t.WEEKDAY, t.SHY_WEEKDAY):
        return False
    if _is_counted(scene, at) or scene.begins("not_weekday_before", at) or scene.goes_on("not_weekday_after", at + 1):
        return False
    return scene.kind(at) == t.WEEKDAY or _is_meant(scene, at)


def _is_counted(scene: Scene, at: int) -> bool:
    """23周六天, 每两周一次: a number of weeks; in 12月25周五 it is a day's."""
    is_number = at > 0 and scene.kind(at - 1) in (t.NUMBER, t.SHY_FESTIVAL) and glued(scene.tokens[at - 1], scene.tokens[at])
    return is_number and not (at > 1 and scene.kind(at - 2) == t.MONTH_SIGN)


def _is_meant(scene: Scene, at: int) -> bool:
    """Sat, sun, wed and mon are days only beside words that go with a day."""
    before = scene.kind(at - 1) if at else ""
    if before in (t.ON, t.FROM, t.UNTIL, t.CUE, t.WHICH, t.COMING, t.WEEKDAY) or (
        before in (t.AND, t.TO) and at > 1 and _names_day(scene, at - 2)
    ):
        return True
    behind = scene.kind(at + 1)
    if behind in (t.TO, t.AND):
        return _names_day(scene, at + 2)
    if behind in (t.NUMBER, t.NTH, t.MONTH, t.SLASHED):
        return scene.kind(at + 2) == t.HALF or dates.read(scene, at + 1) is not None
    return behind in (t.PART, t.IN_PART, t.WEAK_PART, t.HALF, t.TIME)


def _names_day(scene: Scene, at: int) -> bool:
    return scene.kind(at) in (t.WEEKDAY, t.SHY_WEEKDAY, t.DAY)


def _is_week(scene: Scene, at: int) -> bool:
    """Friday week: a week after Friday."""
    token = scene.tokens[at]
    return token.kind == t.UNIT and token.value == WEEK_DAYS and scene.text[token.start].isascii()


def _next(number: int, base: date) -> date:
    return base + timedelta((number - base.weekday()) % WEEK_DAYS)


def _in_week(scene: Scene, weeks: int, number: int) -> date:
    return scene.today + timedelta(weeks * WEEK_DAYS + number - scene.today.weekday())


def _weekend(scene: Scene, weeks: int, at: int, end: int) -> Days:
    return _span(_in_week(scene, weeks, SATURDAY), 1, t.WEEKEND, at, end)


def _span(first: date, days: int, kind: str, at: int, end: int) -> Days:
    return Days(first, first + timedelta(days), kind, at, end)


def _one(day: date, at: int, end: int) -> Days:
    return Days(day, day, t.WEEKDAY, at, end)
