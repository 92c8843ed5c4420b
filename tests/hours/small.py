"""Counters and offices for tests of hours: one counter, and what is published about its days."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.hours.verdict import Verdict, verdict
from bot.knowledge.entry import Source
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Counter, Office, Position, Special
from bot.knowledge.weekly import joined, read_hours, read_stretches

ZONE = ZoneInfo("Europe/London")
SOURCE = Source({"en": "notice"}, "2026")


def counter(*lines: str) -> Counter:
    return Counter("hall", {"en": "Hall"}, joined(opening for line in lines for opening in read_hours(line)), SOURCE)


def office(
    closures: Sequence[Closure] = (),
    special: Sequence[Special] = (),
    years: tuple[int, ...] = (),
    calendars: tuple[str, ...] = ("GB-ENG", "CN"),
    time_zone: str = "Europe/London",
) -> Office:
    return Office(
        *(
            "embassy",
            {"en": "Embassy"},
            {},
            "offices",
            time_zone,
            Position(51.5, -0.1),
            {"en": "London"},
            (),
            (),
            "https://example.org",
            (),
        ),
        source=SOURCE,
        reviewed=date(2026, 11, 23),
        path="offices/embassy.yaml",
        closures=tuple(closures),
        closure_years=years,
        calendars=calendars,
        special=tuple(special),
    )


def closure(first: str, last: str = "") -> Closure:
    return Closure(date.fromisoformat(first), date.fromisoformat(last or first), {"en": "Closed"}, SOURCE)


def special(first: str, *hours: str, last: str = "", only: str = "") -> Special:
    stretches: tuple[tuple[time, time], ...] = ()
    for text in hours:
        stretches = read_stretches(text, stretches)
    return Special(
        date.fromisoformat(first), date.fromisoformat(last or first), (only,) if only else (), stretches, {"en": "Short day"}, SOURCE
    )


def notice(*closed: str, offices: tuple[str, ...] = ()) -> Notice:
    """Closed on each of the days, and shown in the days before the first."""
    days = tuple((date.fromisoformat(day), date.fromisoformat(day)) for day in closed)
    return Notice(datetime(2026, 1, 1, tzinfo=ZONE), datetime(2026, 12, 31, tzinfo=ZONE), offices, days, {"en": "Closed"}, SOURCE)


def moment(text: str, zone: ZoneInfo = ZONE) -> datetime:
    """By the zone's clock, where no other is said."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def told(found: Verdict) -> tuple[str, str, str]:
    """Kind, until and next opening, as `2026-12-02 12:00` or nothing."""
    return found.kind, *(f"{when:%Y-%m-%d %H:%M}" if when else "" for when in (found.until, found.opens))


def asked(at: str, *lines: str, notices: Sequence[Notice] = (), of: Office | None = None) -> tuple[str, str, str]:
    return told(verdict(counter(*lines), of or office(), notices, moment(at)))
