"""Articles as they are found, taken into a small knowledge folder, for tests of what becomes of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.importer.article import Desk
from bot.importer.draft import Draft, parsed
from bot.importer.found import Found
from bot.importer.outcome import Outcome
from bot.knowledge.load import load
from tests.importer.newsroom import TODAY, newsroom

BASES = ("https://gb.example.org/", "https://www.ministry.example/ce/ceuk/")
PARAGRAPHS = (
    "On 17 May 2026 Ambassador Zheng Yiming opened the tea fair in Leeds and thanked the city for its welcome.",
    "He said that tea from Yunnan had travelled along old roads for a thousand years before it came to Yorkshire.",
    "Mayor Edith Warburton promised to plant two tea trees in the park behind the town hall before the winter.",
)
ARTICLE = Found("Tea Fair Opens in Leeds", PARAGRAPHS, "en", date(2026, 5, 18), "page", (), f"{BASES[0]}eng/t1.htm")
CHANGED = (*PARAGRAPHS[:2], "The mayor promised to plant three tea trees instead of two, and to water them herself.")
OTHER = (
    "A consular counter will be opened at the library of Norwich for two days at the beginning of the month.",
    "Bring your old passport, a photograph and a letter that shows where you live, and be there before noon.",
    "Nobody has to pay for an appointment; whoever asks you for money is no member of the staff of the embassy.",
)


def place(folder: Path) -> Path:
    return newsroom(folder / "knowledge", *BASES)


def take(folder: Path, found: Found = ARTICLE, *, update: bool = False, dry: bool = False, section: str = "") -> Outcome:
    """As an import of one page does."""
    return Desk.of(load(folder), folder, TODAY, dry=dry, update=update).take(found, found.url or "text.txt", section)


def held(folder: Path, outcome: Outcome) -> Draft:
    made = parsed((folder / outcome.path).read_text(encoding="utf-8"))
    assert made is not None
    return made


def edit(folder: Path, outcome: Outcome, changes: Mapping[str, str]) -> str:
    """As staff do: each old part, which has to be there, becomes the new one. The file's text."""
    file = folder / outcome.path
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return text


def captured(found: Found = ARTICLE) -> Found:
    """The same, as somebody copies it: without an address."""
    return replace(found, url="")
