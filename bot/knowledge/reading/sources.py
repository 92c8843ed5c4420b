"""sources.yaml -> Sources."""

import re
from collections.abc import Iterable, Mapping

from bot.knowledge.reading.fields import url, words
from bot.knowledge.reading.ledger import SECTION
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Items, Table, Text, Tree
from bot.knowledge.sources import Followed, Site, Sources

FOLDER = re.compile(r"[A-Za-z0-9_-]+")


def read_sources(sheet: Sheet, tree: Tree | None) -> Sources:
    fields = sheet.table(tree, ("sites",), ("follow", "sections"))
    sites = _sites(sheet, sheet.items(fields.get("sites")))
    follow = tuple(_followed(sheet, item) for item in sheet.items(fields.get("follow")))
    found = Sources(sites, follow, _sections(sheet, fields.get("sections")))
    for item, followed in zip(sheet.items(fields.get("follow")), follow, strict=True):
        if followed.url and found.site_of(followed.url) is None:
            mend = "add its beginning to 'addresses' of a site, if the site is trusted"
            sheet.note(item.line, "an address of one of the sites", sheet.shown(followed.url), mend)
    return found


def addresses(sheet: Sheet, value: Tree | None) -> list[Text]:
    """A list of addresses that differ in any character: two that differ in a hyphen only are two."""
    found = sheet.texts(value)
    if isinstance(value, Items) and not value.values:
        sheet.note(value.line, "at least one address", "an empty list", "add one, or remove the key")
    for text in found:
        url(sheet, text)
    _check_once(sheet, found)
    return found


def _check_once(sheet: Sheet, texts: Iterable[Text]) -> None:
    first: dict[str, Text] = {}
    for text in texts:
        before = first.setdefault(text.value, text)
        if before is not text:
            sheet.note(text.line, "each address once", f"{sheet.shown(text.value)}, as in line {before.line}", "remove one of the two")


def _sites(sheet: Sheet, items: Iterable[Tree]) -> tuple[Site, ...]:
    """Their names and their addresses; no two sites have the same one."""
    tables = [sheet.table(item, ("name", "addresses")) for item in items]
    given = [_bases(sheet, fields.get("addresses")) for fields in tables]
    _check_once(sheet, (text for texts in given for text in {text.value: text for text in reversed(texts)}.values()))
    return tuple(
        Site(words(sheet, fields.get("name")), tuple(text.value for text in texts)) for fields, texts in zip(tables, given, strict=True)
    )


def _bases(sheet: Sheet, value: Tree | None) -> list[Text]:
    found = addresses(sheet, value)
    for text in found:
        if not text.value.endswith("/"):
            mend = "write the site's beginning, as in https://example.org/"
            sheet.note(text.line, "an address that ends in /", sheet.shown(text.value), mend)
    return found


def _followed(sheet: Sheet, item: Tree) -> Followed:
    fields = sheet.table(item, ("url",), ("section",))
    return Followed(url(sheet, fields.get("url")), sheet.want(SECTION, fields.get("section")))


def _sections(sheet: Sheet, value: Tree | None) -> Mapping[str, str]:
    """Folders of the site are the site's own words, so any that can stand in an address is a key."""
    if not isinstance(value, Table):
        sheet.table(value, ())
        return {}
    for folder, line in value.lines.items():
        if not FOLDER.fullmatch(folder):
            sheet.note(line, "a folder's name as it stands in addresses", sheet.shown(folder), "copy it from the browser's address bar")
    return {folder: sheet.want(SECTION, section) for folder, section in value.pairs.items()}
