"""The one entrance: a page's bytes, and what stands on it."""

from datetime import date

from bot.importer.found import Found, Listed, Listing
from bot.importer.reading import captured, feed, general, listing, site
from bot.importer.reading.body import body
from bot.importer.reading.decoded import decoded
from bot.importer.reading.known import Known
from bot.importer.reading.tree import IS_HTML, parsed


def read(content: bytes, url: str, listed: Listed | None = None, *, today: date = date.max) -> Found | Listing:
    """An article, or a list of articles, by what the content looks like.

    `url`: where it stands, after redirects; empty for a text captured by hand. `listed`: the line that led here. `today`: a day that lies
    more than one day behind it is no date of an article. Raises PageError, and nothing else, where the content is neither.
    """
    known = Known(url, listed, today)
    text = decoded(content, url)
    if feed.is_feed(text):
        return feed.read(content, known)
    if IS_HTML.search(text):
        return _page(text, known)
    return captured.read(text, known)


def _page(text: str, known: Known) -> Found | Listing:
    """An article may have a list of others beside it, and a list a word of welcome above it."""
    tree = parsed(text, known.url)
    found = body(tree)
    if listing.links(tree) and (not found.paragraphs or listing.counts_pages(text)):
        return listing.read(tree, text, known)
    if found.elements:
        return site.read(tree, found, known)
    return general.read(tree, text, known)
