"""An article in the ministry's content system."""

from lxml import etree

from bot.importer.found import Found
from bot.importer.reading.body import Body
from bot.importer.reading.dates import dated
from bot.importer.reading.furniture import below
from bot.importer.reading.headline import headline
from bot.importer.reading.known import Known
from bot.importer.reading.language import language
from bot.importer.reading.marks import marks
from bot.importer.reading.page_error import PageError
from bot.importer.reading.trail import trail
from bot.importer.reading.tree import select, text_of

LONGEST_DATE = 100
"""Characters of a line that holds a date, with its label and the time."""


def read(tree: etree._Element, body: Body, known: Known) -> Found:
    """Raises PageError where text or title is missing."""
    title = headline(tree, body.elements) or (known.listed.title if known.listed else "")
    text = below(title, body.paragraphs)
    if not text:
        raise PageError(known.url, f"a text in {' or '.join(marks('body'))}", "nothing")
    if not title:
        raise PageError(known.url, f"a title in {' or '.join(marks('title'))} or <title>", "none")
    day, by = dated(_lines_of_date(tree), text, known)
    return Found(title, text, language("\n".join((title, *text)), known.url), day, by, trail(tree, title), known.url)


def _lines_of_date(tree: etree._Element) -> list[str]:
    """What the page says of its date; not the dates of other articles in a list."""
    found = (one for one in select(tree, marks("date")) if not any(above.tag == "li" for above in one.iterancestors()))
    return [text_of(one, LONGEST_DATE) for one in found]
