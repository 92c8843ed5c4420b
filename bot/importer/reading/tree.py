"""A page's HTML as a tree, and what a mark of marks.yaml finds in it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from lxml import etree

from bot.importer.reading.page_error import PageError

IS_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|span|ul|ol|p|br|a|h[1-6]|script)\b[^<>]*>", re.IGNORECASE)
"""A captured text may hold a line in angle brackets, too."""
CUT = re.compile(r"</?[a-zA-Z][^<>]*\Z|<!-?-?\Z")
PROGRAMS = ("script", "style", "noscript", "template")
"""What no reader sees. Their text would stand among the page's."""
LAST = 4096
"""Characters at the end in which a tag is looked for that is cut off."""


def parsed(text: str, url: str) -> etree._Element:
    """Without scripts. Raises PageError where the page is cut off in the middle of a tag, or holds no elements."""
    if cut := CUT.search(text[-LAST:].rstrip()):
        raise PageError(url, "a whole page", f"its end cut off in the middle of {cut[0][:40]}")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.LxmlError, TypeError, ValueError) as error:
        raise PageError(url, "a page in HTML", "none that can be read") from error
    if tree is None:
        raise PageError(url, "a page in HTML", "no elements")
    etree.strip_elements(tree, *PROGRAMS, with_tail=False)
    return tree


def select(tree: etree._Element, marks: Iterable[str]) -> list[etree._Element]:
    """All elements of the marks, by mark and then in the page's order."""
    return [element for mark in marks for element in _path(mark)(tree)]


@cache
def _path(mark: str) -> etree.XPath:
    tag, sign, name = re.fullmatch(r"([\w-]*)([#.]?)([\w-]*)", mark).groups()  # type: ignore[union-attr]
    if not sign:
        return etree.XPath(f"descendant-or-self::{tag}")
    test = f"@id='{name}'" if sign == "#" else f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
    return etree.XPath(f"descendant-or-self::{tag or '*'}[{test}]")


def outermost(elements: Sequence[etree._Element]) -> list[etree._Element]:
    """Those that stand in no other of them."""
    all_of_them = set(elements)
    return [element for element in elements if not any(above in all_of_them for above in element.iterancestors())]


def is_within(element: etree._Element, others: set[etree._Element]) -> bool:
    return element in others or any(above in others for above in element.iterancestors())


def text_of(element: etree._Element, at_most: int) -> str:
    """What is written in an element, tags left out; empty where it is longer."""
    found, length = list[str](), 0
    for part in element.itertext():
        found.append(part)
        length += len(part)
        if length > at_most:
            return ""
    return "".join(found)
