"""What is served, and what is known of those who asked."""

import re
import threading
from collections.abc import Mapping

from tests.importer.site.articles import articles
from tests.importer.site.feeds import atom, rss
from tests.importer.site.lists import LISTS, MIRROR, Bad, bad, list_pages
from tests.importer.site.pages import page


class Served:
    """The site, what it was asked, and what was changed on it since it was opened."""

    def __init__(self, url: str) -> None:
        self.url = url
        """The base address, with a slash at the end."""
        self.mirrors = (url, url.rstrip("/") + MIRROR)
        """Base addresses with the same content."""
        self.listing = self._at(LISTS["en"])
        self.chinese = self._at(LISTS["zh"])
        self.rss = self._at("/eng/rss.xml")
        self.atom = self._at("/eng/atom.xml")
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._streamed = 0
        self._requests: list[tuple[str, Mapping[str, str]]] = []
        self._changed: set[str] = set()
        self._asked: set[str] = set()
        self._ids = {article.path: article.id for article in articles().values()}
        self._bad = {one.path: one for one in bad()}
        base = url.rstrip("/")
        self._others = {**list_pages(), "/eng/rss.xml": rss(base), "/eng/atom.xml": atom(base)}

    @property
    def requests(self) -> list[tuple[str, Mapping[str, str]]]:
        """Every request so far: the path as it came, and the headers, their names in lower case."""
        with self._lock:
            return list(self._requests)

    def address(self, id: str) -> str:
        """Of an article."""
        return self._at(articles()[id].path)

    def bad(self, kind: str) -> list[str]:
        """Addresses of the bad links of a kind: see bad.csv."""
        return [one.path if "://" in one.path else self._at(one.path) for one in bad() if one.kind == kind]

    def change(self, id: str) -> None:
        """The article's second paragraph has a sentence more from now on."""
        with self._lock:
            self._changed.add(articles()[id].id)

    @property
    def streamed(self) -> int:
        """Bytes of the huge and the slow answers that have gone out."""
        with self._lock:
            return self._streamed

    def sent(self, count: int) -> None:
        with self._lock:
            self._streamed += count

    def note(self, path: str, headers: Mapping[str, str]) -> None:
        with self._lock:
            self._requests.append((path, headers))

    def fails_now(self, path: str) -> int:
        """The status of an article that fails when it is first asked for, else 0."""
        with self._lock:
            first = path not in self._asked
            self._asked.add(path)
        return articles()[self._ids[path]].once if first and path in self._ids else 0

    def content(self, path: str) -> tuple[bytes, str, bool] | None:
        """What stands at a path, the article's id ("" for lists and feeds), and whether it was changed."""
        if path in self._others:
            return self._others[path], "", False
        if id := self._ids.get(path):
            with self._lock:
                changed = id in self._changed
            return page(articles()[id], changed), id, changed
        return None

    def trouble(self, path: str) -> Bad | None:
        return self._bad.get(path)

    def _at(self, path: str) -> str:
        return self.url + path.removeprefix("/")


def plain(path: str) -> str:
    """One path for all addresses of a page: no query, no double slash, not below the mirror."""
    path = re.sub(r"/+", "/", path.partition("?")[0])
    path = "/" + path.removeprefix(MIRROR) if path.startswith(MIRROR) else path
    return path + "index.htm" if path.endswith("/") else path
