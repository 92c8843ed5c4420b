"""A knowledge folder -> Knowledge."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import tzinfo
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge.entry import Entry
from bot.knowledge.folder import Folder
from bot.knowledge.glossary import Name
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.notice import Notice
from bot.knowledge.office import Office
from bot.knowledge.phrasebook import Phrasebook
from bot.knowledge.place import Country, Place
from bot.knowledge.reading import kept_articles
from bot.knowledge.reading.account import read_account
from bot.knowledge.reading.articles import PENDING, PUBLISHED, REJECTED, STATUS, Article, Whose, read_article
from bot.knowledge.reading.entries import read_entry
from bot.knowledge.reading.gazetteer import read_countries, read_places
from bot.knowledge.reading.glossary import read_glossary
from bot.knowledge.reading.ledger import COUNTY, DISTRICT, ID, SECTION
from bot.knowledge.reading.menu import read_menu
from bot.knowledge.reading.notices import clocks, read_notices
from bot.knowledge.reading.offices import read_office
from bot.knowledge.reading.phrasebooks import check_alike, read_phrasebook
from bot.knowledge.reading.postcodes import read_postcodes
from bot.knowledge.reading.sections import check_filled, read_sections
from bot.knowledge.reading.sources import read_sources
from bot.knowledge.reading.synonyms import read_synonyms
from bot.knowledge.reading.tree import read_tree
from bot.knowledge.reading.tuning import read_tuning
from bot.knowledge.section import Section
from bot.knowledge.sources import NO_SOURCES, Sources
from bot.postcodes import Area


def load(folder: Path, kept: Path | None = None) -> Knowledge:
    """Everything in the folder. Raises KnowledgeError with every problem of every file. The order of both is always the same.

    `kept`: a folder where articles are remembered, so that thousands of them need not be read again at each start.
    """
    if not folder.is_dir():
        raise KnowledgeError([f"{folder}: expected the knowledge folder, found no such folder; correct KNOWLEDGE_DIR or the path"])
    return _Reading(folder, kept).read()


class _Reading(Folder):
    def __init__(self, folder: Path, kept: Path | None) -> None:
        super().__init__(folder)
        self.kept = kept
        self.unread: list[str] = []
        """Entries and offices of which nothing is known but the file's name."""

    def read(self) -> Knowledge:
        phrasebooks = self.phrasebooks()
        if not phrasebooks:  # every other file is judged by the languages
            self.ledger.note("phrases", 1, "a file for each language", "none", "add phrases/<language>.yaml")
            raise KnowledgeError(self.ledger.problems)
        places, countries = self.gazetteer()
        offices = {office.id: office for office in self.offices()}
        account = read_account(self.sheet("account.yaml"), self.tree("account.yaml"))
        sources = self.sources()
        articles = self.articles(Whose(sources, account.name))
        knowledge = Knowledge(
            phrasebooks=phrasebooks,
            places=places,
            countries=countries,
            sections={section.id: section for section in self.sections()},
            offices=offices,
            entries={entry.id: entry for entry in self.entries()},
            synonyms=read_synonyms(self.sheet("synonyms.yaml"), self.tree("synonyms.yaml")),
            menu=read_menu(self.sheet("menu.yaml"), self.tree("menu.yaml")),
            account=account,
            chatter=self.chatter(),
            tuning=self.tuning(),
            postcodes=self.postcodes(),
            notices=self.notices(clocks(offices.values(), account.office)),
            articles=articles[PUBLISHED],
            pending=articles[PENDING],
            rejected=articles[REJECTED],
            names=self.names(),
            sources=sources,
        )
        self.ledger.resolve()
        self.check_sections(knowledge)
        if self.ledger.problems:
            raise KnowledgeError(sorted(self.ledger.problems))
        return knowledge

    def phrasebooks(self) -> dict[str, Phrasebook]:
        trees = {stem: (path, self.tree(path)) for path, stem in self.files("phrases")}
        books = {stem: read_phrasebook(self.sheet(path), tree, stem) for stem, (path, tree) in trees.items()}
        for stem, (path, tree) in trees.items():
            check_alike(self.sheet(path), tree, books[stem], books.values())
        self.ledger.languages = {book.code: book.name for book in books.values()}
        return books

    def gazetteer(self) -> tuple[tuple[Place, ...], tuple[Country, ...]]:
        places, countries = self.text("places.csv"), self.text("countries.csv")
        if places is None:
            self.ledger.unsure |= {COUNTY, DISTRICT}
        return (
            () if places is None else read_places(self.sheet("places.csv"), places),
            () if countries is None else read_countries(self.sheet("countries.csv"), countries),
        )

    def chatter(self) -> tuple[str, ...]:
        """One saying a line; a folder may do without."""
        text = self.text("chatter.txt") if self.has("chatter.txt") else None
        return tuple(line.strip() for line in (text or "").splitlines() if line.strip() and not line.startswith("#"))

    def tuning(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """A folder may do without."""
        text = self.text("tuning.csv") if self.has("tuning.csv") else None
        return () if text is None else read_tuning(self.sheet("tuning.csv"), text)

    def notices(self, clocks: Mapping[str, tzinfo]) -> tuple[Notice, ...]:
        """A folder may do without, and the file may hold an example in comments only."""
        text = self.text("notices.yaml") if self.has("notices.yaml") else None
        if not any(line.strip() and not line.lstrip().startswith("#") for line in (text or "").splitlines()):
            return ()
        return read_notices(self.sheet("notices.yaml"), read_tree(text or "", "notices.yaml", self.ledger), clocks)

    def postcodes(self) -> Mapping[str, Area]:
        """A folder may do without."""
        text = self.text("postcodes.csv") if self.has("postcodes.csv") else None
        return {} if text is None else read_postcodes(self.sheet("postcodes.csv"), text)

    def sections(self) -> Iterator[Section]:
        tree = self.tree("sections.yaml")
        if tree is None:
            self.ledger.unsure |= {SECTION, ID}
        return read_sections(self.sheet("sections.yaml"), tree)

    def offices(self) -> Iterator[Office]:
        for path, stem in self.files("offices"):
            office = read_office(self.sheet(path), self.tree(path), stem)
            if office:
                yield office
            else:
                self.unread.append(path)

    def entries(self) -> Iterator[Entry]:
        for path, stem in self.files("entries"):
            entry = read_entry(self.sheet(path), self.text(path), stem)
            if entry:
                yield entry
            else:
                self.unread.append(path)

    def sources(self) -> Sources:
        """A folder may do without."""
        if not self.has("sources.yaml"):
            return NO_SOURCES
        return read_sources(self.sheet("sources.yaml"), self.tree("sources.yaml"))

    def names(self) -> tuple[Name, ...]:
        """A folder may do without."""
        text = self.text("glossary.csv") if self.has("glossary.csv") else None
        return () if text is None else read_glossary(self.sheet("glossary.csv"), text)

    def articles(self, whose: Whose) -> dict[str, dict[str, Entry]]:
        """By status and id."""
        paths = list(self.files("news"))
        key = kept_articles.key(self.contents(path for path, _ in paths), whose, self.ledger.languages) if self.kept and paths else ""
        found = (kept_articles.read(self.kept, key, self.ledger) if key else None) or self.read_articles(paths, whose, key)
        return {status: {each.entry.id: each.entry for each in found if each.status == status} for status in STATUS}

    def contents(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Of files that can be read; the others are told where they are read."""
        for path in paths:
            with suppress(OSError):
                yield path, (self.place / path).read_bytes()

    def read_articles(self, paths: Sequence[tuple[str, str]], whose: Whose, key: str) -> list[Article]:
        """Kept where all of them are as they should be."""
        before = len(self.ledger.problems)
        read = [read_article(self.sheet(path), self.text(path), stem, whose) for path, stem in paths]
        found = [article for article in read if article]
        if key and len(self.ledger.problems) == before:
            kept_articles.write(self.kept, key, found)
        return found

    def check_sections(self, knowledge: Knowledge) -> None:
        """A file that can't be read may be what fills a section, so nothing is said then."""
        if not self.unread:
            sections = knowledge.sections.values()
            inside = {e.section for e in (*knowledge.entries.values(), *knowledge.articles.values())} | {
                o.section for o in knowledge.offices.values()
            }
            check_filled(self.sheet("sections.yaml"), list(sections), inside | {s.parent for s in sections})
