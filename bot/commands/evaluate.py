"""evaluate: how well questions find their entries."""

import argparse
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.artefact.opening import open_index
from bot.commands.command import DONE, Command, folder, moment, take_knowledge
from bot.config import index_dir
from bot.knowledge.load import load

if TYPE_CHECKING:
    from bot.evaluation.evaluate import Ask


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queries", metavar="QUERIES.csv", type=Path, help="columns question,expected; empty expected: nothing answers it")
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--entries", metavar="ENTRIES.csv", type=Path, help="columns entry,question: measure these instead of a knowledge folder"
    )
    take_knowledge(source)
    parser.add_argument("--tune", metavar="FILE.csv", type=Path, help="choose the threshold on these questions")
    parser.add_argument("--at", metavar="ISO-TIME", type=moment, help="ask at this time (default: now)")
    parser.add_argument("--errors", metavar="FILE", type=Path, help="list what went wrong in this CSV file")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(given: argparse.Namespace) -> int:
    from bot.evaluation.evaluate import report, write_errors
    from bot.evaluation.evaluate import run as ask_all
    from bot.evaluation.sheets import read_pairs

    columns = ("question", "expected")
    questions = read_pairs(given.queries, columns)
    tuning = read_pairs(given.tune, columns) if given.tune else None
    began = time.perf_counter()
    ask, nothing = _asker(given)
    build_s = time.perf_counter() - began
    asked = ask_all(ask, questions, nothing)
    found = report(asked, ask_all(ask, tuning, nothing) if tuning is not None else None, build_s)
    if given.errors:
        write_errors(asked, given.errors)
    print(json.dumps(found) if given.json else "\n".join(f"{name:18} {_figure(value)}" for name, value in found.items()))
    return DONE


def _asker(given: argparse.Namespace) -> tuple["Ask", frozenset[str]]:
    """Of ENTRIES.csv the search alone, trained anew; of a knowledge folder the whole bot. With the ids that assert nothing."""
    from bot.evaluation.evaluate import by_conversation, by_search, declined
    from bot.evaluation.sheets import as_knowledge, read_pairs
    from bot.training.train import train

    if given.entries:
        return by_search(train(as_knowledge(read_pairs(given.entries, ("entry", "question"))))), frozenset()
    knowledge = load(folder(given.knowledge), kept=index_dir(os.environ))
    return by_conversation(knowledge, open_index(knowledge, index_dir(os.environ)), given.at or datetime.now(UTC)), declined(knowledge)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)


EVALUATE = Command(
    "Measure how well questions find their entries.", "python -m bot evaluate knowledge/questions.csv --errors wrong.csv", run, take
)
