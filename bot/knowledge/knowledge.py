"""All that the bot knows, read once and never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.knowledge.account import Account, Button
from bot.knowledge.entry import Entry
from bot.knowledge.glossary import Name
from bot.knowledge.notice import Notice
from bot.knowledge.office import Office
from bot.knowledge.phrasebook import Phrasebook
from bot.knowledge.place import Country, Place
from bot.knowledge.section import Section
from bot.knowledge.sources import NO_SOURCES, Sources
from bot.postcodes import Area


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything by id, in the files' order. An id belongs to one thing only, be it an entry, an office or a section."""

    account: Account
    entries: Mapping[str, Entry]
    offices: Mapping[str, Office]
    sections: Mapping[str, Section]
    places: tuple[Place, ...]
    countries: tuple[Country, ...]
    synonyms: tuple[tuple[str, ...], ...]
    phrasebooks: Mapping[str, Phrasebook]
    menu: tuple[Button, ...]
    chatter: tuple[str, ...] = ()
    """What people say that nothing here answers; the bot learns from it when to be silent."""
    tuning: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Questions as visitors ask them, each with the ids that answer it, if any: by these the bot learns when it is sure. Never searched."""
    notices: tuple[Notice, ...] = ()
    """What staff announce for a time, in the file's order."""

    postcodes: Mapping[str, Area] = field(default_factory=dict)
    """By area (LS) and by district (DE6)."""
    articles: Mapping[str, Entry] = field(default_factory=dict)
    """News without phrasings, of news/: found by their words, names and dates. In one language each."""
    pending: Mapping[str, Entry] = field(default_factory=dict)
    """Articles that staff have not published: nobody is shown them."""
    rejected: Mapping[str, Entry] = field(default_factory=dict)
    """Articles that staff do not want: kept, so that an import knows them."""
    names: tuple[Name, ...] = ()
    """The glossary: people, places, organisations and set phrases in both languages."""
    sources: Sources = NO_SOURCES

    def entry(self, id: str) -> Entry | None:
        """An entry or a published article."""
        return self.entries.get(id) or self.articles.get(id)

    def news(self) -> Iterator[Entry]:
        """Entries of kind news, and published articles."""
        yield from (entry for entry in self.entries.values() if entry.date)
        yield from self.articles.values()

    def inside(self, section: str) -> tuple[str, ...]:
        """Ids of what stands directly in a section: what is to come first, sub-sections, offices, entries, and news, newest first."""
        here = self.sections[section]
        dated = [e for e in self.news() if e.section == section or section in e.also_in or here.all_news]
        news = sorted(dated, key=lambda e: (e.date, e.id), reverse=True)
        ids = (
            *(s.id for s in self.sections.values() if s.parent == section),
            *(o.id for o in self.offices.values() if o.section == section),
            *(e.id for e in self.entries.values() if not e.date and (e.section == section or section in e.also_in)),
            *(e.id for e in news),
        )
        return tuple(dict.fromkeys((*(id for id in here.first if id in ids), *ids)))
