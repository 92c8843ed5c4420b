"""What is known of one day, and what says so."""

from datetime import date, time

import pytest

from bot.hours.day import CLOSED, LISTED, MAYBE, OPEN, UNKNOWN, day_of
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Counter, Office
from tests.hours.small import closure, counter, notice, office, special

HALL = counter("Mon-Fri: 09:00-12:00")
MORNING, SHORT = ((time(9), time(12)),), ((time(9), time(11)),)

DAYS = {
    "a working day": (HALL, office(), (), "2026-12-02", OPEN, MORNING),
    "a weekend": (HALL, office(), (), "2026-12-05", CLOSED, ()),
    "a holiday without a list": (HALL, office(), (), "2026-12-25", MAYBE, MORNING),
    "a substitute without a list": (HALL, office(), (), "2026-12-28", MAYBE, MORNING),
    "a holiday of the other country": (HALL, office(), (), "2026-10-01", MAYBE, MORNING),
    "a holiday of no calendar of the office": (HALL, office(calendars=("GB-ENG",)), (), "2026-10-01", OPEN, MORNING),
    "a holiday on a weekend": (HALL, office(), (), "2026-12-26", CLOSED, ()),
    "a holiday in a year with a list": (HALL, office(years=(2026,)), (), "2026-12-25", OPEN, MORNING),
    "a holiday in the year after the list": (HALL, office(years=(2025,)), (), "2026-12-25", MAYBE, MORNING),
    "a closure": (HALL, office([closure("2026-12-02")]), (), "2026-12-02", LISTED, MORNING),
    "the last day of a closure": (HALL, office([closure("2026-12-01", "2026-12-03")]), (), "2026-12-03", LISTED, MORNING),
    "the day after a closure": (HALL, office([closure("2026-12-01", "2026-12-03")]), (), "2026-12-04", OPEN, MORNING),
    "a closure on a holiday": (HALL, office([closure("2026-12-25")]), (), "2026-12-25", LISTED, MORNING),
    "a closure over a weekend": (HALL, office([closure("2026-12-04", "2026-12-07")]), (), "2026-12-05", LISTED, ()),
    "a notice": (HALL, office(), (notice("2026-12-02"),), "2026-12-02", LISTED, MORNING),
    "a notice for other days": (HALL, office(), (notice("2026-12-02"),), "2026-12-03", OPEN, MORNING),
    "a notice of this office": (HALL, office(), (notice("2026-12-02", offices=("embassy",)),), "2026-12-02", LISTED, MORNING),
    "a notice of another office": (HALL, office(), (notice("2026-12-02", offices=("other",)),), "2026-12-02", OPEN, MORNING),
    "a notice that closes nothing": (HALL, office(), (notice(),), "2026-12-02", OPEN, MORNING),
    "other hours": (HALL, office(special=[special("2026-12-24", "9-11am")]), (), "2026-12-24", OPEN, SHORT),
    "other hours on a weekend": (HALL, office(special=[special("2026-12-05", "9-11am")]), (), "2026-12-05", OPEN, SHORT),
    "other hours on a holiday": (HALL, office(special=[special("2026-12-25", "9-11am")]), (), "2026-12-25", OPEN, SHORT),
    "other hours of this counter": (HALL, office(special=[special("2026-12-24", "9-11am", only="hall")]), (), "2026-12-24", OPEN, SHORT),
    "other hours of another": (HALL, office(special=[special("2026-12-24", "9-11am", only="x")]), (), "2026-12-24", OPEN, MORNING),
    "another's on a holiday": (HALL, office(special=[special("2026-12-25", "9-11am", only="x")]), (), "2026-12-25", MAYBE, MORNING),
    "no hours": (HALL, office(special=[special("2026-12-24", only="hall")]), (), "2026-12-24", LISTED, ()),
    "closed, not short": (HALL, office([closure("2026-12-24")], [special("2026-12-24", "9-11am")]), (), "2026-12-24", LISTED, SHORT),
    "hours that nobody knows": (counter(), office(), (), "2026-12-02", UNKNOWN, ()),
    "hours that nobody knows, a holiday": (counter(), office(), (), "2026-12-25", UNKNOWN, ()),
    "hours that nobody knows, a closure": (counter(), office([closure("2026-12-02")]), (), "2026-12-02", LISTED, ()),
    "no counter": (None, office(), (), "2026-12-02", UNKNOWN, ()),
    "no counter, a notice": (None, office(), (notice("2026-12-02"),), "2026-12-02", LISTED, ()),
    "no counter, hours for all on one day": (None, office(special=[special("2026-12-05", "9-11am")]), (), "2026-12-05", OPEN, SHORT),
    "no counter, hours of one": (None, office(special=[special("2026-12-05", "9-11am", only="x")]), (), "2026-12-05", UNKNOWN, ()),
}  # fmt: skip


@pytest.mark.parametrize(("counter", "office", "notices", "on", "kind", "stretches"), DAYS.values(), ids=DAYS)
def test_a_day(
    counter: Counter | None, office: Office, notices: tuple[Notice, ...], on: str, kind: str, stretches: tuple[tuple[time, time], ...]
) -> None:
    day = day_of(counter, office, notices, date.fromisoformat(on))
    assert (day.on, day.kind, day.stretches) == (date.fromisoformat(on), kind, stretches)
    assert (day.closed_by is not None) == (kind == LISTED)
    assert kind != MAYBE or day.doubts


def test_doubts_are_told_also_where_there_are_no_hours() -> None:
    assert [doubt.key for doubt in day_of(HALL, office(), (), date(2026, 12, 26)).doubts] == ["Boxing Day"]
    assert [doubt.calendar for doubt in day_of(HALL, office(), (), date(2026, 1, 1)).doubts] == ["GB-ENG", "CN"]


def test_what_closes_a_day_is_told_the_latest_word_first() -> None:
    listed, said = closure("2026-12-02", "2026-12-03"), notice("2026-12-02")
    assert day_of(HALL, office([listed]), (said,), date(2026, 12, 2)).closed_by is said
    assert day_of(HALL, office([listed]), (said,), date(2026, 12, 3)).closed_by is listed
    assert day_of(HALL, office(special=[special("2026-12-24", last="2026-12-26")]), (), date(2026, 12, 25)).closed_by == Closure(
        date(2026, 12, 24), date(2026, 12, 26), {"en": "Short day"}, listed.source
    )
