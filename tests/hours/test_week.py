"""A week as people read it: neighbouring days with the same hours together."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.hours.week import Days, week
from bot.knowledge.office import Opening
from bot.knowledge.weekly import joined, read_hours

MORNING, AFTERNOON, EARLY = (time(9), time(12)), (time(14), time(17)), (time(9), time(11, 30))

WEEKS = [
    ("nothing", [], []),
    ("one day", ["Wed: 09:00-12:00"], [Days(2, 2, (MORNING,))]),
    ("working days", ["Mon-Fri: 09:00-12:00"], [Days(0, 4, (MORNING,))]),
    ("two stretches", ["Mon-Fri: 09:00-12:00, 14:00-17:00"], [Days(0, 4, (MORNING, AFTERNOON))]),
    ("stretches on lines of their own", ["Mon-Fri: 14:00-17:00", "Mon-Fri: 09:00-12:00"], [Days(0, 4, (MORNING, AFTERNOON))]),
    ("a shorter day", ["Mon-Thu: 09:00-12:00", "Fri: 09:00-11:30"], [Days(0, 3, (MORNING,)), Days(4, 4, (EARLY,))]),
    ("a day without hours between", ["Mon,Tue,Thu: 09:00-12:00"], [Days(0, 1, (MORNING,)), Days(3, 3, (MORNING,))]),
    (
        "the same hours, not neighbours",
        ["Mon,Wed: 09:00-12:00", "Tue: 14:00-17:00"],
        [Days(0, 0, (MORNING,)), Days(1, 1, (AFTERNOON,)), Days(2, 2, (MORNING,))],
    ),
    ("over the week's end", ["Sat-Mon: 09:00-12:00"], [Days(0, 0, (MORNING,)), Days(5, 6, (MORNING,))]),
    ("every day", ["Mon-Sun: 09:00-12:00"], [Days(0, 6, (MORNING,))]),
]


@pytest.mark.parametrize(("lines", "days"), [row[1:] for row in WEEKS], ids=[row[0] for row in WEEKS])
def test_a_week(lines: list[str], days: list[Days]) -> None:
    assert list(week(joined(opening for line in lines for opening in read_hours(line)))) == days


OPENINGS = st.lists(
    st.builds(Opening, st.integers(0, 6), st.just(time(9)), st.sampled_from([time(12), time(13)])),
    max_size=7,
    unique_by=lambda o: o.weekday,
)


@given(OPENINGS)
def test_grouping_loses_no_day_and_adds_none(openings: list[Opening]) -> None:
    groups = week(openings)
    spread = {(day, stretch) for days in groups for day in range(days.first, days.last + 1) for stretch in days.stretches}
    assert spread == {(o.weekday, (o.opens, o.closes)) for o in openings}
    assert [g.first for g in groups] == sorted(g.first for g in groups)
