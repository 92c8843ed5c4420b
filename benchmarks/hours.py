"""What it costs to say whether a counter is open: microseconds for one verdict, each timed alone.

    python -m benchmarks.hours

It takes no options; those that `make bench` gives to every benchmark are passed over.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter_ns

from benchmarks.machine import described, one_core
from benchmarks.table import number, table
from bot.hours.verdict import verdict, whole_day
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Counter, Office

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
START, STEP, MOMENTS = datetime(2026, 1, 1, tzinfo=UTC), timedelta(hours=5, minutes=17), 5_000
"""Moments over three years, at every time of day, on every day of the week."""
CLOSED_DAYS, ANNOUNCED = 40, 20
"""Closures in the fullest office file, and notices beside it: more than any mission publishes."""

Ask = Callable[[datetime], object]


def main(arguments: Sequence[str] | None = None) -> None:
    argparse.ArgumentParser(prog="python -m benchmarks.hours", description=__doc__).parse_known_args(arguments)
    one_core()
    rows = [(name, *measured(ask)) for name, ask in asks(load(KNOWLEDGE))]
    print(f"One verdict, {MOMENTS:,} moments of three years. {described()}\n")
    print(table(("question", "median us", "p99 us"), [(name, number(middle), number(most)) for name, middle, most in rows]))


def asks(knowledge: Knowledge) -> Iterator[tuple[str, Ask]]:
    for office in knowledge.offices.values():
        for counter in office.counters or (None,):
            name = f"{office.id}, {counter.id if counter else 'no counter'}"
            yield name, _now(counter, office, knowledge.notices)
    office = next(office for office in knowledge.offices.values() if office.counters)
    counter = office.counters[0]
    yield f"{office.id}, {counter.id}, a whole day", lambda at: whole_day(counter, office, knowledge.notices, at.date() + timedelta(3), at)
    yield f"{office.id}, {counter.id}, {CLOSED_DAYS} closures, {ANNOUNCED} notices", _now(counter, *_full(office))
    yield f"{office.id}, {counter.id}, closed all the time", _now(counter, *_shut(office))


def _now(counter: Counter | None, office: Office, notices: tuple[Notice, ...]) -> Ask:
    return lambda at: verdict(counter, office, notices, at)


def _full(office: Office) -> tuple[Office, tuple[Notice, ...]]:
    """Single closed days, spread over the years."""
    days = [START.date() + timedelta(27 * n) for n in range(CLOSED_DAYS)]
    notices = [_notice(office, START.date() + timedelta(50 * n)) for n in range(ANNOUNCED)]
    return replace(office, closures=tuple(Closure(day, day, office.name, office.source) for day in days)), tuple(notices)


def _shut(office: Office) -> tuple[Office, tuple[Notice, ...]]:
    """Nothing is ever found: every day is looked at."""
    closure = Closure(date(2020, 1, 1), date(2035, 1, 1), office.name, office.source)
    return replace(office, closures=(closure,)), ()


def _notice(office: Office, day: date) -> Notice:
    return Notice(START, START + timedelta(3 * 365), (office.id,), ((day, day),), office.name, office.source)


def measured(ask: Ask) -> tuple[float, float]:
    """Median and 99th percentile, in microseconds. The first round is not counted: it reads the calendars."""
    moments = [START + STEP * n for n in range(MOMENTS)]
    for at in moments:
        ask(at)
    spent = [_timed(ask, at) for at in moments]
    return median(spent), quantiles(spent, n=100)[98]


def _timed(ask: Ask, at: datetime) -> float:
    begin = perf_counter_ns()
    ask(at)
    return (perf_counter_ns() - begin) / 1000


if __name__ == "__main__":
    main()
