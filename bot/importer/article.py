"""One article, from what was found on its page to its file: new, unchanged, changed, or staff's own already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path

from bot.importer.alike import is_alike
from bot.importer.draft import LISTS, Draft, distinct, draft, is_untouched, parsed, written
from bot.importer.found import Found
from bot.importer.known import Known, Namesake
from bot.importer.names import Namer
from bot.importer.outcome import Kind, Outcome
from bot.importer.printable import printable
from bot.importer.section import Sections
from bot.importer.summary.summary import summarise
from bot.importer.writing import write
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.reading.articles import PENDING, REJECTED
from bot.knowledge.reading.ledger import Ledger
from bot.knowledge.reading.text_file import read_text
from bot.knowledge.sources import Sources

NEWS = "news/"
"""How the paths of articles begin."""
MOST_BYTES = 1_000_000
"""Of an article: the loader refuses files of four times as much, and the longest speech has a tenth."""
NO_SUMMARY, NO_DATE = "no sentence of it can stand alone: write a summary", "no date was found: add it"


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is needed to make a file of an article."""

    folder: Path
    """The knowledge folder."""
    known: Known
    namer: Namer
    sections: Sections
    sources: Sources
    today: date
    dry: bool = False
    """Write nothing."""
    update: bool = False
    """Take a changed page over into files that are published or that staff have worked on."""

    @classmethod
    def of(cls, knowledge: Knowledge, folder: Path, today: date, *, dry: bool = False, update: bool = False) -> "Desk":
        return cls(folder, Known(knowledge), Namer(knowledge), Sections(knowledge), knowledge.sources, today, dry, update)

    def take(self, found: Found, source: str, section: str = "", otherwise: str = "") -> Outcome:
        """Raises BotError where the file can't be written."""
        found = printable(found)
        if refusal := self._refusal(found):
            return Outcome(Kind.FAILED, source, reason=f"{source}: {refusal}")
        made = self._draft(found, self.sections.of(found, section, otherwise))
        path = self._path(made)
        if path and not path.startswith(NEWS):
            return Outcome(Kind.KNOWN, source, path, made)
        return self._again(path, made, source) if path else self._new(made, source)

    def _refusal(self, found: Found) -> str:
        """Why the knowledge could not be read any more with a file of this; else empty."""
        size = len(found.title.encode()) + sum(len(one.encode()) for one in found.paragraphs)
        if not found.title or not found.paragraphs:
            return "expected a title and a text, found characters that can't be printed. Look at the page in a browser."
        if found.language not in self.namer.languages:
            spoken = " or ".join(self.namer.languages)
            return f"expected an article in {spoken}, found one in {found.language}. There is no phrasebook for it."
        if found.url and self.sources.sites and self.sources.site_of(found.url) is None:
            return f"expected a page of one of the sites in sources.yaml, found one of {found.url}. Add its site there, if it is trusted."
        if size > MOST_BYTES:
            return f"expected an article of at most {MOST_BYTES:,} bytes, found {size:,}. Look whether the page is an article."
        return ""

    def _draft(self, found: Found, section: str) -> Draft:
        summary = summarise(found.paragraphs, found.language, found.title)
        names = self.namer.named(found.title, "\n".join(found.paragraphs), found.language)
        return draft(found, section, names, summary, self.today)

    def _path(self, made: Draft) -> str:
        """Of the file that has the article already; else empty."""
        return self.known.path(made) or next((one.path for one in self.known.namesakes(made) if self._is_one(made, one)), "")

    def _is_one(self, made: Draft, one: Namesake) -> bool:
        """Titles come again: every year has its notice of holidays, and a day may have two notices."""
        held = parsed(self._read(one.path)) if one.path.startswith(NEWS) else None
        if held is None:  # staff's own entry, or an article of this dry run
            return one.day == made.one("date")
        if one.day == made.one("date"):
            return is_alike(held.text, made.text)
        unsure = not (held.one("url") and made.one("url")) or not (one.day and made.one("date"))
        return unsure and held.text == made.text

    def _new(self, made: Draft, source: str) -> Outcome:
        made = made.having(id=self.known.free(made.one("id")))
        self._write(made.path, made, new=True)
        return Outcome(Kind.NEW, source, made.path, made, notes=_lacks(made))

    def _again(self, path: str, made: Draft, source: str) -> Outcome:
        text = self._read(path)
        held = parsed(text)
        if held is None:  # written a moment ago in a dry run, or removed by hand
            return Outcome(Kind.UNCHANGED, source, path, made)
        if held.one("status") == REJECTED:
            return Outcome(Kind.REJECTED, source, path, made)
        untouched = held.one("status") == PENDING and is_untouched(text)
        held, notes = self._with_address(path, held, made, untouched)
        if held.one("digest") == made.one("digest") or self._is_staffs(held, made):
            return Outcome(Kind.UNCHANGED, source, path, made, notes=notes)
        difference = _difference(held, made, path, source)
        if self.update or untouched:
            taken = self._taken_over(held, made)
            self._write(path, taken)
            return Outcome(Kind.UPDATED, source, path, taken, difference, notes=(*_lacks(taken), *notes))
        return Outcome(Kind.CHANGED, source, path, made, difference, notes=notes)

    @staticmethod
    def _is_staffs(held: Draft, made: Draft) -> bool:
        """A page whose date is told otherwise (by a list this time, say) has the same text and no better date."""
        return held.text == made.text and held.one("title") == made.one("title") and (not made.one("date") or not _is_better(made, held))

    def _read(self, path: str) -> str:
        """As the loader reads it; empty where there is none."""
        return read_text(self.folder / path, path, Ledger()) or ""

    def _with_address(self, path: str, held: Draft, made: Draft, untouched: bool) -> tuple[Draft, tuple[str, ...]]:
        """An article that is found at a further address of its site, or under its title elsewhere, is known by that, too; and what to tell
        staff, whose own files are left as they are."""
        address = made.one("url")
        if not address or self.known.key(address) in self._keys(held):
            return held, ()
        if not untouched:
            return held, () if held.one("url") else (f"it has no address: add 'url: {address}'",)
        more = self._known_at(held, address)
        self._write(path, more)
        return more, ()

    def _known_at(self, held: Draft, address: str) -> Draft:
        if not address or self.known.key(address) in self._keys(held):
            return held
        return held.having(also=(*held.many("also"), address)) if held.one("url") else held.having(url=address)

    def _keys(self, held: Draft) -> set[str]:
        return {self.known.key(address) for address in (held.one("url"), *held.many("also")) if address}

    def _taken_over(self, held: Draft, made: Draft) -> Draft:
        """The new text, with what staff decided: status, section, a day that the page does not tell, a summary and names of their own."""
        title, before = held.one("title"), held.text.split("\n\n")
        language = held.one("language")
        found = self.namer.named(title, "\n".join(before), language) if language in self.namer.languages else {}
        own = [key for key, kind in LISTS.items() if set(held.many(key)) != set(distinct(found.get(kind, ())))]
        if held.one("summary") != summarise(before, language, title) or not made.one("summary"):
            own.append("summary")
        if not made.one("date"):
            own += ["date", "dated_by"]
        kept = {key: held.values.get(key, "") for key in (*DECIDED, *own)}
        return self._known_at(made.having(**{**kept, "summary": kept.get("summary") or made.one("summary")}), made.one("url"))

    def _write(self, path: str, made: Draft, *, new: bool = False) -> None:
        if not self.dry:
            write(self.folder / path, written(made), new=new)
        self.known.remember(path, made)


DECIDED = ("id", "status", "section", "url", "also", "imported", "reviewed")
"""What stays as it is in the file when a page has changed."""
ORDER = ("page", "listing", "feed", "sentence", "address", "")
"""Where dates come from, best first."""


def _lacks(made: Draft) -> tuple[str, ...]:
    """What staff have to add before they can publish it."""
    return tuple(note for key, note in (("date", NO_DATE), ("summary", NO_SUMMARY)) if not made.one(key))


def _is_better(made: Draft, held: Draft) -> bool:
    """What stands there that is none of our words is staff's own."""
    by = held.one("dated_by")
    return made.one("date") != held.one("date") and by in ORDER and ORDER.index(made.one("dated_by")) < ORDER.index(by)


def _difference(held: Draft, made: Draft, path: str, source: str) -> tuple[str, ...]:
    return tuple(unified_diff(_lines(held), _lines(made), path, source, lineterm="", n=1))


def _lines(one: Draft) -> Sequence[str]:
    return [f"title: {one.one('title')}", f"date: {one.one('date')}", "", *one.text.split("\n")]
