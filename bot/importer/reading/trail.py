"""The breadcrumb: the steps from the home page to an article."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml import etree

from bot.importer.reading.marks import marks
from bot.importer.reading.plain import plain
from bot.importer.reading.tree import select, text_of

LONGEST = 400
"""Characters of a breadcrumb with all its steps."""
TRIED = 200
"""Places that name the home page and are looked at."""
ABOVE = 5
"""Elements above the word for the home page in which the other steps may stand."""


@cache
def _home() -> re.Pattern[str]:
    """The word for the home page and the sign behind it, at the beginning or behind a label that ends in a colon."""
    words = "|".join(sorted(map(re.escape, marks("home")), key=len, reverse=True))
    return re.compile(rf"(?:[^:：]{{0,30}}[:：]\s*)?(?:{words})\s*{_step()}\s*", re.IGNORECASE)


def _step() -> str:
    return f"(?:{'|'.join(map(re.escape, marks('steps')))})+"


def steps(line: str, title: str = "") -> tuple[str, ...] | None:
    """Of a line that is a breadcrumb, what stands below the home page; None where it is none. The article itself is no step."""
    line = plain(line)
    home = _home().match(line) if len(line) <= LONGEST else None
    if home is None:
        return None
    return _without_itself([step for part in re.split(_step(), line[home.end() :]) if (step := part.strip())], title)


def trail(tree: etree._Element, title: str) -> tuple[str, ...]:
    """Empty where the page has no breadcrumb."""
    for one in select(tree, marks("trail")):
        if found := steps(text_of(one, LONGEST), title) or _linked(one, title):
            return found
    return next((found for one in islice(_naming_home(tree), TRIED) if (found := _around(one, title))), ())


def _naming_home(tree: etree._Element) -> Iterator[etree._Element]:
    """The elements with the word for the home page in their own text, or behind an element in them."""
    homes = [word.casefold() for word in marks("home")]
    for one in tree.iter(etree.Element):
        if any(word in (one.text or "")[:LONGEST].casefold() for word in homes):
            yield one
        if any(word in (one.tail or "")[:LONGEST].casefold() for word in homes):
            yield one.getparent()


def _linked(element: etree._Element, title: str) -> tuple[str, ...]:
    """The steps of a breadcrumb whose signs are drawn by the style sheet."""
    links = [plain(text_of(one, LONGEST)) for one in element.iter("a", "li", "span") if not any(True for _ in one.iterchildren())]
    named = [link for link in links if link]
    if not named or named[0].casefold() not in {word.casefold() for word in marks("home")}:
        return ()
    signs = set("".join(marks("steps")))
    return _without_itself([link for link in named[1:] if not set(link) <= signs], title)


def _around(element: etree._Element, title: str) -> tuple[str, ...]:
    above = element
    for _ in range(ABOVE):
        if found := steps(text_of(above, LONGEST), title):
            return found
        if (parent := above.getparent()) is None:
            break
        above = parent
    return ()


def _without_itself(found: list[str], title: str) -> tuple[str, ...]:
    itself = {title.casefold(), *(word.casefold() for word in marks("itself"))}
    while found and found[-1].casefold() in itself:
        found.pop()
    return tuple(found)
