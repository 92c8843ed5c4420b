"""A page's text as a person copied it: menu, breadcrumb, title, perhaps a date, text, footer.

The menu may begin anywhere, and a ticker may stand below it: whatever stands above the breadcrumb is left out. Pages of 2007 to 2010 have
breadcrumb, title and text only.
"""

import re

from bot.importer.found import Found
from bot.importer.reading.dates import dated, is_date
from bot.importer.reading.furniture import is_share, without
from bot.importer.reading.known import Known
from bot.importer.reading.language import language
from bot.importer.reading.page_error import PageError
from bot.importer.reading.paragraphs import BETWEEN_CELLS
from bot.importer.reading.plain import plain
from bot.importer.reading.trail import steps

LONG = 60
"""Characters of a line that may have been broken to fit a window."""
CELL_END = re.compile(r"(?<=[^\s>»])\t+(?=[^\s>»])")
"""Browsers copy a table's row with its cells so divided."""
GOES_ON = re.compile(r"[a-z(]")


def read(text: str, known: Known) -> Found:
    """Raises PageError where breadcrumb, title or text is missing."""
    lines = [line for raw in text.split("\n") if (line := plain(CELL_END.sub(BETWEEN_CELLS, raw)))]
    at = next((at for at, line in enumerate(lines) if steps(line) is not None), None)
    if at is None:
        raise PageError(known.url, "a breadcrumb such as 'Home > News' above the title", f"none in {len(lines)} lines")
    if at + 1 == len(lines):
        raise PageError(known.url, "a title below the breadcrumb", "the end of the text")
    title, below = lines[at + 1], lines[at + 2 :]
    day_lines = below[:1] if below and is_date(below[0]) else []
    body = without(_joined(_until_shared(below[len(day_lines) :])))
    if not body:
        raise PageError(known.url, f"a text below the title {title[:60]!r}", "nothing")
    day, by = dated(day_lines, body, known)
    return Found(title, body, language("\n".join((title, *body)), known.url), day, by, steps(lines[at], title) or (), known.url)


def _until_shared(lines: list[str]) -> list[str]:
    return lines[: next((at for at, line in enumerate(lines) if is_share(line)), len(lines))]


def _joined(lines: list[str]) -> list[str]:
    """The paragraphs, with those lines put together that a window's width broke."""
    found = list[str]()
    for line in lines:
        if found and len(found[-1]) >= LONG and found[-1][-1].isalpha() and GOES_ON.match(line):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found
