"""An office: an embassy or consulate with its address, phones, counters and district. One YAML file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """One stretch of a week: Monday is 0. It closes on the same day, or on the next one where `closes` is not after `opens`."""

    weekday: int
    opens: time
    closes: time

    @property
    def overnight(self) -> bool:
        """Whether it runs into the next day, be it to its very beginning: 18:00-00:00 ends at midnight, 00:00-00:00 is a whole day."""
        return self.closes <= self.opens


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
    nicknames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What else people call it."""

    @property
    def names(self) -> tuple[str, ...]:
        """In every language."""
        return (*self.name.values(), *(name for names in self.nicknames.values() for name in names))


@dataclass(frozen=True, slots=True)
class Closure:
    """Published days without service, both ends included."""

    first: date
    last: date
    name: Words
    source: Source


@dataclass(frozen=True, slots=True)
class Special:
    """Published days with other hours than the week's, both ends included."""

    first: date
    last: date
    counters: tuple[str, ...]
    """Ids; empty: every counter of the office."""
    hours: tuple[tuple[time, time], ...]
    """(opens, closes) of each of the days, as in Opening; sorted. Empty: closed."""
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
    """Years of which a list of closed days is published: what is not on it is no closure, public holiday or not."""
    calendars: tuple[str, ...] = ()
    """Whose public holidays matter, by ISO 3166 code: GB-ENG, CN."""
    special: tuple[Special, ...] = ()
    directions: Words | None = None
    email: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called, in every language."""
        return (*self.name.values(), *(name for names in self.nicknames.values() for name in names))
