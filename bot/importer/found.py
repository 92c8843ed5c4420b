"""What an importer reads off a page: an article, or a list of addresses of articles. Nothing of it is known to be true yet."""

import datetime
from dataclasses import dataclass

PAGE, LISTING, FEED, SENTENCE, ADDRESS = "page", "listing", "feed", "sentence", "address"
"""Where an article's date was found, best first: on its page, in the list or the feed that led to it, in its first sentence, in its
address."""


@dataclass(frozen=True, slots=True)
class Found:
    title: str
    paragraphs: tuple[str, ...]
    """Plain text, without menu, ticker and footer."""
    language: str
    """zh or en."""
    date: datetime.date | None = None
    dated_by: str = ""
    """One of the above; empty where there is no date."""
    trail: tuple[str, ...] = ()
    """The breadcrumb, from what stands below the home page."""
    url: str = ""
    """Where it stands; empty for a captured text."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list."""

    url: str
    title: str
    date: datetime.date | None = None
    dated_by: str = LISTING
    """LISTING or FEED."""


@dataclass(frozen=True, slots=True)
class Listing:
    articles: tuple[Listed, ...]
    """In the page's order."""
    pages: tuple[str, ...] = ()
    """Addresses of the further pages of the list, in order; a further page names none."""
