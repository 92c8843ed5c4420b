"""A section: a place in the site's navigation that can be opened by words, by menu and by tap."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.knowledge.entry import Words


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: Words
    parent: str
    """Id of the section above, empty at the top."""
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    link: str = ""
    all_news: bool = False
    """Lists the news of every section, newest first."""
    first: tuple[str, ...] = ()
    """Ids that stand at the top of its list; the others follow in the files' order."""
    note: Words | None = None
    """An honest sentence for a section with little or nothing in it."""
