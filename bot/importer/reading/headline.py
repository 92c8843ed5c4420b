"""The title of an article in the ministry's system."""

from collections.abc import Iterable

from lxml import etree

from bot.importer.reading.marks import marks
from bot.importer.reading.plain import plain
from bot.importer.reading.tree import is_within, select, text_of

LONGEST = 400
ELSEWHERE = {"li", "nav", "header", "footer", "aside"}
"""What stands in these is the title of another article, or of the site."""


def headline(tree: etree._Element, editors: Iterable[etree._Element]) -> str:
    """The first mark's text; empty where there is none. A bold line within the text, or below a picture, is no title of the page."""
    head, text = named(tree), set(editors)
    for mark in marks("title"):
        found = [plain(text_of(one, LONGEST)) for one in select(tree, (mark,)) if mark.startswith("#") or not _is_another(one, text)]
        titles = [title for title in found if title]
        if titles:
            return next((title for title in titles if title == head), titles[0])
    return head


def named(tree: etree._Element) -> str:
    """The page's name, without the site's."""
    title = next((plain(text_of(one, LONGEST)) for one in select(tree, ("title",))), "")
    return title.split(marks("site_behind")[0])[0].strip()


def _is_another(element: etree._Element, editors: set[etree._Element]) -> bool:
    return is_within(element, editors) or any(one.tag in ELSEWHERE for one in (element, *element.iterancestors()))
