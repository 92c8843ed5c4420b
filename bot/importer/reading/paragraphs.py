"""The text of an element, paragraph by paragraph: tables a row a line, lists an item a line, pictures and their captions left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from bot.importer.reading.marks import marks
from bot.importer.reading.plain import plain

UNWRITTEN = {"iframe", "object", "svg", "video", "audio", "select", "button", "textarea"}
UNWRITTEN |= {"title", "figcaption", "input", "img"}
CLOSED_UP = {"a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "label", "mark", "o:p", "q", "s", "small", "span"}
CLOSED_UP |= {"st1", "strike", "strong", "sub", "sup", "tt", "u", "var", "bdo", "del"}
"""Elements in the middle of a line: any other one begins a paragraph and ends it."""
CELLS = ("td", "th")
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
INDENT = re.compile(r"[ \t\n]*(?:\u00a0{2}|\u3000|\u2003{2})")
"""A line that begins like this behind a line end is a paragraph: old pages have nothing else to show it."""
BETWEEN_CELLS = " | "


@dataclass(slots=True)
class Writer:
    done: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    is_broken: bool = False
    """Whether the line end is the last thing in the line."""
    rows: list[list[list[str]]] = field(default_factory=list)
    """The open rows of tables, each with its cells' paragraphs."""
    kept: list[list[str]] = field(default_factory=list)
    """What was done before each open cell."""

    def write(self, text: str | None) -> None:
        if not text:
            return
        if self.is_broken and INDENT.match(text):
            self.end()
        if text.strip():
            self.is_broken = False
        self.line.append(text)

    def line_end(self) -> None:
        """The second in a row ends the paragraph."""
        if self.is_broken:
            self.end()
        self.line.append("\n")
        self.is_broken = True

    def end(self) -> None:
        if text := plain("".join(self.line)):
            self.done.append(text)
        self.line, self.is_broken = [], False

    def open(self, tag: str) -> None:
        self.end()
        if tag == "tr":
            self.rows.append([])
        elif tag in CELLS:
            self.kept.append(self.done)
            self.done = []

    def close(self, tag: str) -> None:
        self.end()
        if tag in CELLS:
            cell, self.done = self.done, self.kept.pop()
            if self.rows:
                self.rows[-1].append(cell)
            else:
                self.done += cell
        elif tag == "tr":
            self.done += _row(self.rows.pop())


def paragraphs(element: etree._Element) -> tuple[str, ...]:
    writer = Writer()
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        tag = one.tag if isinstance(one.tag, str) else ""
        if event == "start" and _is_unwritten(one, tag):
            walk.skip_subtree()
        elif event == "start":
            _start(writer, tag)
            writer.write(one.text)
        else:
            if tag != "br" and tag not in CLOSED_UP and not _is_unwritten(one, tag):
                writer.close(tag)
            if one is not element:
                writer.write(one.tail)
    writer.end()
    return tuple(writer.done)


def _start(writer: Writer, tag: str) -> None:
    if tag == "br":
        writer.line_end()
    elif tag not in CLOSED_UP:
        writer.open(tag)


def _is_unwritten(element: etree._Element, tag: str) -> bool:
    if not tag or tag in UNWRITTEN or HIDDEN.search(element.get("style", "")):
        return True
    return not {*element.get("class", "").split()}.isdisjoint(marks("caption"))


def _row(cells: Sequence[Sequence[str]]) -> list[str]:
    """A line, unless the table holds whole texts and is there for the look of the page."""
    if any(len(cell) > 1 for cell in cells):
        return [paragraph for cell in cells for paragraph in cell]
    line = BETWEEN_CELLS.join(cell[0] for cell in cells if cell)
    return [line] if line else []
