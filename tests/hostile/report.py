"""What a run found, for a person to read, and whether anything is wrong."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.hostile.shooting import SLOWEST, Finding, Shot

STEADY = 1.05
"""Memory at the end, as a share of that at half the way."""
SETTLED = 100_000
"""Requests of one process from which memory is judged: before, caches of fixed size are still filling."""

MB = 1024 * 1024


def wrong(shots: Sequence[Shot]) -> list[str]:
    """A line for each kind of finding, most frequent first, and for memory that grows."""
    found = Counter((finding.name, finding.problem[:200]) for shot in shots for finding in shot.findings)
    return [f"{count} x {name}: {problem}" for (name, problem), count in found.most_common()] + list(_growth(shots))


def _growth(shots: Sequence[Shot]) -> Iterator[str]:
    for shot in shots:
        if shot.statuses.total() < SETTLED:
            continue
        _, half, end = shot.memory
        if end > half * STEADY:
            yield f"memory grew from {half // MB} MB at half the way to {end // MB} MB"


def told(shots: Sequence[Shot], seconds: float) -> Iterator[str]:
    """Line by line."""
    requests = sum(shot.statuses.total() for shot in shots)
    statuses, answers = sum((shot.statuses for shot in shots), Counter()), sum((shot.answers for shot in shots), Counter[str]())
    cpu = sum(shot.cpu for shot in shots)
    yield f"{requests:,} requests in {seconds:,.0f} s, {cpu / max(1, requests) * 1000:.2f} ms of CPU each"
    yield "statuses: " + ", ".join(f"{status} x {count:,}" for status, count in sorted(statuses.items()))
    yield "answers: " + ", ".join(f"{kind} x {count:,}" for kind, count in answers.most_common())
    yield "memory at 10 %, 50 %, 100 %: " + "; ".join(", ".join(f"{size // MB} MB" for size in shot.memory) for shot in shots)
    slowest: list[Finding] = sorted((one for shot in shots for one in shot.slowest), key=lambda one: -one.cpu)
    yield "most CPU: " + ", ".join(f"{one.cpu * 1000:.0f} ms ({one.name}, number {one.number})" for one in slowest[:SLOWEST])
