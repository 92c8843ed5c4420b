"""What the knowledge has already: an article is the same under every address of its site, and under the same title on the same day."""

from collections.abc import Iterable

from bot.importer.address import key
from bot.importer.draft import Draft
from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.search.text import WHOLE, normalise


class Known:
    def __init__(self, knowledge: Knowledge) -> None:
        self._mirrors = [site.addresses for site in knowledge.sources.sites]
        self._by_address: dict[str, str] = {}
        self._by_title: dict[tuple[str, str], str] = {}
        self._taken = {*knowledge.entries, *knowledge.offices, *knowledge.sections}
        for entry in (*knowledge.news(), *knowledge.pending.values()):
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        day = str(entry.date or "")
        self.remember(entry.path, entry.id, entry.addresses or (entry.source.url,), [(title, day) for title in entry.title.values()])

    def remember(self, path: str, id: str, addresses: Iterable[str], titles: Iterable[tuple[str, str]]) -> None:
        self._taken.add(id)
        self._by_address |= {self.key(address): path for address in addresses if address}
        self._by_title |= {(normalise(title, WHOLE), day): path for title, day in titles}

    def key(self, address: str) -> str:
        return key(address, self._mirrors)

    def path(self, made: Draft) -> str:
        """Of the file that has the same article; empty where none has."""
        address = made.one("url")
        by_address = self._by_address.get(self.key(address), "") if address else ""
        return by_address or self._by_title.get((normalise(made.one("title"), WHOLE), made.one("date")), "")

    def free(self, id: str) -> str:
        """The id, with a number behind it where something else has it."""
        numbered = (f"{id}-{number}" for number in range(2, len(self._taken) + 3))
        return id if id not in self._taken else next(other for other in numbered if other not in self._taken)
