"""An office's week as published, as a table."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.conversation import calendar
from bot.conversation.setting import Setting
from bot.hours.day import CLOSED, OPEN, day_of
from bot.knowledge.office import Counter, Office


@dataclass(frozen=True, slots=True)
class Column:
    """A counter."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """A weekday."""

    name: str
    today: bool
    cells: tuple[tuple[str, ...], ...]
    """The stretches of each counter; none: closed."""


@dataclass(frozen=True, slots=True)
class Week:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def week_of(office: Office, setting: Setting) -> Week:
    """Without columns where no hours are known."""
    counters = [counter for counter in office.counters if counter.hours]
    today = _today(office, setting) if counters else None
    rows = (Row(setting.say(f"weekday_{day}"), day == today, tuple(_cell(counter, day) for counter in counters)) for day in range(7))
    return Week(tuple(Column(setting.of(one.name), setting.of(one.note) if one.note else "") for one in counters), tuple(rows))


def _today(office: Office, setting: Setting) -> int | None:
    """Today's weekday, unless today is not as the week says."""
    today = setting.now.astimezone(ZoneInfo(office.time_zone)).date()
    for counter in office.counters:
        day = day_of(counter, office, setting.knowledge.notices, today)
        if counter.hours and (
            day.kind not in (OPEN, CLOSED) or tuple(calendar.stretch(*s) for s in day.stretches) != _cell(counter, today.weekday())
        ):
            return None
    return today.weekday()


def _cell(counter: Counter, weekday: int) -> tuple[str, ...]:
    return tuple(calendar.stretch(opening.opens, opening.closes) for opening in counter.hours if opening.weekday == weekday)
