"""How well does the bot understand phrasings it has not seen? Holds out a tenth of staff's questions at a time and asks them.

python -m benchmarks.heldout [KNOWLEDGE] [--folds 10] [--chatter benchmarks/chatter.txt]

Prints, over all folds: how often the right entry came first and among the first three; at the thresholds of bot.search.match, how many
questions were answered, how many of those rightly, how many were offered the right choice; and how much of the chatter was (wrongly)
answered or offered.
"""

import argparse
import dataclasses
import random
from collections import Counter
from pathlib import Path

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.search.index import Index, build
from bot.search.match import Match, search

SEED = 20261124


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("knowledge", nargs="?", default="knowledge", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--chatter", type=Path, default=Path("benchmarks/chatter.txt"))
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    given = parser.parse_args()
    knowledge = load(given.knowledge)
    asked = _asked(knowledge, given.folds, given.errors)
    _print_asked(asked)
    _print_chatter(build(knowledge), given.chatter.read_text(encoding="utf-8").splitlines(), given.errors)


def _asked(knowledge: Knowledge, folds: int, errors: bool) -> list[tuple[str, Match]]:
    """(expected entry, match) of every question, each asked of an index that does not have it."""
    questions = [(e.id, q) for e in knowledge.entries.values() for qs in e.questions.values() for q in qs if "{" not in q]
    random.Random(SEED).shuffle(questions)
    asked = []
    for fold in range(folds):
        held = set(questions[fold::folds])
        index = build(_without(knowledge, held))
        for entry, question in sorted(held):
            match = search(question, index)
            asked.append((entry, match))
            if errors and (not match.candidates or match.candidates[0].entry != entry):
                print(f"{question!r} wants {entry}: {match.verdict} {[(c.entry, c.score) for c in match.candidates[:3]]}")
    return asked


def _without(knowledge: Knowledge, held: set[tuple[str, str]]) -> Knowledge:
    entries = {
        id: dataclasses.replace(
            entry, questions={lang: tuple(q for q in qs if (id, q) not in held) for lang, qs in entry.questions.items()}
        )
        for id, entry in knowledge.entries.items()
    }
    return dataclasses.replace(knowledge, entries=entries)


def _print_asked(asked: list[tuple[str, Match]]) -> None:
    total = len(asked)
    first = sum(bool(m.candidates) and m.candidates[0].entry == e for e, m in asked)
    three = sum(e in [c.entry for c in m.candidates[:3]] for e, m in asked)
    verdicts = Counter(m.verdict for _, m in asked)
    right = sum(m.verdict == "confident" and m.candidates[0].entry == e for e, m in asked)
    offered = sum(m.verdict == "ambiguous" and e in m.choices for e, m in asked)
    print(f"{total} questions held out: first {first / total:.1%}, first three {three / total:.1%}")
    print(f"answered {verdicts['confident'] / total:.1%}, of these right {right / max(1, verdicts['confident']):.1%}")
    print(
        f"offered a choice {verdicts['ambiguous'] / total:.1%}, of these with the right one {offered / max(1, verdicts['ambiguous']):.1%}"
    )
    print(f"not answered {verdicts['none'] / total:.1%}")


def _print_chatter(index: Index, lines: list[str], errors: bool) -> None:
    matches = [search(line, index) for line in lines if line.strip()]
    verdicts = Counter(m.verdict for m in matches)
    print(
        f"{len(matches)} lines of chatter: answered {verdicts['confident']}, offered a choice {verdicts['ambiguous']}, left {verdicts['none']}"
    )
    if errors:
        for match in matches:
            if match.verdict != "none":
                print(f"  {match.verdict}: {match.normalised!r} -> {[(c.entry, c.score, c.phrasing) for c in match.candidates[:2]]}")


if __name__ == "__main__":
    main()
