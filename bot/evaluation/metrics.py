"""The figures, from what was expected and what came back. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.knowledge.reading.tuning import OR

COVERED = 0.8
"""Share of the questions at which `precision_at_80` is taken."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, asked."""

    question: str
    expected: str
    """An entry's id, or several with `OR` between them, of which each is right; empty where nothing answers it."""
    ranked: tuple[str, ...]
    """Entries, best first."""
    confidence: float
    answered: bool
    """Whether the best one was asserted, rather than offered or left."""
    microseconds: float

    @property
    def right(self) -> bool:
        return self.place == 1

    @property
    def place(self) -> int | None:
        """At which the first right entry came, from 1; None where none came."""
        right = self.expected.split(OR) if self.expected else ()
        return next((place for place, entry in enumerate(self.ranked, start=1) if entry in right), None)


def figures(asked: Sequence[Asked], threshold: float | None = None) -> dict[str, float | int | None]:
    """Everything that can be counted. Shares are from 0 to 1, None where nothing was there to count.

    top1, top3, mrr: over the questions that have an entry. auroc: of the confidence, between questions with and without an entry.
    in_scope_accuracy: share of the questions with an entry that were answered rightly; oos_recall: share of the others that were left.
    precision, coverage: share of the answered that is right; share of all that is answered. precision_at_80: share that is right among
    the 80% of the questions with an entry of which the bot was surest. With a threshold, "answered" means a confidence from there on.
    """
    inside = [a for a in asked if a.expected]
    outside = [a for a in asked if not a.expected]
    answered = [a for a in asked if _is_answered(a, threshold)]
    surest = sorted(inside, key=lambda a: -a.confidence)[: round(len(inside) * COVERED)]
    return {
        "questions": len(asked),
        "top1": _share(inside, lambda a: a.right),
        "top3": _share(inside, lambda a: (a.place or 4) <= 3),
        "mrr": _mean([1 / a.place if a.place else 0.0 for a in inside]),
        "auroc": auroc([a.confidence for a in inside], [a.confidence for a in outside]),
        "in_scope_accuracy": _share(inside, lambda a: a.right and _is_answered(a, threshold)),
        "oos_recall": _share(outside, lambda a: not _is_answered(a, threshold)),
        "precision": _share(answered, lambda a: a.right),
        "coverage": len(answered) / len(asked) if asked else None,
        "precision_at_80": _share(surest, lambda a: a.right),
        "latency_us_p50": percentile([a.microseconds for a in asked], 50),
        "latency_us_p99": percentile([a.microseconds for a in asked], 99),
    }


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Chance that a positive is above a negative, ties counting half (Mann-Whitney U)."""
    if not positive or not negative:
        return None
    values = sorted([(v, True) for v in positive] + [(v, False) for v in negative])
    ranks, at = 0.0, 0
    while at < len(values):
        end = at
        while end < len(values) and values[end][0] == values[at][0]:
            end += 1
        middle = (at + 1 + end) / 2
        ranks += middle * sum(is_positive for _, is_positive in values[at:end])
        at = end
    return (ranks - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative))


def best_threshold(asked: Sequence[Asked]) -> float:
    """The confidence that gets most questions of a tuning set right: answered rightly where there is an entry, left where there is none."""
    steps = sorted(asked, key=lambda a: -a.confidence)
    right = best = sum(not a.expected for a in asked)
    threshold = 2.0
    for number, a in enumerate(steps):
        right += a.right if a.expected else -1
        last_of_its_confidence = number + 1 == len(steps) or steps[number + 1].confidence < a.confidence
        if right > best and last_of_its_confidence:
            best, threshold = right, a.confidence
    return threshold


def percentile(values: Sequence[float], percent: float) -> float | None:
    """By the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))] if ordered else None


def _is_answered(a: Asked, threshold: float | None) -> bool:
    return a.answered if threshold is None else bool(a.ranked) and a.confidence >= threshold


def _share(asked: Sequence[Asked], good: Callable[[Asked], bool]) -> float | None:
    return sum(map(good, asked)) / len(asked) if asked else None


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
