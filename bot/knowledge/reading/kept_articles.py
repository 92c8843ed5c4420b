"""Articles as they were read the last time: thousands of files whose bytes are the same need not be understood again."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from bot.knowledge.entry import NEWS, Entry, Source
from bot.knowledge.reading.articles import Article, Whose
from bot.knowledge.reading.ledger import ID, SECTION, Ledger
from bot.knowledge.reading.sheet import Sheet

LEAST = 50
"""Articles below which reading them again takes no time."""
NAME = "articles.json"
ID_LINE = 2
"""Where an importer writes an article's id. Only two articles of one id make it matter, and `check`, which reads everything, tells then."""


def key(files: Iterable[tuple[str, bytes]], whose: Whose, languages: Iterable[str]) -> str:
    """Of all that articles are read from: the files by their paths, the sites, the languages, and the code that reads them."""
    digest = hashlib.sha256(repr((whose, tuple(languages))).encode())
    for code in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(code.read_bytes())
    for path, content in files:
        digest.update(path.encode() + b"\0" + len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def read(folder: Path | None, key: str, ledger: Ledger) -> list[Article] | None:
    """None where other articles were kept, or none. Their ids and sections are claimed as if they had been read."""
    try:
        held = json.loads(((folder or Path("/dev/null")) / NAME).read_bytes())
        articles = [_article(*fields) for fields in held["articles"]] if held["key"] == key else None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    for article in articles or ():
        sheet = Sheet(article.entry.path, ledger)
        sheet.claim(ID, article.entry.id, f"{sheet.path}:{ID_LINE}", ID_LINE)
    for section, path in {article.entry.section: article.entry.path for article in articles or ()}.items():
        ledger.want(SECTION, section, path, 1)
    return articles


def write(folder: Path | None, key: str, articles: Sequence[Article]) -> None:
    """A folder that can't be written to costs nothing but the reading at the next start."""
    if folder is None or len(articles) < LEAST:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, aside = tempfile.mkstemp(prefix=".", dir=folder)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"key": key, "articles": [_fields(article) for article in articles]}, file, ensure_ascii=False)
        os.replace(aside, folder / NAME)


def _fields(article: Article) -> list[Any]:
    one = article.entry
    words = [one.title, one.body, one.text, one.source.name]
    days = [one.source.date, one.reviewed.isoformat(), one.date.isoformat() if one.date else None]
    return [one.id, one.section, one.path, article.status, words, days, [one.source.url, one.names, one.addresses]]


def _article(id: str, section: str, path: str, status: str, words: list[Any], days: list[Any], lists: list[Any]) -> Article:
    title, body, text, source = words
    said, reviewed, held = days
    url, names, addresses = lists
    entry = Entry(
        id=id,
        kind=NEWS,
        section=section,
        title=title,
        questions={},
        body=body,
        source=Source(source, said, url),
        reviewed=date.fromisoformat(reviewed),
        path=path,
        date=date.fromisoformat(held) if held else None,
        text=text,
        names=tuple(names),
        addresses=tuple(addresses),
    )
    return Article(entry, status)
