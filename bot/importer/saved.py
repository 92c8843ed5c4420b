"""Where a saved page stood: browsers write it into the file, and pages say it themselves."""

import re

from bot.importer.address import canonical

BEGINNING = 20_000
"""Bytes in which it is looked for: both stand at the top of a page."""
SAVED = re.compile(rb"<!-- *saved from url=\(\d+\) *(https?://[^\s>\"']+)", re.IGNORECASE)
CANONICAL = re.compile(rb"<link\b(?=[^>]*\brel=[\"']?canonical\b)[^>]*\bhref=[\"']?(https?://[^\s>\"']+)", re.IGNORECASE)


def saved_from(content: bytes) -> str:
    """Empty where nothing tells."""
    found = SAVED.search(content[:BEGINNING]) or CANONICAL.search(content[:BEGINNING])
    return canonical(found[1].decode("utf-8", "replace")) if found else ""
