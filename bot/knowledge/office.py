"""An office: an embassy or consulate with its address, phones, counters and district. One YAML file."""

from dataclasses import dataclass
from datetime import date, time

from bot.knowledge.entry import Source, Words


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees, north and east positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Phone:
    purpose: Words
    number: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """One stretch of a week: Monday is 0; `closes` is later the same day."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Counter:
    """A place in an office with hours of its own."""

    id: str
    name: Words
    hours: tuple[Opening, ...]
    """Sorted, without overlaps."""
    source: Source
    address: Words | None = None
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """Published days without service, both ends included."""

    first: date
    last: date
    name: Words
    source: Source


@dataclass(frozen=True, slots=True)
class Office:
    id: str
    name: Words
    nicknames: dict[str, tuple[str, ...]]
    section: str
    time_zone: str
    position: Position
    address: Words
    phones: tuple[Phone, ...]
    counters: tuple[Counter, ...]
    """Empty where no hours are known: the answer then links to the site."""
    website: str
    serves: tuple[str, ...]
    """Nations and counties as in places.csv; a county wins over its nation."""
    source: Source
    reviewed: date
    path: str
    disputed: tuple[str, ...] = ()
    """Counties on which the sources disagree: the answer gives both offices."""
    closures: tuple[Closure, ...] = ()
    closure_years: tuple[int, ...] = ()
    directions: Words | None = None
    email: str = ""
