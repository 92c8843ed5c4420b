"""Any office that can be: hypothesis' strategies for weeks, closures, special days and notices, around any minute of three years."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from bot.hours.verdict import Verdict, verdict, whole_day
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Counter, Office, Opening, Special
from bot.knowledge.weekly import WeeklyError, joined
from tests.hours.small import SOURCE, ZONE, office

Case = tuple[Counter, Office, tuple[Notice, ...], datetime]
Stretches = tuple[tuple[time, time], ...]

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 12, 31, 23, 59, tzinfo=UTC)
CHANGES = [
    datetime(*day, 1, tzinfo=UTC) for day in ((2026, 3, 29), (2026, 10, 25), (2027, 3, 28), (2027, 10, 31), (2028, 3, 26), (2028, 10, 29))
]
"""The instants at which London's clocks change: 01:00 UTC on the last Sundays of March and October."""

ANY_MINUTE = st.integers(0, int((LAST - FIRST).total_seconds()) // 60).map(lambda n: FIRST + timedelta(minutes=n))
NEAR_A_CHANGE = st.builds(lambda change, minutes: change + timedelta(minutes=minutes), st.sampled_from(CHANGES), st.integers(-3000, 3000))
MOMENTS = (ANY_MINUTE | NEAR_A_CHANGE).map(lambda found: found.astimezone(ZONE))


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _by_pairs(minutes: list[int]) -> Stretches:
    """Sorted times of a day, taken two by two: stretches that neither overlap nor run overnight."""
    times = [_time(minute) for minute in sorted(minutes)]
    return tuple(zip(times[::2], times[1::2], strict=False))


DAYTIME = st.lists(st.integers(0, 24 * 60 - 1), max_size=6, unique=True).map(_by_pairs)
OFFICE_HOURS = st.sampled_from([((time(9), time(12)),), ((time(9), time(12)), (time(14), time(17))), ()])
NIGHT = st.sampled_from(
    [((time(22), time(6)),), ((time(18), time(0)),), ((time(0), time(0)),), ((time(0), time(2, 30)), (time(23), time(1, 30)))]
)
DAY_HOURS = OFFICE_HOURS | DAYTIME


def _possible(openings: list[Opening]) -> bool:
    try:
        return bool(joined(openings)) or not openings
    except WeeklyError:
        return False


def weeks(hours: st.SearchStrategy[Stretches]) -> st.SearchStrategy[Counter]:
    openings = st.lists(hours, min_size=7, max_size=7).map(lambda days: [Opening(n, *s) for n, day in enumerate(days) for s in day])
    return openings.filter(_possible).map(lambda found: Counter("hall", {"en": "Hall"}, joined(found), SOURCE))


def _days(around: date) -> st.SearchStrategy[tuple[date, date]]:
    return st.builds(lambda n, length: (around + timedelta(n), around + timedelta(n + length)), st.integers(-3, 12), st.integers(0, 4))


@st.composite
def cases(draw: st.DrawFn, hours: st.SearchStrategy[Stretches]) -> Case:
    at = draw(MOMENTS)
    days, name = _days(at.date()), {"en": "day"}
    closures = draw(st.lists(days, max_size=2))
    special = draw(st.lists(st.tuples(days, hours, st.sampled_from([(), ("hall",), ("other",)])), max_size=2))
    notices = draw(st.lists(st.tuples(st.lists(days, max_size=2), st.sampled_from([(), ("embassy",), ("other",)])), max_size=2))
    made = office(
        [Closure(*run, name, SOURCE) for run in closures],
        [Special(*run, counters, stretches, name, SOURCE) for run, stretches, counters in special],
        tuple(sorted(draw(st.sets(st.sampled_from([2026, 2027, 2028]), max_size=2)))),
        draw(st.sampled_from([("GB-ENG", "CN"), ("GB-SCT",), ("CN",), ()])),
    )
    said = tuple(Notice(FIRST, LAST, offices, tuple(closed), name, SOURCE) for closed, offices in notices)
    return draw(weeks(hours)), made, said, at


def at_moment(case: Case, when: datetime) -> Verdict:
    counter, of, notices, _ = case
    return verdict(counter, of, notices, when)


def of_day(case: Case, on: date) -> Verdict:
    counter, of, notices, at = case
    return whole_day(counter, of, notices, on, at)
