"""What became of one source: a closed list, for the report, for JSON and for the exit status."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.importer.draft import Draft


class Kind(StrEnum):
    NEW = "new"
    """A file was written, pending."""
    UNCHANGED = "unchanged"
    """The page is as it was when its file was written."""
    UPDATED = "updated"
    """The page has changed, and the pending file nobody had worked on was written anew."""
    CHANGED = "changed"
    """The page has changed; the file is published, or staff have worked on it, and was left alone. The difference is shown."""
    REJECTED = "rejected"
    """Staff do not want it: its file says so."""
    KNOWN = "known"
    """Staff have an entry of their own about this article; nothing was written."""
    OLDER = "older"
    """Before --since."""
    FAILED = "failed"
    """Could not be fetched or read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    kind: Kind
    source: str
    """The address or the file."""
    path: str = ""
    """Of the knowledge file, below the knowledge folder."""
    draft: Draft | None = None
    """What stands on the page."""
    difference: tuple[str, ...] = ()
    """Lines, as `diff` writes them."""
    reason: str = ""
    """Why it failed."""
    notes: tuple[str, ...] = field(default=())
    """What staff have to look at before they publish it."""
