"""sources.yaml -> Sources."""

import re
from collections.abc import Mapping

from bot.knowledge.reading.fields import distinct, url, words
from bot.knowledge.reading.ledger import SECTION
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Table, Tree
from bot.knowledge.sources import Followed, Site, Sources

FOLDER = re.compile(r"[A-Za-z0-9_-]+")


def read_sources(sheet: Sheet, tree: Tree | None) -> Sources:
    fields = sheet.table(tree, ("sites",), ("follow", "sections"))
    sites = tuple(_site(sheet, item) for item in sheet.items(fields.get("sites")))
    follow = tuple(_followed(sheet, item) for item in sheet.items(fields.get("follow")))
    found = Sources(sites, follow, _sections(sheet, fields.get("sections")))
    for item, followed in zip(sheet.items(fields.get("follow")), follow, strict=True):
        if followed.url and found.site_of(followed.url) is None:
            mend = "add its beginning to 'addresses' of a site, if the site is trusted"
            sheet.note(item.line, "an address of one of the sites", sheet.shown(followed.url), mend)
    return found


def _site(sheet: Sheet, item: Tree) -> Site:
    fields = sheet.table(item, ("name", "addresses"))
    given = distinct(sheet, fields.get("addresses"))
    for text in given:
        if url(sheet, text) and not text.value.endswith("/"):
            sheet.note(
                text.line, "an address that ends in /", sheet.shown(text.value), "write the site's beginning, as in https://example.org/"
            )
    return Site(words(sheet, fields.get("name")), tuple(text.value for text in given))


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
