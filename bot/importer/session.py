"""How addresses are fetched for the time of one import."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bot.importer.fetching.fetch import Fetcher
from bot.importer.fetching.limits import LIMITS, Limits
from bot.importer.fetching.pages import Pages
from bot.importer.reader import Get
from bot.importer.run import Wanted
from bot.knowledge.sources import Sources

PAGES = "import/pages.sqlite"
"""Inside DATA_DIR: what was fetched, so that an unchanged page is not fetched again and an interrupted import goes on."""


@contextmanager
def session(data_dir: Path, wanted: Sequence[Wanted], sources: Sources, *, private: bool = False, limits: Limits = LIMITS) -> Iterator[Get]:
    """From the sites of `sources` only. An import that does not come to its end is gone on with by the next one of the same sources."""
    hosts = frozenset(host for site in sources.sites for base in site.addresses if (host := urlsplit(base).hostname))
    with Pages(data_dir / PAGES) as pages:
        pages.begin([one.source for one in wanted])
        fetcher = Fetcher(hosts, pages, limits, private=private)

        def get(url: str) -> tuple[str, bytes]:
            page = fetcher.get(url)
            return page.url, page.content

        yield get
        pages.end()
