from dataclasses import replace
from datetime import date, time

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.office import Office, Opening
from bot.pages.status import advice, statuses
from tests.pages.small import CLOSURE, HALL, NOTICE, OFFICE, openings, setting

ONE = replace(OFFICE, counters=(HALL,))
NIGHT = replace(OFFICE, counters=(replace(HALL, hours=(Opening(2, time(22), time(6)),)),))
ALWAYS = replace(OFFICE, counters=(replace(HALL, hours=openings((0, 0), days=range(7))),), calendars=())
LISTED = replace(ONE, closures=(CLOSURE,))

ROWS = [
    ("2026-12-02T09:00", ONE, "Open now", ("until 12:00",)),
    ("2026-12-02T11:59", ONE, "Open now", ("until 12:00",)),
    ("2026-12-02T12:00", ONE, "Closed now", ("Next open: Thu 3 December, 09:00",)),
    ("2026-12-02T08:59", ONE, "Closed now", ("Next open: Wed 2 December, 09:00",)),
    ("2026-12-05T10:00", ONE, "Closed now", ("Next open: Mon 7 December, 09:00",)),
    ("2026-12-31T13:00", ONE, "Closed now", ("Next open: Mon 4 January 2027, 09:00",)),
    ("2026-07-01T08:30", ONE, "Open now", ("until 12:00",)),
    ("2026-12-03T10:00", LISTED, "Closed today", ("Stocktaking", "Next open: Mon 7 December, 09:00")),
    ("2026-12-02T13:00", LISTED, "Closed now", ("Next open: Mon 7 December, 09:00",)),
    ("2026-12-25T08:00", ONE, "May be closed today", ("Christmas Day", "Next open: Tue 29 December, 09:00")),
    ("2026-12-25T10:00", ONE, "May be closed today", ("Christmas Day", "Next open: Tue 29 December, 09:00")),
    ("2026-12-25T12:00", ONE, "Closed now", ("Next open: Tue 29 December, 09:00",)),
    ("2026-12-02T23:00", NIGHT, "Open now", ("until Thu 3 December, 06:00",)),
    ("2026-12-03T05:00", NIGHT, "Open now", ("until 06:00",)),
    ("2026-12-02T10:00", ALWAYS, "Open now", ()),
    ("2026-12-02T10:00", replace(OFFICE, counters=()), "Hours not known", ()),
    ("2026-12-03T10:00", replace(LISTED, counters=()), "Closed today", ("Stocktaking",)),
]


@pytest.mark.parametrize(("at", "office", "word", "lines"), ROWS)
def test_two_words_say_it_and_a_line_says_what_follows(
    shipped: Knowledge, at: str, office: Office, word: str, lines: tuple[str, ...]
) -> None:
    [status] = statuses(office, setting(shipped, at, office))
    assert (status.word, status.lines) == (word, lines)


def test_each_counter_has_a_state_of_its_own(shipped: Knowledge) -> None:
    found = statuses(OFFICE, setting(shipped, "2026-12-02T15:00"))
    assert [(status.counter, status.word) for status in found] == [("Hall", "Closed now"), ("Desk", "Open now")]


def test_a_notice_that_is_shown_is_not_repeated(shipped: Knowledge) -> None:
    [status] = statuses(ONE, setting(shipped, "2026-12-02T10:00", ONE, notices=(NOTICE,)))
    assert status.word == "Closed today" and "water damage" not in status.lines[0]


def test_a_notice_that_closes_but_is_not_shown_is_told(shipped: Knowledge) -> None:
    later = replace(NOTICE, closed=((date(2026, 12, 3), date(2026, 12, 3)),))
    [status] = statuses(ONE, setting(shipped, "2026-12-03T10:00", ONE, notices=(later,)))
    assert status.word == "Closed today" and "water damage" in status.lines[0]


@pytest.mark.parametrize(("at", "office", "told"), [("2026-12-02T10:00", OFFICE, 0), ("2026-12-25T10:00", OFFICE, 1)])
def test_what_to_check_is_said_once_for_all_counters(shipped: Knowledge, at: str, office: Office, told: int) -> None:
    here = setting(shipped, at, office)
    said = advice(statuses(office, here), office, here)
    assert len(said) == told and all(office.website in line for line in said)


@pytest.mark.parametrize("at", ["2026-12-02T08:59", "2026-12-02T11:59", "2026-12-25T08:59", "2026-12-25T11:59"])
def test_it_knows_when_it_ceases_to_hold(shipped: Knowledge, at: str) -> None:
    here = setting(shipped, at, ONE)
    [status] = statuses(ONE, here)
    assert any(0 < (change - here.now).total_seconds() <= 60 for change in status.changes)
