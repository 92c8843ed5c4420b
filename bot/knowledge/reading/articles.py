"""news/**/<id>.md -> an article: an Entry of kind news in one language, without phrasings."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bot.knowledge.entry import NEWS, Entry, Source, Words
from bot.knowledge.reading.fields import day, distinct, identifier, url
from bot.knowledge.reading.front_matter import split
from bot.knowledge.reading.ledger import ID, SECTION, suggestion
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.sources import addresses
from bot.knowledge.reading.tree import Tree
from bot.knowledge.sources import Sources

PENDING, PUBLISHED, REJECTED = STATUS = ("pending", "published", "rejected")
"""rejected: staff do not want it; it is shown to nobody and does not wait, and an import does not bring it back."""
REQUIRED = ("id", "status", "title", "language", "section", "imported")
OPTIONAL = ("date", "dated_by", "summary", "people", "places", "organisations", "url", "also", "reviewed", "digest")
NAMES = ("people", "places", "organisations")


class Article(NamedTuple):
    entry: Entry
    status: str
    """One of STATUS."""


class Whose(NamedTuple):
    """Who says what an article says, where it is told by its address alone."""

    sources: Sources
    otherwise: Words
    """The account's own name."""

    def name(self, url: str) -> Words:
        site = self.sources.site_of(url) if url else None
        return site.name if site else self.otherwise


def read_article(sheet: Sheet, text: str | None, stem: str, whose: Whose) -> Article | None:
    """None after noting why nothing in the file can be read."""
    parts = None if text is None else split(sheet, text)
    if parts is None:
        sheet.claim(ID, stem, sheet.path, 1)
        return None
    fields = sheet.table(parts.head, REQUIRED, OPTIONAL)
    status = _one_of(sheet, fields.get("status"), STATUS)
    language = _one_of(sheet, fields.get("language"), tuple(sheet.ledger.languages))
    address, imported = url(sheet, fields.get("url")), day(sheet, fields.get("imported")) or date.min
    held = day(sheet, fields.get("date"))
    also = [text.value for text in addresses(sheet, fields.get("also"))]
    if status == PUBLISHED:
        _check_published(sheet, fields)
    body = "\n".join(line.rstrip() for line in parts.body).strip()
    return Article(
        Entry(
            id=identifier(sheet, fields.get("id"), stem),
            kind=NEWS,
            section=sheet.want(SECTION, fields.get("section")),
            title={language: sheet.text(fields.get("title"))},
            questions={},
            body={language: sheet.text(fields.get("summary"))} if "summary" in fields else {language: ""},
            source=Source(whose.name(address), str(held or imported), address),
            reviewed=day(sheet, fields.get("reviewed")) or imported,
            path=sheet.path,
            date=held,
            text={language: body} if body else {},
            names=_names(sheet, fields),
            addresses=tuple(filter(None, (address, *also))),
        ),
        status,
    )


def _one_of(sheet: Sheet, value: Tree | None, known: Sequence[str]) -> str:
    text = sheet.text(value)
    if value is not None and text and text not in known:
        sheet.note(value.line, f"one of {', '.join(known)}", sheet.shown(text), suggestion(text, known) or "choose one of them")
    return text


def _check_published(sheet: Sheet, fields: dict[str, Tree]) -> None:
    """What a pending article may still lack."""
    line = fields["status"].line
    for key, mend in (("date", "add the day of the event or of the page"), ("summary", "write one or two sentences")):
        if key not in fields:
            sheet.note(line, f"'{key}' in a published article", "no such key", f"{mend}, or set 'status: {PENDING}'")


def _names(sheet: Sheet, fields: dict[str, Tree]) -> tuple[str, ...]:
    return tuple(text.value for key in NAMES for text in distinct(sheet, fields.get(key), some=False))
