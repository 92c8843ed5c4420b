"""The verdict on a counter of whatever hours: overnight, without a break, unknown, and where clocks change."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.hours.verdict import CLOSED, DAYS_AHEAD, LISTED, MAYBE, OPEN, UNKNOWN, verdict, whole_day
from bot.knowledge.office import Office
from tests.hours.small import asked, closure, counter, moment, notice, office, special, told

PLAIN, NIGHT, ALWAYS = ("Mon-Fri: 09:00-12:00",), ("Mon-Fri: 22:00-06:00 overnight",), ("daily 00:00-24:00",)
SHUT = office([closure("2026-12-01", "2027-12-31")])

MOMENTS = {
    "at the opening": ("2026-12-02 09:00", PLAIN, office(), OPEN, "2026-12-02 12:00", "2026-12-03 09:00"),
    "a second before it closes": ("2026-12-02 11:59:59", PLAIN, office(), OPEN, "2026-12-02 12:00", "2026-12-03 09:00"),
    "at the closing": ("2026-12-02 12:00", PLAIN, office(), CLOSED, "", "2026-12-03 09:00"),
    "by another clock": ("2026-12-02 18:30+08:00", PLAIN, office(), OPEN, "2026-12-02 12:00", "2026-12-03 09:00"),
    "before a closure": ("2026-12-01 13:00", PLAIN, office([closure("2026-12-02", "2026-12-04")]), CLOSED, "", "2026-12-07 09:00"),
    "in a closure": ("2026-12-02 10:00", PLAIN, office([closure("2026-12-02")]), LISTED, "", "2026-12-03 09:00"),
    "the night of a closure": ("2026-12-02 23:00", PLAIN, office([closure("2026-12-02")]), LISTED, "", "2026-12-03 09:00"),
    "on a holiday, inside": ("2026-12-25 10:00", PLAIN, office(), MAYBE, "2026-12-25 12:00", "2026-12-29 09:00"),
    "on a holiday, before": ("2026-12-25 08:00", PLAIN, office(), MAYBE, "", "2026-12-29 09:00"),
    "on a holiday, after": ("2026-12-25 20:00", PLAIN, office(), MAYBE, "", "2026-12-29 09:00"),
    "short hours": ("2026-12-24 11:30", PLAIN, office(special=[special("2026-12-24", "9-11am")]), CLOSED, "", "2026-12-29 09:00"),
    "hours on a Saturday": ("2026-12-04 12:00", PLAIN, office(special=[special("2026-12-05", "10-11am")]), CLOSED, "", "2026-12-05 10:00"),
    "no opening in sight": ("2026-12-01 10:00", PLAIN, SHUT, LISTED, "", ""),
    "an opening at the edge": ("2026-11-20 12:00", PLAIN, office([closure("2026-11-23", "2027-01-18")]), CLOSED, "", "2027-01-19 09:00"),
    "an opening beyond it": ("2026-11-20 12:00", PLAIN, office([closure("2026-11-23", "2027-01-19")]), CLOSED, "", ""),
    "hours that touch": ("2026-12-02 10:00", ("Mon-Fri: 9-12pm, 12-2pm",), office(), OPEN, "2026-12-02 14:00", "2026-12-03 09:00"),
    "unknown": ("2026-12-02 10:00", (), office(), UNKNOWN, "", ""),
    "unknown, but closed": ("2026-12-02 10:00", (), office([closure("2026-12-02")]), LISTED, "", ""),
    # overnight
    "late in the evening": ("2026-12-02 23:00", NIGHT, office(), OPEN, "2026-12-03 06:00", "2026-12-03 22:00"),
    "early in the morning": ("2026-12-03 05:59", NIGHT, office(), OPEN, "2026-12-03 06:00", "2026-12-03 22:00"),
    "Saturday morning": ("2026-12-05 05:00", NIGHT, office(), OPEN, "2026-12-05 06:00", "2026-12-07 22:00"),
    "Monday morning": ("2026-12-07 05:00", NIGHT, office(), CLOSED, "", "2026-12-07 22:00"),
    "until a closure begins": ("2026-12-02 23:00", NIGHT, office([closure("2026-12-03")]), OPEN, "2026-12-03 00:00", "2026-12-04 22:00"),
    "when it has begun": ("2026-12-03 00:00", NIGHT, office([closure("2026-12-03")]), LISTED, "", "2026-12-04 22:00"),
    "the morning after a closure": ("2026-12-03 05:00", NIGHT, office([closure("2026-12-02")]), CLOSED, "", "2026-12-03 22:00"),
    "until a holiday begins": ("2026-12-24 23:00", NIGHT, office(), OPEN, "2026-12-25 00:00", "2026-12-29 22:00"),
    "when it has begun, inside": ("2026-12-25 05:00", NIGHT, office(), MAYBE, "2026-12-25 06:00", "2026-12-29 22:00"),
    "the morning after a holiday": ("2026-12-29 05:00", NIGHT, office(), MAYBE, "2026-12-29 06:00", "2026-12-29 22:00"),
    "to midnight": ("2026-12-02 20:00", ("Wed: 18:00-24:00",), office(), OPEN, "2026-12-03 00:00", "2026-12-09 18:00"),
    "midnight is the next day": ("2026-12-03 00:00", ("Wed: 18:00-24:00",), office(), CLOSED, "", "2026-12-09 18:00"),
    "over midnight in two": ("2026-12-02 20:00", ("Wed: 18:00-24:00; Thu: 0-2am",), office(), OPEN, "2026-12-03 02:00", "2026-12-09 18:00"),
    "a night with other hours": (
        "2026-12-03 05:00", NIGHT, office(special=[special("2026-12-03", "04:00-08:00")]), OPEN, "2026-12-03 08:00", "2026-12-04 22:00",
    ),
    "day and night": ("2026-11-03 05:00", ALWAYS, office(calendars=()), OPEN, "", ""),
    "always, to a closure": ("2026-11-03 05:00", ALWAYS, office([closure("2026-11-05")]), OPEN, "2026-11-05 00:00", "2026-11-06 00:00"),
    "always, to a holiday": ("2026-12-20 05:00", ALWAYS, office(), OPEN, "2026-12-25 00:00", "2026-12-27 00:00"),
    # where clocks change: 29 March and 25 October 2026 in London
    "the Friday before": ("2026-03-27 12:00", PLAIN, office(), CLOSED, "", "2026-03-30 09:00"),
    "the Friday before the other": ("2026-10-23 12:00", PLAIN, office(), CLOSED, "", "2026-10-26 09:00"),
    "before the skipped hour": ("2026-03-29 00:30", ("Sun: 00:00-03:00",), office(), OPEN, "2026-03-29 03:00", "2026-04-12 00:00"),
    "wholly skipped": ("2026-03-28 12:00", ("Sun: 01:30-02:30",), office(), CLOSED, "", "2026-04-12 01:30"),
    "the first time round": ("2026-10-25 01:30+01:00", ("Sun: 00:30-01:45",), office(), OPEN, "2026-10-25 01:45", "2026-11-01 00:30"),
    "the second time round": ("2026-10-25 01:30+00:00", ("Sun: 00:30-01:45",), office(), CLOSED, "", "2026-11-01 00:30"),
    "across the doubled hour": ("2026-10-25 01:50+00:00", ("Sun: 00:30-02:00",), office(), OPEN, "2026-10-25 02:00", "2026-11-01 00:30"),
}  # fmt: skip


@pytest.mark.parametrize(("at", "lines", "of", "kind", "until", "opens"), MOMENTS.values(), ids=MOMENTS)
def test_a_moment(at: str, lines: tuple[str, ...], of: Office, kind: str, until: str, opens: str) -> None:
    assert asked(at, *lines, of=of) == (kind, until, opens)


def test_a_notice_closes_and_is_named() -> None:
    said = notice("2026-12-02", "2026-12-03")
    found = verdict(counter(*PLAIN), office(), (said,), moment("2026-12-02 10:00"))
    assert told(found) == (LISTED, "", "2026-12-04 09:00") and found.closed_by is said


def test_moments_are_by_the_offices_clock() -> None:
    there = office(time_zone="Asia/Tokyo", calendars=())
    found = verdict(counter(*PLAIN), there, (), datetime(2026, 12, 2, 1, 0, tzinfo=ZoneInfo("UTC")))
    assert told(found) == (OPEN, "2026-12-02 12:00", "2026-12-03 09:00")
    assert found.until and found.at.utcoffset() == found.until.utcoffset() == timedelta(hours=9)


@pytest.mark.parametrize(("at", "offset"), [("2026-03-27 12:00", 1), ("2026-10-23 12:00", 0)])
def test_the_next_opening_has_the_offset_of_its_own_day(at: str, offset: int) -> None:
    found = verdict(counter(*PLAIN), office(), (), moment(at))
    assert found.opens and found.opens.utcoffset() == timedelta(hours=offset)


def test_doubts_are_of_the_hours_that_are_in_doubt() -> None:
    found = verdict(counter(*NIGHT), office(), (), moment("2026-12-29 05:00"))
    assert [doubt.key for doubt in found.doubts] == ["Boxing Day"]


NOW = "2026-12-02 10:30"
ALL_DAY = ("Mon-Fri: 09:00-12:00, 14:00-17:00",)

WHOLE_DAYS = {
    "a later day": ("2026-12-04", NOW, ALL_DAY, office(), OPEN, "2026-12-04 09:00"),
    "today, before it opens": ("2026-12-02", "2026-12-02 08:00", ALL_DAY, office(), OPEN, "2026-12-02 09:00"),
    "today, once it has opened": ("2026-12-02", NOW, ALL_DAY, office(), OPEN, "2026-12-02 14:00"),
    "today, when it is over": ("2026-12-02", "2026-12-02 18:00", ALL_DAY, office(), OPEN, "2026-12-03 09:00"),
    "a weekend": ("2026-12-05", NOW, ALL_DAY, office(), CLOSED, "2026-12-07 09:00"),
    "a closure": ("2026-12-04", NOW, ALL_DAY, office([closure("2026-12-04", "2026-12-07")]), LISTED, "2026-12-08 09:00"),
    "a holiday": ("2026-12-25", NOW, ALL_DAY, office(), MAYBE, "2026-12-29 09:00"),
    "a holiday of next year": ("2027-12-27", NOW, ALL_DAY, office(), MAYBE, "2027-12-29 09:00"),
    "yesterday": ("2026-12-01", NOW, ALL_DAY, office(), OPEN, "2026-12-02 14:00"),
    "last Sunday": ("2026-11-29", NOW, ALL_DAY, office(), CLOSED, "2026-12-02 14:00"),
    "a night": ("2026-12-04", NOW, NIGHT, office(), OPEN, "2026-12-04 22:00"),
    "the morning after a night": ("2026-12-05", NOW, NIGHT, office(), CLOSED, "2026-12-07 22:00"),
    "day and night": ("2026-12-04", NOW, ALWAYS, office(calendars=()), OPEN, ""),
    "unknown": ("2026-12-04", NOW, (), office(), UNKNOWN, ""),
    "no opening in sight": ("2026-12-04", NOW, ALL_DAY, SHUT, LISTED, ""),
    "the last day of all": ("9999-12-31", NOW, ALL_DAY, office(), OPEN, ""),
    "the first day of all": ("0001-01-01", NOW, ALL_DAY, office(), OPEN, "2026-12-02 14:00"),
}


@pytest.mark.parametrize(("on", "now", "lines", "of", "kind", "opens"), WHOLE_DAYS.values(), ids=WHOLE_DAYS)
def test_a_whole_day(on: str, now: str, lines: tuple[str, ...], of: Office, kind: str, opens: str) -> None:
    found = whole_day(counter(*lines), of, (), date.fromisoformat(on), moment(now))
    assert told(found) == (kind, "", opens)
    assert found.at.date() == date.fromisoformat(on)


def test_openings_are_looked_for_as_far_as_is_said() -> None:
    assert DAYS_AHEAD == 60
