"""An article of another site, as trafilatura finds it."""

from datetime import date
from itertools import islice

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from bot.importer.found import Found
from bot.importer.reading.dates import dated
from bot.importer.reading.furniture import below, without
from bot.importer.reading.known import Known
from bot.importer.reading.language import language
from bot.importer.reading.page_error import PageError
from bot.importer.reading.plain import plain

MOST_ELEMENTS = 20_000
"""Of a page; what has more is no article."""
SHORTEST = {"en": 80, "zh": 30}
"""Characters of the longest paragraph, by language: a page that has only shorter ones is a menu."""


def read(tree: etree._Element, text: str, known: Known) -> Found:
    """Raises PageError where the page holds no article."""
    if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        raise PageError(known.url, f"a page of at most {MOST_ELEMENTS:,} elements", "more")
    document = _document(text, known)
    title = plain(document.title or "") or (known.listed.title if known.listed else "")
    body = below(title, without(filter(None, map(plain, (document.text or "").split("\n")))))
    if not body or not title:
        raise PageError(known.url, "an article", f"no {'text' if title else 'title'}")
    spoken = language("\n".join((title, *body)), known.url)
    if max(map(len, body)) < SHORTEST[spoken]:
        raise PageError(known.url, "an article", "short lines only, as in a menu")
    day, by = dated([document.date or ""], body, known)
    return Found(title, body, spoken, day, by, (), known.url)


def _document(text: str, known: Known) -> Document:
    latest = min(known.today, date(9998, 12, 31)).isoformat()
    try:
        document = trafilatura.bare_extraction(
            text,
            favor_precision=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": latest},
            with_metadata=True,
        )
    except Exception as error:  # a page may break any of the libraries that trafilatura asks; that must not end an import
        raise PageError(known.url, "an article", f"a page that can't be read ({type(error).__name__})") from error
    if not isinstance(document, Document):
        raise PageError(known.url, "an article", "none on the page")
    return document
