"""What holds at every minute, whatever the hours, the lists and the clocks."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings

from bot.hours import holidays
from bot.hours.day import day_of
from bot.hours.verdict import CLOSED, DAYS_AHEAD, LISTED, MAYBE, OPEN, Verdict, verdict
from bot.knowledge.office import Special
from tests.hours.anything import DAY_HOURS, NIGHT, Case, at_moment, cases, of_day
from tests.hours.small import ZONE, counter, office

MINUTE = timedelta(minutes=1)
ANY, DAYTIME = cases(DAY_HOURS | NIGHT), cases(DAY_HOURS)
often = settings(deadline=None, max_examples=250)


def later(moment: datetime, step: timedelta) -> datetime:
    """By the world's clock, not by the office's."""
    return moment.astimezone(UTC) + step


def special_of(case: Case, on: date) -> Special | None:
    _, of, _, _ = case
    return next((s for s in of.special if s.first <= on <= s.last and s.counters in ((), ("hall",))), None)


def listed(case: Case, on: date) -> bool:
    """By the files, without the code under test."""
    _, of, notices, _ = case
    said = any(first <= on <= last for notice in notices if notice.offices in ((), ("embassy",)) for first, last in notice.closed)
    special = special_of(case, on)
    return said or any(c.first <= on <= c.last for c in of.closures) or (special is not None and not special.hours)


def doubtful(case: Case, on: date) -> bool:
    _, of, _, _ = case
    return special_of(case, on) is None and on.year not in of.closure_years and bool(holidays.on(on, of.calendars))


@often
@given(ANY)
def test_the_next_opening_is_open_and_the_minute_before_is_not(case: Case) -> None:
    found = at_moment(case, case[3])
    if found.opens:
        assert found.opens > found.at and found.opens.date() <= found.at.date() + timedelta(DAYS_AHEAD)
        assert at_moment(case, found.opens).kind == OPEN
        assert at_moment(case, later(found.opens, -MINUTE)).kind != OPEN


@often
@given(ANY)
def test_nothing_is_open_between_now_and_the_next_opening_but_what_is_open_now(case: Case) -> None:
    found = at_moment(case, case[3])
    start, end = found.at.astimezone(UTC), (found.opens or found.at + timedelta(2)).astimezone(UTC)
    busy = found.until.astimezone(UTC) if found.kind == OPEN and found.until else start
    if not (found.kind == OPEN and found.until is None):
        steps = [busy + (end - busy) * n / 7 for n in range(1, 7)] if busy < end else []
        assert not [moment for moment in steps if at_moment(case, moment).kind == OPEN]


@often
@given(ANY)
def test_nothing_is_open_on_a_listed_day_or_an_uncovered_holiday(case: Case) -> None:
    found = at_moment(case, case[3])
    for moment in (found.at, found.opens):
        if moment and at_moment(case, moment).kind == OPEN:
            assert not listed(case, moment.date()) and not doubtful(case, moment.date())
    if listed(case, found.at.date()):
        assert found.kind == LISTED and found.closed_by


@often
@given(ANY)
def test_a_stretch_ends_after_now_and_its_end_is_not_in_it(case: Case) -> None:
    found = at_moment(case, case[3])
    assert found.until is None or found.kind in (OPEN, MAYBE)
    if found.until:
        after, before = at_moment(case, found.until), at_moment(case, later(found.until, -MINUTE))
        assert found.until > found.at
        assert after.kind != OPEN or found.kind == MAYBE
        assert after.until is None or after.until > found.until
        assert (before.kind, before.until) == (found.kind, found.until)


@often
@given(DAYTIME)
def test_open_means_that_the_clock_on_the_wall_is_within_the_days_hours(case: Case) -> None:
    hall, of, _, at = case
    special = special_of(case, at.date())
    hours = special.hours if special else [(o.opens, o.closes) for o in hall.hours if o.weekday == at.weekday()]
    inside = any(opens <= at.time() < closes for opens, closes in hours)
    found = verdict(hall, of, case[2], at)
    if (
        at.hour > 2 or at.utcoffset() == (at + timedelta(1)).utcoffset() == (at - timedelta(1)).utcoffset()
    ):  # no clock is changed that night
        assert (found.kind == OPEN) == (inside and not listed(case, at.date()) and not doubtful(case, at.date()))
        assert (found.kind == MAYBE) <= bool(hours)


@often
@given(ANY)
def test_a_whole_day_opens_on_it_or_later_and_never_in_the_past(case: Case) -> None:
    hall, of, notices, at = case
    for on in (at.date() + timedelta(n) for n in (-2, 0, 1, 9)):
        found = of_day(case, on)
        assert found.kind == day_of(hall, of, notices, on).kind
        assert (found.kind == LISTED) == listed(case, on)
        if found.opens:
            assert found.opens > at and found.opens.date() >= on
            assert found.kind == OPEN or found.opens.date() > on
            assert at_moment(case, found.opens).kind == OPEN
            assert at_moment(case, later(found.opens, -MINUTE)).kind != OPEN


@often
@given(ANY)
def test_every_moment_is_by_the_offices_clock(case: Case) -> None:
    found: Verdict = at_moment(case, case[3].astimezone(UTC))
    assert found == at_moment(case, case[3])
    assert all(moment is None or moment.tzinfo == ZONE for moment in (found.at, found.until, found.opens))


def test_every_day_of_three_years_is_told_as_it_is() -> None:
    """Each hour of each day of a plain counter: never open on a holiday or a weekend, always within its hours."""
    hall, of = counter("Mon-Fri: 09:00-12:00"), office()
    for n in range(3 * 365 + 1):
        on = date(2026, 1, 1) + timedelta(n)
        kind = CLOSED if on.weekday() > 4 else MAYBE if holidays.on(on, of.calendars) else OPEN
        for hour in (0, 8, 9, 11, 12, 23):
            found = verdict(hall, of, (), datetime(on.year, on.month, on.day, hour, tzinfo=ZONE))
            assert found.kind == (CLOSED if kind == OPEN and not 9 <= hour < 12 else kind)
            assert found.opens and found.opens.hour == 9 and found.opens.weekday() < 5
