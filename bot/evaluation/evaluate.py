"""Ask many questions, and count."""

import csv
import resource
import sys
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.conversation.respond import respond
from bot.conversation.talk import Talk
from bot.evaluation.metrics import Asked, best_threshold, figures
from bot.knowledge.entry import DECLINED
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.reading.tuning import OR
from bot.search.index import Index
from bot.search.match import CONFIDENT, search
from bot.wechat.messages import Text


@dataclass(frozen=True, slots=True)
class Heard:
    """What one question led to: entries best first, the confidence, and whether the first was asserted."""

    ranked: tuple[str, ...]
    confidence: float
    answered: bool


Ask = Callable[[str], Heard]


def by_search(index: Index) -> Ask:
    """Ask the index alone."""

    def ask(question: str) -> Heard:
        match = search(question, index)
        return Heard(tuple(c.entry for c in match.candidates), match.confidence, match.verdict == CONFIDENT)

    return ask


def by_conversation(knowledge: Knowledge, index: Index, now: datetime) -> Ask:
    """Ask the whole bot, each question from a new visitor: an office stands for the entry that led to it, and small talk asserts
    nothing."""

    def ask(question: str) -> Heard:
        message = Text(visitor="", account="", created=0, delivery="", content=question)
        turn = respond(message, Talk(), knowledge, index, now)
        match = turn.match or search(question, index)  # small talk is answered without a search
        found = [c.entry for c in match.candidates]
        ranked = [turn.entry, *(entry for entry in found if entry != turn.entry)] if turn.entry else found
        confidence = turn.match.confidence if turn.match else float(turn.entry is not None)
        return Heard(tuple(ranked), confidence if turn.entry or not _declined(ranked, knowledge) else 0.0, turn.entry is not None)

    return ask


def _declined(ranked: list[str], knowledge: Knowledge) -> bool:
    return bool(ranked) and ranked[0] in knowledge.entries and knowledge.entries[ranked[0]].kind == DECLINED


def declined(knowledge: Knowledge) -> frozenset[str]:
    """Ids of the entries that assert nothing: where one of them is right, nothing answers the question."""
    return frozenset(id for id, entry in knowledge.entries.items() if entry.kind == DECLINED)


def run(ask: Ask, questions: Iterable[tuple[str, str]], nothing: Collection[str] = ()) -> list[Asked]:
    """Each (question, expected entries or empty), asked and timed. `nothing`: ids that are expected nowhere."""
    asked = []
    for question, entries in questions:
        expected = OR.join(id for id in entries.split(OR) if id not in nothing)
        began = time.perf_counter()
        heard = ask(question)
        took = (time.perf_counter() - began) * 1e6
        asked.append(Asked(question, expected, heard.ranked, heard.confidence, heard.answered, took))
    return asked


def report(asked: list[Asked], tuned_on: list[Asked] | None, build_s: float) -> dict[str, float | int | None]:
    """All figures; with a tuning set, at the threshold that is best on it."""
    threshold = best_threshold(tuned_on) if tuned_on is not None else None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return {**figures(asked, threshold), "threshold": threshold, "build_s": round(build_s, 3), "rss_mb": round(peak, 1)}


def write_errors(asked: Iterable[Asked], path: Path) -> None:
    """Questions that went wrong, with what was expected and what came: first place wrong, or answered where nothing is."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("question", "expected", "answered", "confidence", "first", "second", "third"))
        for a in asked:
            if not a.right and (a.expected or a.answered):
                ranked = (*a.ranked[:3], "", "", "")[:3]
                writer.writerow((a.question, a.expected, "yes" if a.answered else "no", round(a.confidence, 3), *ranked))
