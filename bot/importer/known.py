"""What the knowledge has already: an article is the same under every address of its site; one of the same title may be."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.importer.address import key
from bot.importer.draft import Draft, digest
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.search.text import WHOLE, normalise

TEXT = 60
"""Characters of a text by which an article is known when staff have given it another title: shorter ones come again."""


class Namesake(NamedTuple):
    """A file whose article has the same title, or the same text."""

    path: str
    day: str


class Known:
    def __init__(self, knowledge: Knowledge) -> None:
        self._mirrors = [site.addresses for site in knowledge.sources.sites]
        self._by_address: dict[str, str] = {}
        self._by_title: dict[str, dict[Namesake, None]] = {}
        self._by_text: dict[str, dict[Namesake, None]] = {}
        self._taken = {*knowledge.entries, *knowledge.offices, *knowledge.sections}
        for entry in (*knowledge.news(), *knowledge.pending.values(), *knowledge.rejected.values()):
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        day = str(entry.date or "")
        self._add_names(
            Namesake(entry.path, day), entry.id, entry.addresses or (entry.source.url,), entry.title.values(), entry.text.values()
        )

    def remember(self, path: str, made: Draft) -> None:
        """That its file is there now."""
        self._add_names(
            Namesake(path, made.one("date")), made.one("id"), (made.one("url"), *made.many("also")), [made.one("title")], [made.text]
        )

    def _add_names(self, one: Namesake, id: str, addresses: Iterable[str], titles: Iterable[str], texts: Iterable[str]) -> None:
        self._taken.add(id)
        self._by_address |= {self.key(address): one.path for address in addresses if address}
        for title in titles:
            self._by_title.setdefault(_compared(title), {})[one] = None
        for text in texts:
            self._by_text.setdefault(digest("", "", text), {})[one] = None

    def key(self, address: str) -> str:
        return key(address, self._mirrors)

    def path(self, made: Draft) -> str:
        """Of the file that has the article of this address; empty where none has."""
        address = made.one("url")
        return self._by_address.get(self.key(address), "") if address else ""

    def namesakes(self, made: Draft) -> list[Namesake]:
        """Those of the same day first."""
        day, named = made.one("date"), self._by_title.get(_compared(made.one("title")), {})
        alike = self._by_text.get(digest("", "", made.text), {}) if len(made.text) >= TEXT else {}
        return sorted(named | alike, key=lambda one: one.day != day)

    def free(self, id: str) -> str:
        """The id, with a number behind it where something else has it."""
        numbered = (f"{id}-{number}" for number in range(2, len(self._taken) + 3))
        return id if id not in self._taken else next(other for other in numbered if other not in self._taken)


def _compared(title: str) -> str:
    """By its words; one without a word, as it is."""
    return normalise(title, WHOLE) or title
