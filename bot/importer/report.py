"""What became of an import, for people and for programs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from bot.importer.outcome import Kind, Outcome

SHOWN = 80
"""Lines of a difference that are shown; the whole stands in the JSON."""


def lines(outcome: Outcome) -> Iterator[str]:
    """One line, and below it what has to be seen."""
    made = outcome.draft
    if outcome.kind is Kind.FAILED:
        yield f"failed     {outcome.reason}"
        return
    yield " ".join(part for part in (f"{outcome.kind.value:10}", outcome.path or outcome.source) if part)
    if made and outcome.kind in (Kind.NEW, Kind.UPDATED, Kind.CHANGED, Kind.KNOWN):
        date = f"{made.one('date')} ({made.one('dated_by')})" if made.one("date") else "no date"
        yield f"           {date}, {made.one('section')}: {made.one('title')}"
    if made and outcome.kind in (Kind.NEW, Kind.KNOWN) and made.one("summary"):
        yield f"           {made.one('summary')}"
    if outcome.kind is Kind.CHANGED:
        yield "           the page differs from your file; to take the page over, import it again with --update"
    yield from (f"           look: {note}" for note in outcome.notes)
    yield from (f"           {line}" for line in outcome.difference[:SHOWN])
    if len(outcome.difference) > SHOWN:
        yield f"           ... {len(outcome.difference) - SHOWN} more lines"


def counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    found = Counter(outcome.kind.value for outcome in outcomes)
    return {kind.value: found[kind.value] for kind in Kind if found[kind.value]}


def summary(outcomes: Sequence[Outcome]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in counts(outcomes).items()) or "nothing found"


def as_json(outcome: Outcome) -> dict[str, Any]:
    made = outcome.draft
    return {
        "outcome": outcome.kind.value,
        "source": outcome.source,
        "path": outcome.path,
        "article": {**made.values, "text": made.text} if made else None,
        "difference": list(outcome.difference),
        "reason": outcome.reason,
        "notes": list(outcome.notes),
    }
