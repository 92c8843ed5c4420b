"""Which contents may hold an article. Decided by the header, before the body is read. Pure."""

import re
from collections.abc import Mapping

from bot.importer.fetching.fetch_error import FetchError, shown

TEXT = re.compile(r"text/.+|application/xml|application/.+\+xml", re.ASCII)
"""HTML, XHTML, RSS, Atom and plain text."""


def check_kind(url: str, headers: Mapping[str, str]) -> str:
    """The content type in lower case, without parameters; empty where the server names none. Raises FetchError for what is no text."""
    kind = headers.get("Content-Type", "").split(";")[0].strip().lower()
    if kind and not TEXT.fullmatch(kind):
        raise FetchError(url, f'expected a page of text, found "{shown(kind)}". Give the address of the page that it belongs to.')
    return kind
