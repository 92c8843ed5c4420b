"""A list of articles in the ministry's content system, and its further pages."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml import etree

from bot.importer.address import canonical
from bot.importer.found import Listed, Listing
from bot.importer.reading.dates import date_in
from bot.importer.reading.known import Known
from bot.importer.reading.marks import marks
from bot.importer.reading.page_error import PageError
from bot.importer.reading.plain import plain
from bot.importer.reading.tree import outermost, select, text_of

MOST_PAGES = 500
"""Of one list. Embassies' longest have about a hundred; a larger number is a mistake, or a trap."""
LONGEST = 400
"""Characters of a title, or of what stands behind a link."""

PAGE_COUNT = re.compile(
    r"countPage\s*=\s*([0-9]+)|createPageHTML\s*\(\s*([0-9]+)\s*(?:,[^,()]{0,20},\s*[\"']([\w-]+)[\"']\s*,\s*[\"']\.?(\w+)[\"'])?"
)
"""The number of pages; the name of the first and its ending, where the script says them."""
FIRST = re.compile(r"([^/]*?)\.(s?html?)", re.IGNORECASE)
FURTHER = re.compile(r".*_[0-9]{1,6}\.s?html?", re.IGNORECASE)
FIRST_NAME, ENDING = "index", "htm"
"""Of the page that stands for a folder."""


def links(tree: etree._Element) -> list[etree._Element]:
    return [link for one in outermost(select(tree, marks("list"))) for link in one.iter("a") if link.get("href")]


def counts_pages(text: str) -> bool:
    return PAGE_COUNT.search(text) is not None


def read(tree: etree._Element, text: str, known: Known) -> Listing:
    """Raises PageError where the list has no links that lead anywhere."""
    base = joined(known.url, next(iter(tree.xpath("//base/@href")), "")) or known.url
    found = once(_lines(tree, base, known.today))
    if not found:
        raise PageError(
            known.url, f"links to articles in {' or '.join(marks('list'))}", "none, or none that can be joined to the page's address"
        )
    return Listing(found, _further(text, known.url))


def once(lines: Iterable[Listed]) -> tuple[Listed, ...]:
    """Without those that lead where an earlier one leads."""
    found = dict[str, Listed]()
    for line in lines:
        found.setdefault(canonical(line.url), line)
    return tuple(found.values())


def _lines(tree: etree._Element, base: str, today: date) -> Iterator[Listed]:
    for link in links(tree):
        url, title = joined(base, link.get("href")), _title(link)
        if url and title:
            yield Listed(url, title, date_in(_behind(link), today))


def _title(link: etree._Element) -> str:
    """As written; where it is cut short, as the link shows it to a mouse."""
    shown, full = plain(text_of(link, LONGEST)), plain(link.get("title", ""))
    return full if full and shown.endswith(("...", "\u2026")) else shown or full


def _behind(link: etree._Element) -> str:
    """What stands between a link and the next, in the same line of the list."""
    found = [link.tail or ""]
    for one in link.itersiblings():
        if one.tag in ("a", "li"):
            break
        found += (text_of(one, LONGEST), one.tail or "")
    return plain(" ".join(found))


def joined(base: str, href: str) -> str:
    """Empty where it leads to no page, or stays on this one."""
    page = href.strip().partition("#")[0]
    try:
        url = urljoin(base, page)
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if page and parts.scheme in ("http", "https") and parts.hostname else ""


def _further(text: str, url: str) -> tuple[str, ...]:
    """A further page names none: the first has named them all."""
    folder, _, name = url.partition("?")[0].partition("#")[0].rpartition("/")
    counted = PAGE_COUNT.search(text)
    if counted is None or FURTHER.fullmatch(name):
        return ()
    count = min(int((counted[1] or counted[2])[:9]), MOST_PAGES)
    own = FIRST.fullmatch(name)
    first, ending = (counted[3], counted[4]) if counted[3] else own.groups() if own else (FIRST_NAME, ENDING)
    return tuple(f"{folder}/{first}_{number}.{ending}" for number in range(1, count))
