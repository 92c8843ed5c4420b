"""The text of an article in the ministry's system: what an editor of it holds."""

from typing import NamedTuple

from lxml import etree

from bot.importer.reading.furniture import without
from bot.importer.reading.marks import marks
from bot.importer.reading.paragraphs import paragraphs
from bot.importer.reading.tree import outermost, select


class Body(NamedTuple):
    elements: tuple[etree._Element, ...]
    """The editors, those within another one left out; empty where the page has none."""
    paragraphs: tuple[str, ...]


def body(tree: etree._Element) -> Body:
    """Of the first mark that holds text: with the editor that it stands in, for one editor's text is often pasted into another."""
    editors = outermost(select(tree, marks("body")))
    for mark in marks("body"):
        marked = set(select(tree, (mark,)))
        holders = [editor for editor in editors if editor in marked or any(below in marked for below in editor.iterdescendants())]
        text = without(paragraph for editor in holders for paragraph in paragraphs(editor))
        if text:
            return Body(tuple(holders), text)
    return Body(tuple(editors), ())
