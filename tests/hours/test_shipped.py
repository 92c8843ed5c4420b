"""The shipped offices at moments of the calendar, written by hand: London's document hall, its chancery, and Manchester's counter.

Rows of a year change when its list of closed days is published and goes into an office's file. Staff's notices are left out.
"""

from datetime import date

import pytest

from bot.hours.verdict import CLOSED, LISTED, MAYBE, OPEN, UNKNOWN, verdict, whole_day
from bot.knowledge.knowledge import Knowledge
from tests.hours.small import moment, told

COUNTERS = {
    "hall": ("embassy-london", "document-hall"),
    "chancery": ("embassy-london", "chancery"),
    "north": ("consulate-manchester", "document-counter"),
}

MOMENTS = [
    # ordinary days
    ("hall", "2026-11-23 09:00", OPEN, "2026-11-23 12:00", "2026-11-24 09:00"),
    ("hall", "2026-11-23 08:59", CLOSED, "", "2026-11-23 09:00"),
    ("hall", "2026-12-02 10:30", OPEN, "2026-12-02 12:00", "2026-12-03 09:00"),
    ("hall", "2026-12-02 11:59", OPEN, "2026-12-02 12:00", "2026-12-03 09:00"),
    ("hall", "2026-12-02 12:00", CLOSED, "", "2026-12-03 09:00"),
    ("hall", "2026-12-02 15:00", CLOSED, "", "2026-12-03 09:00"),
    ("hall", "2026-06-10 10:30", OPEN, "2026-06-10 12:00", "2026-06-11 09:00"),
    ("chancery", "2026-12-02 10:30", OPEN, "2026-12-02 12:00", "2026-12-02 14:00"),
    ("chancery", "2026-12-02 12:30", CLOSED, "", "2026-12-02 14:00"),
    ("chancery", "2026-12-02 16:59", OPEN, "2026-12-02 17:00", "2026-12-03 09:00"),
    ("chancery", "2026-12-02 17:00", CLOSED, "", "2026-12-03 09:00"),
    ("north", "2026-12-02 10:30", OPEN, "2026-12-02 12:00", "2026-12-03 09:00"),
    ("north", "2026-12-02 13:00", CLOSED, "", "2026-12-03 09:00"),
    # evenings and weekends
    ("hall", "2026-12-03 22:00", CLOSED, "", "2026-12-04 09:00"),
    ("hall", "2026-12-04 00:00", CLOSED, "", "2026-12-04 09:00"),
    ("hall", "2026-12-04 13:00", CLOSED, "", "2026-12-07 09:00"),
    ("hall", "2026-12-05 10:00", CLOSED, "", "2026-12-07 09:00"),
    ("hall", "2026-12-06 23:59", CLOSED, "", "2026-12-07 09:00"),
    ("chancery", "2026-12-04 12:00", CLOSED, "", "2026-12-04 14:00"),
    ("chancery", "2026-12-04 18:00", CLOSED, "", "2026-12-07 09:00"),
    ("north", "2026-12-05 10:00", CLOSED, "", "2026-12-07 09:00"),
    # Christmas 2026: Friday 25 and the Monday in place of Saturday 26
    ("hall", "2026-12-23 12:30", CLOSED, "", "2026-12-24 09:00"),
    ("hall", "2026-12-24 10:00", OPEN, "2026-12-24 12:00", "2026-12-29 09:00"),
    ("hall", "2026-12-24 12:00", CLOSED, "", "2026-12-29 09:00"),
    ("chancery", "2026-12-24 12:00", CLOSED, "", "2026-12-24 14:00"),
    ("chancery", "2026-12-24 17:00", CLOSED, "", "2026-12-29 09:00"),
    ("hall", "2026-12-25 10:00", MAYBE, "2026-12-25 12:00", "2026-12-29 09:00"),
    ("hall", "2026-12-25 15:00", MAYBE, "", "2026-12-29 09:00"),
    ("chancery", "2026-12-25 15:00", MAYBE, "2026-12-25 17:00", "2026-12-29 09:00"),
    ("hall", "2026-12-26 10:00", CLOSED, "", "2026-12-29 09:00"),
    ("hall", "2026-12-27 10:00", CLOSED, "", "2026-12-29 09:00"),
    ("hall", "2026-12-28 09:00", MAYBE, "2026-12-28 12:00", "2026-12-29 09:00"),
    ("hall", "2026-12-29 09:00", OPEN, "2026-12-29 12:00", "2026-12-30 09:00"),
    ("north", "2026-12-24 12:00", CLOSED, "", "2026-12-29 09:00"),
    ("north", "2026-12-28 11:00", MAYBE, "2026-12-28 12:00", "2026-12-29 09:00"),
    # the year's end, and the year before
    ("hall", "2026-12-31 10:00", OPEN, "2026-12-31 12:00", "2027-01-04 09:00"),
    ("hall", "2026-12-31 23:59", CLOSED, "", "2027-01-04 09:00"),
    ("hall", "2027-01-01 00:00", MAYBE, "", "2027-01-04 09:00"),
    ("hall", "2027-01-01 10:00", MAYBE, "2027-01-01 12:00", "2027-01-04 09:00"),
    ("hall", "2025-12-31 12:00", CLOSED, "", "2026-01-05 09:00"),
    ("hall", "2026-01-02 10:00", MAYBE, "2026-01-02 12:00", "2026-01-05 09:00"),
    # Easter 2026: Friday 3 and Monday 6 April, which is Tomb-Sweeping's Monday, too
    ("hall", "2026-04-02 12:00", CLOSED, "", "2026-04-07 09:00"),
    ("hall", "2026-04-03 10:00", MAYBE, "2026-04-03 12:00", "2026-04-07 09:00"),
    ("hall", "2026-04-04 10:00", CLOSED, "", "2026-04-07 09:00"),
    ("hall", "2026-04-06 10:00", MAYBE, "2026-04-06 12:00", "2026-04-07 09:00"),
    ("north", "2027-03-26 10:00", MAYBE, "2027-03-26 12:00", "2027-03-30 09:00"),
    # May: both countries' holidays
    ("hall", "2026-04-30 13:00", CLOSED, "", "2026-05-06 09:00"),
    ("hall", "2026-05-05 11:00", MAYBE, "2026-05-05 12:00", "2026-05-06 09:00"),
    ("hall", "2026-05-25 10:00", MAYBE, "2026-05-25 12:00", "2026-05-26 09:00"),
    # China's National Day 2026: 1 to 7 October
    ("hall", "2026-09-30 12:00", CLOSED, "", "2026-10-08 09:00"),
    ("hall", "2026-10-01 09:00", MAYBE, "2026-10-01 12:00", "2026-10-08 09:00"),
    ("hall", "2026-10-04 10:00", CLOSED, "", "2026-10-08 09:00"),
    ("hall", "2026-10-07 11:00", MAYBE, "2026-10-07 12:00", "2026-10-08 09:00"),
    ("hall", "2026-10-08 09:00", OPEN, "2026-10-08 12:00", "2026-10-09 09:00"),
    ("north", "2026-10-02 10:00", MAYBE, "2026-10-02 12:00", "2026-10-08 09:00"),
    # Mid-Autumn and Dragon Boat 2026
    ("hall", "2026-09-25 10:00", MAYBE, "2026-09-25 12:00", "2026-09-28 09:00"),
    ("hall", "2026-06-19 08:00", MAYBE, "", "2026-06-22 09:00"),
    # Spring Festival 2026 as announced, and 2027 as far as the law says: Friday 5 to Wednesday 10 February
    ("hall", "2026-02-13 12:00", CLOSED, "", "2026-02-24 09:00"),
    ("hall", "2026-02-23 10:00", MAYBE, "2026-02-23 12:00", "2026-02-24 09:00"),
    ("hall", "2027-02-04 12:00", CLOSED, "", "2027-02-11 09:00"),
    ("hall", "2027-02-05 10:00", MAYBE, "2027-02-05 12:00", "2027-02-11 09:00"),
    ("north", "2027-02-10 10:00", MAYBE, "2027-02-10 12:00", "2027-02-11 09:00"),
    # the weekends on which clocks change
    ("hall", "2026-03-27 12:00", CLOSED, "", "2026-03-30 09:00"),
    ("hall", "2026-03-29 00:59", CLOSED, "", "2026-03-30 09:00"),
    ("hall", "2026-03-30 09:30+01:00", OPEN, "2026-03-30 12:00", "2026-03-31 09:00"),
    ("hall", "2026-03-30 08:30+00:00", OPEN, "2026-03-30 12:00", "2026-03-31 09:00"),
    ("hall", "2026-03-30 07:59+00:00", CLOSED, "", "2026-03-30 09:00"),
    ("hall", "2026-10-23 12:00", CLOSED, "", "2026-10-26 09:00"),
    ("hall", "2026-10-25 01:30+01:00", CLOSED, "", "2026-10-26 09:00"),
    ("hall", "2026-10-26 08:30+00:00", CLOSED, "", "2026-10-26 09:00"),
    ("hall", "2026-10-26 09:30+00:00", OPEN, "2026-10-26 12:00", "2026-10-27 09:00"),
    ("hall", "2027-03-26 10:00+00:00", MAYBE, "2027-03-26 12:00", "2027-03-30 09:00"),
    # from China, by its clock
    ("hall", "2026-12-02 18:30+08:00", OPEN, "2026-12-02 12:00", "2026-12-03 09:00"),
    ("hall", "2026-07-01 16:00+08:00", OPEN, "2026-07-01 12:00", "2026-07-02 09:00"),
    # Manchester 2024: a year with a published list
    ("north", "2024-01-01 10:00", LISTED, "", "2024-01-02 09:00"),
    ("north", "2024-02-08 12:00", CLOSED, "", "2024-02-13 09:00"),
    ("north", "2024-02-09 10:00", LISTED, "", "2024-02-13 09:00"),
    ("north", "2024-02-13 10:00", OPEN, "2024-02-13 12:00", "2024-02-14 09:00"),
    ("north", "2024-03-29 10:00", OPEN, "2024-03-29 12:00", "2024-04-02 09:00"),
    ("north", "2024-04-01 10:00", LISTED, "", "2024-04-02 09:00"),
    ("north", "2024-05-01 10:00", OPEN, "2024-05-01 12:00", "2024-05-02 09:00"),
    ("north", "2024-05-06 10:00", LISTED, "", "2024-05-07 09:00"),
    ("north", "2024-05-27 10:00", OPEN, "2024-05-27 12:00", "2024-05-28 09:00"),
    ("north", "2024-09-27 12:00", CLOSED, "", "2024-10-02 09:00"),
    ("north", "2024-10-01 23:00", LISTED, "", "2024-10-02 09:00"),
    ("north", "2024-10-02 10:00", OPEN, "2024-10-02 12:00", "2024-10-03 09:00"),
    ("north", "2024-12-24 12:00", CLOSED, "", "2024-12-27 09:00"),
    ("north", "2024-12-25 09:00", LISTED, "", "2024-12-27 09:00"),
    ("north", "2024-12-31 12:00", CLOSED, "", "2025-01-02 09:00"),
    ("north", "2025-01-01 10:00", MAYBE, "2025-01-01 12:00", "2025-01-02 09:00"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "at", "kind", "until", "opens"), MOMENTS, ids=[f"{row[0]} {row[1]}" for row in MOMENTS])
def test_a_moment(shipped: Knowledge, name: str, at: str, kind: str, until: str, opens: str) -> None:
    office_id, counter_id = COUNTERS[name]
    office = shipped.offices[office_id]
    counter = next(counter for counter in office.counters if counter.id == counter_id)
    assert told(verdict(counter, office, (), moment(at))) == (kind, until, opens)


DAYS = [
    ("hall", "2026-12-05", CLOSED, "2026-12-07 09:00"),
    ("hall", "2026-12-04", OPEN, "2026-12-04 09:00"),
    ("hall", "2026-12-24", OPEN, "2026-12-24 09:00"),
    ("hall", "2026-12-25", MAYBE, "2026-12-29 09:00"),
    ("hall", "2026-12-26", CLOSED, "2026-12-29 09:00"),
    ("hall", "2027-03-26", MAYBE, "2027-03-30 09:00"),
    ("hall", "2027-02-08", MAYBE, "2027-02-11 09:00"),
    ("hall", "2027-10-01", MAYBE, "2027-10-06 09:00"),
    ("hall", "2027-12-27", MAYBE, "2027-12-29 09:00"),
    ("chancery", "2026-12-02", OPEN, "2026-12-02 14:00"),
    ("north", "2026-12-28", MAYBE, "2026-12-29 09:00"),
    ("north", "2026-12-06", CLOSED, "2026-12-07 09:00"),
]


@pytest.mark.parametrize(("name", "on", "kind", "opens"), DAYS, ids=[f"{row[0]} {row[1]}" for row in DAYS])
def test_a_whole_day(shipped: Knowledge, name: str, on: str, kind: str, opens: str) -> None:
    office_id, counter_id = COUNTERS[name]
    office = shipped.offices[office_id]
    counter = next(counter for counter in office.counters if counter.id == counter_id)
    found = whole_day(counter, office, (), date.fromisoformat(on), moment("2026-12-02 12:30"))
    assert told(found) == (kind, "", opens)


@pytest.mark.parametrize("name", ["consulate-edinburgh", "consulate-belfast"])
def test_where_no_hours_are_published_none_are_known(shipped: Knowledge, name: str) -> None:
    office = shipped.offices[name]
    assert told(verdict(None, office, (), moment("2026-12-02 10:00"))) == (UNKNOWN, "", "")


HOLIDAYS = {
    ("embassy-london", "2026-12-25"): "Christmas Day",
    ("embassy-london", "2026-04-06"): "Easter Monday, Tomb-Sweeping Day",
    ("embassy-london", "2026-10-05"): "National Day",
    ("embassy-london", "2026-11-30"): "",
    ("consulate-edinburgh", "2026-11-30"): "Saint Andrew's Day",
    ("consulate-edinburgh", "2026-04-06"): "Tomb-Sweeping Day",
    ("consulate-belfast", "2026-03-17"): "Saint Patrick's Day",
    ("consulate-belfast", "2026-07-13"): "Battle of the Boyne",
    ("consulate-manchester", "2026-07-13"): "",
    ("consulate-manchester", "2024-12-25"): "",
}


@pytest.mark.parametrize(("name", "on"), HOLIDAYS)
def test_each_office_heeds_the_holidays_of_its_nation_and_of_home(shipped: Knowledge, name: str, on: str) -> None:
    found = verdict(None, shipped.offices[name], (), moment(f"{on} 10:00"))
    assert ", ".join(doubt.key for doubt in found.doubts) == HOLIDAYS[name, on]
