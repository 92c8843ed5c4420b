"""check: every problem of the knowledge with its place, or what was read."""

import argparse
import os
from collections.abc import Iterator

from bot.artefact.opening import open_index
from bot.commands.command import DONE, Command, folder
from bot.config import index_dir
from bot.hours.week import Days, Stretch, week
from bot.knowledge.load import load
from bot.knowledge.office import Office

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""As staff write them in an office's file."""


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the knowledge folder (default: KNOWLEDGE_DIR, else knowledge)")
    parser.add_argument("--index", action="store_true", help="also compile the index into INDEX_DIR, as the first start would")


def run(given: argparse.Namespace) -> int:
    knowledge = load(folder(given.folder))
    questions = sum(len(q) for entry in knowledge.entries.values() for q in entry.questions.values())
    print(f"{len(knowledge.entries)} entries with {questions} questions, {len(knowledge.offices)} offices: no problem found")
    if knowledge.articles or knowledge.pending or knowledge.rejected:
        print(f"news: {len(knowledge.articles)} articles published, {len(knowledge.pending)} pending, {len(knowledge.rejected)} rejected")
    for office in knowledge.offices.values():
        print(*echo(office), sep="\n")
    if given.index:
        open_index(knowledge, index_dir(os.environ))
        print("the index is ready: the next start will be quick")
    return DONE


def echo(office: Office) -> Iterator[str]:
    """How the office's hours were understood: a mistake that makes sense to a machine shows here."""
    yield f"\n{office.id}"
    width = max((len(counter.id) for counter in office.counters), default=0)
    for counter in office.counters:
        yield f"  {counter.id:{width}}  {'; '.join(map(_days, week(counter.hours))) or 'no hours known'}"
    if not office.counters:
        yield "  no hours known"
    years = ", ".join(map(str, sorted(office.closure_years)))
    yield f"  closed days published for {years}" if years else "  closed days published for no year"


def _days(days: Days) -> str:
    named = WEEKDAYS[days.first] if days.first == days.last else f"{WEEKDAYS[days.first]}-{WEEKDAYS[days.last]}"
    return f"{named}: {', '.join(map(_stretch, days.stretches))}"


def _stretch(stretch: Stretch) -> str:
    opens, closes = stretch
    return f"{opens:%H:%M}-{closes:%H:%M}{' overnight' if closes <= opens else ''}"


CHECK = Command("Read all knowledge files and report every problem with its place.", "python -m bot check knowledge", run, take)
