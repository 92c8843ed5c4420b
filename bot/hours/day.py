"""What is known of one day of a counter: its hours, what closes it, what puts them in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from bot.hours import holidays
from bot.hours.holidays import Holiday
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Counter, Office, Special

OPEN, CLOSED, LISTED, MAYBE, UNKNOWN = KINDS = ("open", "closed", "listed", "maybe", "unknown")
"""open: nothing speaks against its hours. closed: the week has none. listed: closed by a published list or a notice. maybe: it has hours,
but is a public holiday that no published list covers. unknown: no hours are known at all."""


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    kind: str
    """One of KINDS."""
    stretches: tuple[tuple[time, time], ...]
    """(opens, closes) by the office's clock, sorted; until the next day where `closes` is not after `opens`. As planned: also on a day that
    is listed or in doubt."""
    closed_by: Closure | Notice | None = None
    doubts: tuple[Holiday, ...] = ()
    """Public holidays of that day that no published list covers, whether it has hours or not. Published other hours cover it, too."""


def day_of(counter: Counter | None, office: Office, notices: Iterable[Notice], on: date) -> Day:
    """`counter` is None where an office has no counters: no hours are known of it then, but its closures are."""
    special = _special(counter, office, on)
    stretches = _week(counter, on) if special is None else special.hours
    closed_by = _closed_by(special, office, notices, on)
    doubts = () if special or on.year in office.closure_years else holidays.on(on, office.calendars)
    if closed_by:
        return Day(on, LISTED, stretches, closed_by, doubts)
    if stretches:
        return Day(on, MAYBE if doubts else OPEN, stretches, None, doubts)
    known = counter is not None and bool(counter.hours)
    return Day(on, CLOSED if known else UNKNOWN, (), None, doubts)


def _week(counter: Counter | None, on: date) -> tuple[tuple[time, time], ...]:
    weekday = on.weekday()
    return tuple((o.opens, o.closes) for o in counter.hours if o.weekday == weekday) if counter else ()


def _special(counter: Counter | None, office: Office, on: date) -> Special | None:
    """The published other hours of that day; of two, the first in the file."""
    for special in office.special:
        if special.first <= on <= special.last and (not special.counters or (counter and counter.id in special.counters)):
            return special
    return None


def _closed_by(special: Special | None, office: Office, notices: Iterable[Notice], on: date) -> Closure | Notice | None:
    """A notice knows best, for it is the latest; then the list; then a special day without hours."""
    for notice in notices:
        if notice.concerns(office.id) and notice.closes(on):
            return notice
    for closure in office.closures:
        if closure.first <= on <= closure.last:
            return closure
    if special and not special.hours:
        return Closure(special.first, special.last, special.name, special.source)
    return None
