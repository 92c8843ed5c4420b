"""publish: articles that staff have read become part of what the bot answers."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.command import DONE, PROBLEM, Command, folder, take_knowledge
from bot.errors import BotError, KnowledgeError
from bot.importer.writing import write
from bot.knowledge.load import load
from bot.knowledge.reading.articles import PENDING, PUBLISHED
from bot.knowledge.reading.front_matter import FENCE


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", nargs="*", metavar="ID", help="the article's id, or its file; none: list what waits to be published")
    take_knowledge(parser)


def publishing(given: argparse.Namespace) -> int:
    """All or none: where one of them lacks something, that is said and nothing is published."""
    place = folder(given.knowledge)
    pending = load(place).pending
    if not given.article:
        for entry in pending.values():
            print(f"{entry.date or 'no date'}  {entry.path}  {next(iter(entry.title.values()))}")
        print(f"{len(pending)} waiting")
        return DONE
    ids = [Path(name).stem for name in given.article]
    unknown = [id for id in ids if id not in pending]
    if unknown:
        raise BotError(
            "\n".join(
                f"{id}: expected an article that waits to be published, found none; list them: python -m bot publish" for id in unknown
            )
        )
    before = {place / pending[id].path: (place / pending[id].path).read_text(encoding="utf-8") for id in ids}
    for file, text in before.items():
        write(file, published(text, str(datetime.now(UTC).date())))
    try:
        load(place)
    except KnowledgeError as error:
        for file, text in before.items():
            write(file, text)
        print(f"Nothing was published:\n{error}")
        return PROBLEM
    print(f"published: {', '.join(ids)}")
    return DONE


def published(text: str, day: str) -> str:
    """The file with its status changed and the day noted; everything else as staff wrote it."""
    lines = text.split("\n")
    end = lines.index(FENCE, 1)
    head = [f"status: {PUBLISHED}" if line.split("#")[0].split() == ["status:", PENDING] else line for line in lines[:end]]
    head = [line for line in head if not line.startswith("reviewed:")]
    return "\n".join([*head, f"reviewed: {day}", *lines[end:]])


PUBLISH = Command(
    "Publish imported articles, or list those that wait.", "python -m bot publish 2026-02-16-notice-on-visas", publishing, take
)
