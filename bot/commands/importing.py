"""import: news from the addresses where it stands, or from files, into the knowledge folder, pending until staff publish it."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bot.commands.command import DONE, PROBLEM, Command, folder, take_knowledge
from bot.config import data_dir
from bot.errors import BotError
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.knowledge.reading.fold import shown
from bot.knowledge.reading.ledger import suggestion

if TYPE_CHECKING:  # what reads pages is large, and needed only where an import runs
    from bot.importer.outcome import Outcome
    from bot.importer.run import Wanted


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source",
        nargs="*",
        metavar="SOURCE",
        help="an article's address, a list's, a feed's; a saved page or a captured text; a folder of them; "
        "none: the lists that sources.yaml follows",
    )
    take_knowledge(parser)
    parser.add_argument("--section", metavar="ID", default="", help="the section of all the articles (default: by each page's breadcrumb)")
    parser.add_argument("--since", metavar="DATE", type=_day, help="leave out what is older, as in 2026-01-31")
    parser.add_argument("--dry-run", action="store_true", help="write nothing: show what would be written")
    parser.add_argument("--update", action="store_true", help="take changed pages over into files that are published or worked on, too")
    parser.add_argument("--private", action="store_true", help="allow addresses of this machine and of private networks, for trying")
    parser.add_argument("--json", action="store_true", help="print what became of each article as JSON, one a line")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a day such as 2026-01-31, found {text!r}") from None


def importing(given: argparse.Namespace) -> int:
    from tqdm import tqdm

    from bot.importer.article import Desk
    from bot.importer.outcome import Kind
    from bot.importer.report import as_json, lines
    from bot.importer.run import run
    from bot.importer.session import session

    place = folder(given.knowledge)
    knowledge = load(place)
    wanted = _wanted(given.source, given.section, knowledge)
    desk = Desk.of(knowledge, place, datetime.now(UTC).date(), dry=given.dry_run, update=given.update)
    outcomes: list[Outcome] = []
    with (
        _told(outcomes),
        session(data_dir(os.environ), wanted, knowledge.sources, private=given.private) as get,
        tqdm(unit=" pages", disable=given.json or None, file=sys.stderr, leave=False) as bar,  # None: on a terminal only
    ):
        for outcome in run(wanted, desk, get, given.since):
            outcomes.append(outcome)
            bar.update()
            bar.write(json.dumps(as_json(outcome), ensure_ascii=False) if given.json else "\n".join(lines(outcome)), file=sys.stdout)
    if not given.json:
        print(_said(outcomes, given.dry_run))
    return PROBLEM if any(outcome.kind is Kind.FAILED for outcome in outcomes) else DONE


@contextmanager
def _told(outcomes: "Sequence[Outcome]") -> Iterator[None]:
    """Who stops an import is told how far it came."""
    try:
        yield
    except KeyboardInterrupt:
        from bot.importer.report import summary

        print(f"stopped: {summary(outcomes)}. The same command goes on from here.", file=sys.stderr)
        raise


def _wanted(sources: Sequence[str], section: str, knowledge: Knowledge) -> "list[Wanted]":
    from bot.importer.run import Wanted

    if section and section not in knowledge.sections:
        mend = suggestion(section, knowledge.sections) or "look its id up there"
        raise BotError(f"--section: expected the id of a section of sections.yaml, found {shown(section)}; {mend}")
    followed = [Wanted(one.url, section, one.section) for one in knowledge.sources.follow]
    found = [Wanted(source, section) for source in sources] or followed
    if not found:
        raise BotError("expected a SOURCE, or lists in sources.yaml under 'follow'; found neither")
    return found


def _said(outcomes: "Sequence[Outcome]", dry: bool) -> str:
    from bot.importer.outcome import Kind
    from bot.importer.report import summary

    new = any(outcome.kind in (Kind.NEW, Kind.UPDATED) for outcome in outcomes)
    what_next = "" if dry or not new else "\nRead the new files, correct them, and publish them: python -m bot publish FILE"
    return f"{summary(outcomes)}{' (nothing was written: --dry-run)' if dry else ''}{what_next}"


IMPORT = Command(
    "Import news from addresses or files, pending until it is published.",
    "python -m bot import https://gb.china-embassy.gov.cn/eng/EmbassyNews/ --since 2026-01-01 --dry-run",
    importing,
    take,
)
