"""One article, from what was found on its page to its file: new, unchanged, changed, or staff's own already."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import unified_diff
from pathlib import Path

from bot.importer.draft import Draft, draft, is_untouched, parsed, written
from bot.importer.found import Found
from bot.importer.known import Known
from bot.importer.names import Namer
from bot.importer.outcome import Kind, Outcome
from bot.importer.section import Sections
from bot.importer.summary.summary import summarise
from bot.importer.writing import write
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.reading.articles import PENDING

NEWS = "news/"
"""How the paths of articles begin."""
THIS_SUMMARY_IS_EMPTY, NO_DATE = "no sentence of it can stand alone: write a summary", "no date was found: add it"


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is needed to make a file of an article."""

    folder: Path
    """The knowledge folder."""
    known: Known
    namer: Namer
    sections: Sections
    today: date
    dry: bool = False
    """Write nothing."""
    update: bool = False
    """Take a changed page over into files that are published or that staff have worked on."""

    @classmethod
    def of(cls, knowledge: Knowledge, folder: Path, today: date, *, dry: bool = False, update: bool = False) -> "Desk":
        return cls(folder, Known(knowledge), Namer(knowledge), Sections(knowledge), today, dry, update)

    def take(self, found: Found, source: str, section: str = "", otherwise: str = "") -> Outcome:
        """Raises OSError where the file can't be written."""
        made = self._draft(found, self.sections.of(found, section, otherwise))
        notes = tuple(note for note, missing in ((NO_DATE, not found.date), (THIS_SUMMARY_IS_EMPTY, not made.one("summary"))) if missing)
        path = self.known.path(made)
        if path and not path.startswith(NEWS):
            return Outcome(Kind.KNOWN, source, path, made, notes=notes)
        outcome = self._again(path, made, source) if path else self._new(made, source)
        return replace(outcome, notes=notes)

    def _draft(self, found: Found, section: str) -> Draft:
        text = "\n".join((found.title, *found.paragraphs))
        summary = summarise(found.paragraphs, found.language, found.title)
        return draft(found, section, self.namer.named(text, found.language), summary, self.today)

    def _new(self, made: Draft, source: str) -> Outcome:
        made = made.having(id=self.known.free(made.one("id")))
        self._write(made.path, made)
        return Outcome(Kind.NEW, source, made.path, made)

    def _again(self, path: str, made: Draft, source: str) -> Outcome:
        text = self._read(path)
        held = parsed(text)
        if held is None:  # written a moment ago in a dry run, or removed by hand
            return Outcome(Kind.UNCHANGED, source, path, made)
        held = self._with_address(path, held, made, text)
        if held.one("digest") == made.one("digest") or self._is_staffs(held, made):
            return Outcome(Kind.UNCHANGED, source, path, made)
        difference = _difference(held, made, path, source)
        if self.update or (held.one("status") == PENDING and is_untouched(text)):
            self._write(path, _taken_over(held, made))
            return Outcome(Kind.UPDATED, source, path, made, difference)
        return Outcome(Kind.CHANGED, source, path, made, difference)

    @staticmethod
    def _is_staffs(held: Draft, made: Draft) -> bool:
        """A page whose date is told otherwise (by a list this time, say) has the same text and no better date."""
        return held.text == made.text and held.one("title") == made.one("title") and (not made.one("date") or not _is_better(made, held))

    def _read(self, path: str) -> str:
        try:
            return (self.folder / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def _with_address(self, path: str, held: Draft, made: Draft, text: str) -> Draft:
        """An article that is found at a further address of its site, or under its title elsewhere, is known by that, too."""
        address = made.one("url")
        keys = {self.known.key(known) for known in (held.one("url"), *held.many("also")) if known}
        if not address or self.known.key(address) in keys or written(held) != text:
            return held
        more = held.having(also=(*held.many("also"), address)) if held.one("url") else held.having(url=address)
        self._write(path, more)
        return more

    def _write(self, path: str, made: Draft) -> None:
        addresses = (made.one("url"), *made.many("also"))
        self.known.remember(path, made.one("id"), addresses, [(made.one("title"), made.one("date"))])
        if not self.dry:
            write(self.folder / path, written(made))


ORDER = ("page", "listing", "feed", "sentence", "address", "")
"""Where dates come from, best first."""


def _is_better(made: Draft, held: Draft) -> bool:
    return made.one("date") != held.one("date") and ORDER.index(made.one("dated_by")) < ORDER.index(held.one("dated_by"))


def _taken_over(held: Draft, made: Draft) -> Draft:
    """The new text, with what staff decided: status, section, and a summary of their own."""
    own = summarise(held.text.split("\n\n"), held.one("language"), held.one("title"))
    summary = made.one("summary") if held.one("summary") == own else held.one("summary")
    kept = {key: held.values[key] for key in ("id", "status", "section", "also", "imported", "reviewed") if key in held.values}
    return made.having(**kept, summary=summary)


def _difference(held: Draft, made: Draft, path: str, source: str) -> tuple[str, ...]:
    return tuple(unified_diff(_lines(held), _lines(made), path, source, lineterm="", n=1))


def _lines(one: Draft) -> Sequence[str]:
    return [f"title: {one.one('title')}", f"date: {one.one('date')}", "", *one.text.split("\n")]
