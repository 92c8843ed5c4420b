"""Fields that several kinds of files have: days, addresses of pages, telephone numbers, words in every language, sources."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from bot.knowledge.entry import Link, Source, Words
from bot.knowledge.reading.fold import shown, spaced
from bot.knowledge.reading.ledger import ID
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Items, Text, Tree

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
URL = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d{1,5})?(?:[/?#][^\s\"'<>，。；、（）]*)?", re.ASCII)
PHONE = re.compile(r"(?=(?:\D*\d){7})\+[1-9]\d*(?:[ -]\d+)*", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
PART_OF_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)


def identifier(sheet: Sheet, value: Tree | None, stem: str = "") -> str:
    """An id, claimed for good. `stem`: the file's name, which it has to be."""
    name = sheet.text(value)
    if value is None or not name:
        return stem
    if not IDENTIFIER.fullmatch(name):
        sheet.note(value.line, "an id of a-z, 0-9 and single hyphens", shown(name), "rename it, for example 'lost-passport'")
    elif stem and name != stem:
        sheet.note(value.line, f"{shown(stem)}, the file's name", shown(name), "rename the file or the id")
    sheet.claim(ID, name, f"{sheet.path}:{value.line}", value.line)
    return name


def url(sheet: Sheet, value: Tree | None) -> str:
    text = sheet.text(value)
    if value is not None and text and not URL.fullmatch(text):
        sheet.note(value.line, "an address that begins with https:// or http://", shown(text), "copy it from the browser's address bar")
    return text


def phone(sheet: Sheet, value: Tree | None) -> str:
    text = sheet.text(value)
    if value is not None and text and not PHONE.fullmatch(text):
        sheet.note(value.line, "a number like +44 20 7946 0000", shown(text), "write + and the country's code first, then digits")
    return text


def day(sheet: Sheet, value: Tree | None) -> date | None:
    text = sheet.text(value)
    if value is None or not text:
        return None
    made = _day(text) if DAY.fullmatch(text) else None
    if made is None:
        sheet.note(value.line, "a day of the calendar as YYYY-MM-DD", shown(text), f"write it like {_nearest(text)}")
    return made


def known_day(sheet: Sheet, value: Tree | None) -> str:
    """A day, a month or a year: just as precise as known."""
    text = sheet.text(value)
    if value is not None and text and not (PART_OF_DAY.fullmatch(text) and _day((text + "-01-01")[:10])):
        sheet.note(value.line, "YYYY-MM-DD, YYYY-MM or YYYY", shown(text), f"write it like {_nearest(text)}")
    return text


def words(sheet: Sheet, value: Tree | None) -> Words:
    """The same thing in every language."""
    return {code: sheet.text(text) for code, text in sheet.table(value, sheet.ledger.languages).items()}


def lists(sheet: Sheet, value: Tree | None, every: bool) -> Mapping[str, list[Text]]:
    """Lists of texts by language, each text once. `every`: no language may be missing or empty."""
    codes = sheet.ledger.languages
    table = sheet.table(value, codes if every else (), () if every else codes)
    return {code: distinct(sheet, found, some=every) for code, found in table.items()}


def distinct(sheet: Sheet, value: Tree | None, some: bool = True) -> list[Text]:
    """A list of texts that differ in their words."""
    found = sheet.texts(value)
    lines: dict[str, int] = {}
    for text in found:
        key = spaced(text.value)
        if not key:
            sheet.note(text.line, "words", shown(text.value), "remove it")
        elif lines.setdefault(key, text.line) != text.line:
            sheet.note(text.line, "each text once", f"{shown(text.value)}, as in line {lines[key]}", "remove one of the two")
    if some and isinstance(value, Items) and not value.values:
        sheet.note(value.line, "at least one text", "an empty list", "add one")
    return found


def source(sheet: Sheet, value: Tree | None) -> Source:
    table = sheet.table(value, ("name", "date"), ("url",))
    return Source(words(sheet, table.get("name")), known_day(sheet, table.get("date")), url(sheet, table.get("url")))


def links(sheet: Sheet, value: Tree | None) -> tuple[Link, ...]:
    tables = [sheet.table(item, ("title", "url")) for item in sheet.items(value)]
    return tuple(Link(words(sheet, table.get("title")), url(sheet, table.get("url"))) for table in tables)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _nearest(text: str) -> str:
    """The day that was probably meant, else an example."""
    numbers = re.findall(r"\d+", unicodedata.normalize("NFKC", text), re.ASCII)
    written = "-".join(n.zfill(2) for n in numbers)
    return written if DAY.fullmatch(written) and _day(written) else "2026-01-31"
