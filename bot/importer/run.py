"""An import: sources in, outcomes out, one by one as they come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.importer.article import Desk
from bot.importer.outcome import Kind, Outcome
from bot.importer.reader import Get, Read, Reader


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source, and the section of its articles if it is one for all."""

    source: str
    section: str = ""
    otherwise: str = ""
    """The section of articles whose own page names none."""


def run(wanted: Sequence[Wanted], desk: Desk, get: Get, since: date | None = None) -> Iterator[Outcome]:
    """Whatever breaks with one page is its outcome, and the others go on. Raises OSError where the knowledge folder can't be written to."""
    seen: set[str] = set()
    for each in wanted:
        reader = Reader(get, desk.today, since, seen, desk.known.key)
        yield from (_outcome(read, each, desk, since) for read in reader.read(each.source))


def _outcome(read: Read, wanted: Wanted, desk: Desk, since: date | None) -> Outcome:
    if read.listed:
        return Outcome(Kind.OLDER, read.source)
    if read.found is None:
        return Outcome(Kind.FAILED, read.source, reason=read.error)
    if since and read.found.date and read.found.date < since:
        return Outcome(Kind.OLDER, read.source)
    return desk.take(read.found, read.source, wanted.section, wanted.otherwise)
