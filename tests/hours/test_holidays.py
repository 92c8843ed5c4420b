"""Public holidays as governments published them."""

from datetime import date, timedelta

import pytest

from bot.hours.holidays import Holiday, on, year

PUBLISHED = {
    ("GB-ENG", 2026): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
    ("GB-ENG", 2027): "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28",
    ("GB-WLS", 2026): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
    ("GB-SCT", 2026): "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-26 12-28",
    ("GB-NIR", 2026): "01-01 03-17 04-03 04-06 05-04 05-25 07-12 07-13 08-31 12-25 12-26 12-28",
    ("GB-NIR", 2027): "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-25 12-26 12-27 12-28",
    ("CN", 2026): (
        "01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 "
        "06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07"
    ),
}
"""GOV.UK's lists with the days that substitutes stand for; the State Council's notice for 2026, weekends included."""


@pytest.mark.parametrize(("calendar", "number"), PUBLISHED)
def test_a_year_has_the_published_days(calendar: str, number: int) -> None:
    assert [f"{day:%m-%d}" for day in year(calendar, number)] == PUBLISHED[calendar, number].split()


KEYS = {
    "2026-12-25": [("Christmas Day", "GB-ENG")],
    "2026-12-28": [("Boxing Day", "GB-ENG")],
    "2027-12-27": [("Christmas Day", "GB-ENG")],
    "2026-04-03": [("Good Friday", "GB-ENG")],
    "2026-04-06": [("Easter Monday", "GB-ENG"), ("Tomb-Sweeping Day", "CN")],
    "2026-01-01": [("New Year's Day", "GB-ENG"), ("New Year's Day", "CN")],
    "2026-01-02": [("New Year's Day", "CN")],
    "2026-02-16": [("Chinese New Year's Eve", "CN")],
    "2026-02-17": [("Chinese New Year (Spring Festival)", "CN")],
    "2026-02-23": [("Chinese New Year (Spring Festival)", "CN")],
    "2024-09-16": [("Mid-Autumn Festival", "CN")],
    "2026-10-04": [("National Day", "CN")],
    "2028-10-03": [("Mid-Autumn Festival", "CN"), ("National Day", "CN")],
    "2026-10-10": [],
    "2026-12-24": [],
}


@pytest.mark.parametrize("day", KEYS)
def test_a_day_belongs_to_its_holiday(day: str) -> None:
    assert [(found.key, found.calendar) for found in on(date.fromisoformat(day), ("GB-ENG", "CN"))] == KEYS[day]


def test_names_carry_no_marks_and_no_dates() -> None:
    days = [date(2024, 1, 1) + timedelta(n) for n in range(5 * 366)]
    keys = {found.key for day in days for found in on(day, ("GB-ENG", "GB-SCT", "GB-NIR", "CN", "US", "AE"))}
    assert not {key for key in keys if any(sign in key for sign in ("observed", "estimated", "substituted", ";", "/"))}


def test_an_unexchanged_calendar_leaves_weekends_alone() -> None:
    assert on(date(2026, 4, 4), ("GB-ENG",)) == ()


def test_a_day_in_place_of_next_years_first_is_this_years() -> None:
    assert on(date(2027, 12, 31), ("US",)) == (Holiday(date(2027, 12, 31), "New Year's Day", "US"),)


def test_without_calendars_no_day_is_a_holiday() -> None:
    assert on(date(2026, 12, 25), ()) == ()


@pytest.mark.parametrize("day", [date.min, date.max, date(2150, 1, 1)])
def test_years_beyond_the_library_have_none(day: date) -> None:
    assert on(day, ("CN",)) == ()


def test_a_calendar_that_is_not_known_is_refused() -> None:
    with pytest.raises(NotImplementedError):
        on(date(2026, 1, 1), ("GB-XXX",))
