"""An RSS or Atom feed, as a list of articles."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any

import feedparser

from bot.importer.found import FEED, Listed, Listing
from bot.importer.reading.dates import date_in
from bot.importer.reading.known import Known
from bot.importer.reading.listing import joined, once
from bot.importer.reading.page_error import PageError
from bot.importer.reading.plain import plain

ROOT = re.compile(r"<(?:rss|rdf:rdf|feed)(?=[\s>])[^<>]*>", re.IGNORECASE)
BEFORE_ROOT = re.compile(r"(?:\s+|<\?[^>]*\?>|<!--(?:(?!-->).)*-->|<!doctype[^<>\[]*>)*", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
DATES = ("published", "updated", "created")
"""Of an entry, best first."""


def is_feed(text: str) -> bool:
    start = BEFORE_ROOT.match(text[:10_000])
    return ROOT.match(text, start.end() if start else 0) is not None


def read(content: bytes, known: Known) -> Listing:
    """Raises PageError where no entry leads anywhere."""
    # A stream, and never a text: feedparser would take a text for an address or a file's name.
    try:
        entries = feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False).entries
    except Exception as error:  # the parser lets through whatever its XML and encoding libraries raise
        raise PageError(known.url, "an RSS or Atom feed", f"none that can be read ({type(error).__name__})") from error
    found = once(_lines(entries, known))
    if not found:
        raise PageError(known.url, "entries with a title and a link", f"none in {len(entries)} entries")
    return Listing(found)


def _lines(entries: Any, known: Known) -> Iterator[Listed]:
    for entry in entries:
        url, title = joined(known.url, _text(entry, "link")), plain(TAG.sub("", unescape(_text(entry, "title"))))
        days = (date_in(_text(entry, name), known.today) for name in DATES)
        if url and title:
            yield Listed(url, title, next(filter(None, days), None), FEED)


def _text(entry: Any, name: str) -> str:
    """A day is taken as written, by the clock of the place: the parsed one is in UTC, and may be the day before."""
    found = dict.get(entry, name)  # the entry's own get guesses at other fields, and warns
    return found if isinstance(found, str) else ""
