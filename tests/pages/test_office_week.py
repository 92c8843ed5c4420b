from dataclasses import replace
from datetime import date, time

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.office import Office, Opening
from bot.pages.office_week import week_of
from tests.pages.small import CLOSURE, DESK, HALL, NOTICE, OFFICE, SPECIAL, setting


def test_it_has_a_row_a_day_and_a_column_a_counter(shipped: Knowledge) -> None:
    week = week_of(OFFICE, setting(shipped, "2026-12-02T10:00"))
    assert [(column.name, column.note) for column in week.columns] == [
        ("Hall", "Bring a pen."),
        ("Desk", ""),
    ]
    assert [row.name for row in week.rows] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert week.rows[0].cells == (("09:00–12:00",), ("09:00–12:00", "14:00–17:00"))
    assert week.rows[6].cells == ((), ())


def test_counters_without_known_hours_have_no_column(shipped: Knowledge) -> None:
    office = replace(OFFICE, counters=(HALL, replace(DESK, hours=())))
    assert [column.name for column in week_of(office, setting(shipped, "2026-12-02T10:00", office)).columns] == ["Hall"]
    none = replace(OFFICE, counters=())
    assert week_of(none, setting(shipped, "2026-12-02T10:00", none)).columns == ()


def test_hours_over_midnight_stand_at_the_day_that_they_begin(shipped: Knowledge) -> None:
    office = replace(OFFICE, counters=(replace(HALL, hours=(Opening(4, time(22), time(6)),)),))
    week = week_of(office, setting(shipped, "2026-12-02T10:00", office))
    assert [row.cells[0] for row in week.rows][4:6] == [("22:00–06:00",), ()]


TODAY = [
    ("2026-12-02T10:00", OFFICE, "Wed"),
    ("2026-12-05T23:59", OFFICE, "Sat"),
    ("2026-07-01T23:30", OFFICE, "Thu"),  # half past midnight, by the office's clock in summer
    ("2026-12-03T10:00", replace(OFFICE, closures=(CLOSURE,)), None),
    ("2026-12-24T10:00", replace(OFFICE, special=(SPECIAL,)), None),
    ("2026-12-25T10:00", OFFICE, None),
]


@pytest.mark.parametrize(("at", "office", "name"), TODAY)
def test_today_is_marked_only_where_it_is_as_the_week_says(shipped: Knowledge, at: str, office: Office, name: str | None) -> None:
    week = week_of(office, setting(shipped, at, office))
    assert [row.name for row in week.rows if row.today] == ([name] if name else [])


def test_today_is_not_marked_where_a_notice_closes_it(shipped: Knowledge) -> None:
    assert NOTICE.closes(date(2026, 12, 2))
    assert not any(row.today for row in week_of(OFFICE, setting(shipped, "2026-12-02T10:00", notices=(NOTICE,))).rows)
