"""Sources, one after the other, as pages: an address, a list with its further pages, a feed, a file, a folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.importer.address import canonical
from bot.importer.fetching.fetch_error import FetchError
from bot.importer.found import Found, Listed, Listing
from bot.importer.reading.page_error import PageError
from bot.importer.reading.read import read
from bot.importer.saved import saved_from

FILES = (".html", ".htm", ".shtml", ".xhtml", ".txt", ".xml", ".rss", ".atom")
"""What is read of a folder, in any of its folders."""
FILE_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one page that should have been an article."""

    source: str
    found: Found | None = None
    error: str = ""
    listed: Listed | None = None
    """The line that led to it, where `since` made it not worth fetching."""


Get = Callable[[str], tuple[str, bytes]]
"""An address -> where it was in the end, and its content. Raises FetchError for this page; whatever else it raises ends the import."""


@dataclass(frozen=True, slots=True)
class Reader:
    get: Get
    today: date
    since: date | None
    seen: set[str]
    """Keys of the addresses that were read in this run."""
    key: Callable[[str], str]

    def read(self, source: str) -> Iterator[Read]:
        if is_address(source):
            yield from self._page(source.strip())
        elif (place := Path(source)).is_dir():
            files = sorted(file for file in place.rglob("*") if _is_page(file))
            if not files:
                yield Read(source, error=f"{source}: expected files that end in {', '.join(FILES)}, found none")
            for file in files:
                yield from self._file(file)
        else:
            yield from self._file(place)

    def _file(self, place: Path) -> Iterator[Read]:
        try:
            if place.stat().st_size > FILE_BYTES:
                raise OSError(f"a file of more than {FILE_BYTES:,} bytes")
            content = place.read_bytes()
        except OSError as error:
            yield Read(str(place), error=_unread(place, (error.strerror or str(error)).lower()))
            return
        yield from self._content(content, saved_from(content), str(place), None)

    def _page(self, url: str, listed: Listed | None = None, further: bool = False) -> Iterator[Read]:
        """`further`: of a list whose other pages are known."""
        if self.key(url) in self.seen:
            return
        self.seen.add(self.key(url))
        try:
            final, content = self.get(url)
        except FetchError as error:
            yield Read(url, error=str(error))
            return
        if listed and self.key(final) != self.key(url):
            if self.key(final) in self.seen:
                return
            self.seen.add(self.key(final))
        yield from self._content(content, canonical(final), canonical(url), listed, further)

    def _content(self, content: bytes, url: str, source: str, listed: Listed | None, further: bool = False) -> Iterator[Read]:
        try:
            found = read(content, url, listed, today=self.today)
        except PageError as error:
            yield Read(source, error=str(error) if url else f"{source}: {str(error).removeprefix('the text: ')}")
            return
        if isinstance(found, Found) and further:
            yield Read(source, error=f"{source}: expected a further page of a list, found an article; give its address by itself")
        elif isinstance(found, Found):
            yield Read(source, found)
        elif listed:
            yield Read(source, error=f"{source}: expected an article, found a list of {len(found.articles)}; give its address by itself")
        else:
            yield from self._listing(found, source, further)

    def _listing(self, listing: Listing, source: str, further: bool) -> Iterator[Read]:
        """Its articles, then those of its further pages; what a further page says of pages is not followed, so this ends."""
        for listed in listing.articles:
            if not is_address(listed.url):
                yield Read(
                    f"{source}: {listed.title}", error=f"{source}: expected whole addresses, found {listed.url!r}; give the list's address"
                )
            elif self.since and listed.date and listed.date < self.since:
                yield Read(listed.url, listed=listed)
            else:
                yield from self._page(listed.url, listed)
        for page in listing.pages if not further else ():
            if is_address(page):
                yield from self._page(page, further=True)


def is_address(source: str) -> bool:
    return source.strip().lower().startswith(("http://", "https://"))


def _is_page(file: Path) -> bool:
    """A hidden file is some program's own."""
    return file.suffix.lower() in FILES and not file.name.startswith(".") and file.is_file()


def _unread(place: Path, found: str) -> str:
    hint = "" if place.exists() else "; an address begins with https:// or http://"
    return f"{place}: expected a file that can be read, found {found}{hint}"
