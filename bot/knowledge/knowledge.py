"""All that the bot knows, read once and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.knowledge.account import Account, Button
from bot.knowledge.entry import Entry
from bot.knowledge.notice import Notice
from bot.knowledge.office import Office
from bot.knowledge.phrasebook import Phrasebook
from bot.knowledge.place import Country, Place
from bot.knowledge.section import Section
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

    def inside(self, section: str) -> tuple[str, ...]:
        """Ids of what stands directly in a section: what is to come first, sub-sections, offices, entries, and news, newest first."""
        here = self.sections[section]
        dated = [e for e in self.entries.values() if e.date and (e.section == section or here.all_news)]
        news = sorted(dated, key=lambda e: (e.date, e.id), reverse=True)
        ids = (
            *(s.id for s in self.sections.values() if s.parent == section),
            *(o.id for o in self.offices.values() if o.section == section),
            *(e.id for e in self.entries.values() if e.section == section and not e.date),
            *(e.id for e in news),
        )
        return tuple(dict.fromkeys((*(id for id in here.first if id in ids), *ids)))
