"""Days, times and reasons in the words of a phrasebook."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from bot.conversation.setting import Setting
from bot.hours.holidays import Holiday
from bot.hours.week import Days
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure

Stretches = Iterable[tuple[time, time]]


def day(on: date, setting: Setting) -> str:
    """With its year only where that is not this one."""
    name = "hours_date" if on.year == setting.day.year else "hours_date_year"
    month, weekday = setting.say(f"month_{on.month}"), setting.say(f"weekday_{on.weekday()}")
    return setting.say(name, weekday=weekday, day=on.day, month=month, year=on.year)


def days(first: date, last: date, setting: Setting) -> str:
    return day(first, setting) if first == last else setting.say("hours_days", first=day(first, setting), last=day(last, setting))


def span(first: date, last: date, setting: Setting) -> str:
    """A year, a month, a day or a run of days."""
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return setting.say("news_year", year=first.year)
    if first.day == 1 and last.month == first.month and last.year == first.year and (last + timedelta(1)).day == 1:
        return setting.say("news_month", month=setting.say(f"month_{first.month}"), year=first.year)
    if first == last:
        return _date(first, setting)
    return setting.say("hours_days", first=_date(first, setting), last=_date(last, setting))


def _date(on: date, setting: Setting) -> str:
    """With its year, of whatever time it is."""
    return setting.say("news_date", day=on.day, month=setting.say(f"month_{on.month}"), year=on.year)


def moment(at: datetime, setting: Setting) -> str:
    return setting.say("hours_at", day=day(at.date(), setting), time=f"{at:%H:%M}")


def weekdays(run: Days, setting: Setting) -> str:
    first, last = (setting.say(f"weekday_{number}") for number in (run.first, run.last))
    return first if run.first == run.last else setting.say("weekdays", first=first, last=last)


def stretch(opens: time, closes: time) -> str:
    return f"{opens:%H:%M}\u2013{closes:%H:%M}"


def stretches(found: Stretches, setting: Setting) -> str:
    return setting.say("and").join(stretch(opens, closes) for opens, closes in found)


def holidays(doubts: Iterable[Holiday], setting: Setting) -> str:
    """Their names, each once."""
    return setting.say("hours_or").join(dict.fromkeys(setting.name_of(doubt.key) for doubt in doubts))


def closed_by(what: Closure | Notice | None, setting: Setting) -> str:
    """The published day's name. A notice that is shown needs no repeating."""
    if isinstance(what, Notice):
        return setting.say("hours_notice") if what.shown(setting.now) else setting.of(what.text)
    return setting.of(what.name) if what else ""
