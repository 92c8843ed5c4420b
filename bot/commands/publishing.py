"""publish: articles that staff have read become part of what the bot answers."""

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.command import DONE, Command, folder, take_knowledge
from bot.errors import BotError
from bot.importer.writing import write
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.knowledge.reading.articles import PENDING, PUBLISHED, Whose, read_article
from bot.knowledge.reading.front_matter import FENCE
from bot.knowledge.reading.ledger import Ledger, suggestion
from bot.knowledge.reading.sheet import Sheet

STATUS = re.compile(rf"(status:\s+)([\"']?){PENDING}\2(?=\s*(?:\s#.*)?\Z)")


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", nargs="*", metavar="ID", help="the article's id, or its file; none: list what waits to be published")
    take_knowledge(parser)


def publishing(given: argparse.Namespace) -> int:
    """All or none: where one of them lacks something, that is said and nothing is published."""
    place = folder(given.knowledge)
    knowledge = load(place)
    if not given.article:
        print(*_waiting(knowledge.pending.values()), sep="\n")
        return DONE
    chosen = _chosen(given.article, knowledge)
    before = {entry.path: (place / entry.path).read_bytes().decode("utf-8") for entry in chosen}
    after = {path: published(text, str(datetime.now(UTC).date())) for path, text in before.items()}
    if problems := [problem for path, text in after.items() for problem in _problems(path, text, knowledge)]:
        raise BotError("\n".join(("Nothing was published:", *problems)))
    _write(place, before, after)
    print(f"published: {', '.join(entry.id for entry in chosen)}\nVisitors see it after the bot's next restart.")
    return DONE


def _waiting(pending: Iterable[Entry]) -> list[str]:
    found = [f"{entry.date or 'no date   '}  {entry.path}  {next(iter(entry.title.values()))}" for entry in pending]
    return [*found, f"{len(found)} waiting"]


def _chosen(names: Iterable[str], knowledge: Knowledge) -> Sequence[Entry]:
    """Each once. Raises BotError with a line for each that does not wait."""
    ids = list(dict.fromkeys(Path(name).stem for name in names))
    if wrong := [_refusal(id, knowledge) for id in ids if id not in knowledge.pending]:
        raise BotError("\n".join(("Nothing was published:", *wrong)))
    return [knowledge.pending[id] for id in ids]


def _refusal(id: str, knowledge: Knowledge) -> str:
    if id in knowledge.articles:
        return f"{id}: expected an article that waits to be published, found one that is published already; leave it out"
    if id in knowledge.rejected:
        return f"{id}: expected an article that waits to be published, found one that was rejected; set 'status: {PENDING}' in its file"
    mend = suggestion(id, knowledge.pending) or "list them: python -m bot publish"
    return f"{id}: expected an article that waits to be published, found none; {mend}"


def _problems(path: str, text: str, knowledge: Knowledge) -> list[str]:
    """What the loader would say of the file with this text."""
    ledger = Ledger()
    ledger.languages = {book.code: book.name for book in knowledge.phrasebooks.values()}
    plain = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    article = read_article(Sheet(path, ledger), plain, Path(path).stem, Whose(knowledge.sources, knowledge.account.name))
    if article and article.status != PUBLISHED:
        ledger.note(path, 1, f"a line 'status: {PENDING}'", "it in another form", f"write 'status: {PUBLISHED}' by hand")
    return list(map(str, sorted(ledger.problems)))


def _write(place: Path, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    done: list[str] = []
    try:
        for path, text in after.items():
            write(place / path, text)
            done.append(path)
    except BaseException:
        for path in done:
            with suppress(BotError):
                write(place / path, before[path])
        raise


def published(text: str, day: str) -> str:
    """The file with its status changed and the day noted; everything else as staff wrote it."""
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == FENCE), 0)
    head = [STATUS.sub(rf"\1{PUBLISHED}", line) if line.startswith("status:") else line for line in lines[:end]]
    head = [line for line in head if not line.startswith("reviewed:")]
    line_end = "\r" if lines[0].endswith("\r") else ""
    return "\n".join([*head, f"reviewed: {day}{line_end}", *lines[end:]]) if end else text


PUBLISH = Command(
    "Publish imported articles, or list those that wait.", "python -m bot publish 2026-02-16-notice-on-visas", publishing, take
)
