from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.office import Closure, Office
from bot.pages.days_ahead import Told, ahead
from tests.pages.small import CLOSURE, NOTICE, OFFICE, SOURCE, SPECIAL, setting, words


def told(shipped: Knowledge, at: str, office: Office, **more: Any) -> tuple[tuple[Told, ...], tuple[Told, ...], tuple[int, ...]]:
    found = ahead(office, setting(shipped, at, office, **more))
    return found.published, found.doubtful, found.years


def test_published_days_come_in_their_order_until_they_are_over(shipped: Knowledge) -> None:
    office = replace(OFFICE, special=(SPECIAL,), closures=(CLOSURE, Closure(date(2026, 11, 2), date(2026, 11, 2), words("Past"), SOURCE)))
    stocktaking = Told("Thu 3 December to Fri 4 December", "Stocktaking")
    early = Told("Thu 24 December", "Early end: Desk 09:00–11:00")
    assert told(shipped, "2026-12-01T10:00", office)[0] == (stocktaking, early)
    assert told(shipped, "2026-12-04T23:59", office)[0] == (stocktaking, early)
    assert told(shipped, "2026-12-05T00:00", office)[0] == (early,)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"counters": ()}, "Early end: 09:00–11:00"),
        ({"hours": ()}, "Early end: Desk closed"),
        ({"counters": (), "hours": ()}, "Early end: closed"),
    ],
)
def test_a_special_day_says_whose_hours_and_which(shipped: Knowledge, changes: dict[str, Any], what: str) -> None:
    office = replace(OFFICE, special=(replace(SPECIAL, **changes),))
    assert told(shipped, "2026-12-01T10:00", office)[0][0].what == what


def test_what_a_notice_closes_is_among_them(shipped: Knowledge) -> None:
    others = replace(NOTICE, offices=("elsewhere",))
    published = told(shipped, "2026-11-20T10:00", OFFICE, notices=(others, NOTICE))[0]
    assert [row.days for row in published] == ["Wed 2 December"] and "water damage" in published[0].what


def test_holidays_in_doubt_are_told_where_somebody_might_come_in_vain(shipped: Knowledge) -> None:
    doubtful = told(shipped, "2026-12-02T10:00", OFFICE)[1]
    assert doubtful == (
        Told("Fri 25 December", "Christmas Day"),
        Told("Mon 28 December", "Boxing Day"),  # Boxing Day itself is a Saturday, on which nobody expects it to be open
        Told("Fri 1 January 2027", "New Year's Day"),
        Told("Fri 26 March 2027", "Good Friday"),
        Told("Mon 29 March 2027", "Easter Monday"),
    )


def test_of_an_office_without_known_hours_every_holiday_is_in_doubt(shipped: Knowledge) -> None:
    doubtful = told(shipped, "2026-12-02T10:00", replace(OFFICE, counters=()))[1]
    assert Told("Sat 26 December", "Boxing Day") in doubtful


def test_the_days_of_one_holiday_are_one_row(shipped: Knowledge) -> None:
    doubtful = told(shipped, "2027-01-20T10:00", replace(OFFICE, calendars=("CN",)))[1]
    festival = [row for row in doubtful if row.what == "Spring Festival"]
    assert len(festival) == 1 and " to " in festival[0].days


def test_a_published_list_takes_the_doubt_away(shipped: Knowledge) -> None:
    office = replace(
        OFFICE, closure_years=(2026, 2027), closures=(Closure(date(2026, 12, 25), date(2026, 12, 25), words("Christmas"), SOURCE),)
    )
    assert told(shipped, "2026-12-02T10:00", office) == ((Told("Fri 25 December", "Christmas"),), (), ())


@pytest.mark.parametrize(
    ("at", "listed", "years"),
    [("2026-12-02T10:00", (), (2026, 2027)), ("2026-12-02T10:00", (2026,), (2027,)), ("2026-06-01T10:00", (), (2026,))],
)
def test_the_years_without_a_list_are_named(shipped: Knowledge, at: str, listed: tuple[int, ...], years: tuple[int, ...]) -> None:
    assert told(shipped, at, replace(OFFICE, closure_years=listed))[2] == years
