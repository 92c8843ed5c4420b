"""The section that an article belongs to: by its page's breadcrumb, else by the folder of its address."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from bot.importer.found import Found
from bot.knowledge.knowledge import Knowledge
from bot.search.text import normalise


class Sections:
    def __init__(self, knowledge: Knowledge) -> None:
        self._named: Mapping[str, str] = _named(knowledge)
        self._folders = {folder.casefold(): section for folder, section in knowledge.sources.sections.items()}
        self._any = next((section.id for section in knowledge.sections.values() if section.all_news), next(iter(knowledge.sections), ""))

    def of(self, found: Found, given: str = "", otherwise: str = "") -> str:
        """Id: the one given; the deepest step of the breadcrumb that says more than "news"; a folder's; `otherwise`; where all news is."""
        trail = self._by_trail(found.trail)
        return given or (trail if trail != self._any else "") or self._by_folder(found.url) or otherwise or self._any

    def _by_trail(self, trail: Sequence[str]) -> str:
        return next((id for step in reversed(trail) if (id := self._named.get(normalise(step)))), "")

    def _by_folder(self, url: str) -> str:
        try:
            folders = urlsplit(url).path.casefold().split("/")[:-1]
        except ValueError:
            return ""
        return next((self._folders[folder] for folder in reversed(folders) if folder in self._folders), "")


def _named(knowledge: Knowledge) -> dict[str, str]:
    """By title and by the words that open it, normalised; a title goes before another section's word."""
    titles = {normalise(title): section.id for section in knowledge.sections.values() for title in section.title.values()}
    words = {normalise(word): section.id for section in knowledge.sections.values() for said in section.questions.values() for word in said}
    return words | titles
