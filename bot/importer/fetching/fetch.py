"""Pages by their addresses: from the memory where this run has them, else from the server, and then remembered."""

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from urllib.parse import urljoin

from bot.errors import ConfigError
from bot.importer.fetching.exchange import Answer, Way, exchange
from bot.importer.fetching.fetch_error import FetchError, Passing, shown
from bot.importer.fetching.limits import LIMITS, Limits
from bot.importer.fetching.pace import Allowance, Clock, Pace, Sleep, pause_after
from bot.importer.fetching.pages import Kept, Pages
from bot.importer.fetching.resolve import Resolve, resolve
from bot.importer.fetching.status import NOT_MODIFIED, REDIRECTS
from bot.importer.fetching.target import Target, target

NAME = "wechat-embassy-bot importer"

ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Page:
    url: str
    """Where it was in the end, after redirects; without fragment."""
    content: bytes
    kind: str
    """Its content type, as text/html; empty where the server named none."""
    changed: bool
    """False: the server said that it has not changed, or this unfinished run had it already. Then it need not have been imported yet."""


class Fetcher:
    """`hosts`: exact names of hosts that may be asked. `contact`: an address for who wonders about us in a server's log.

    `private` lets names stand for any address, and lets addresses have any port: for tests. `sleep` and `clock` count seconds.
    """

    def __init__(
        self,
        hosts: frozenset[str],
        pages: Pages,
        limits: Limits = LIMITS,
        *,
        private: bool = False,
        contact: str = "",
        sleep: Sleep = time.sleep,
        clock: Clock = time.monotonic,
        resolve: Resolve = resolve,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._hosts = frozenset(host.lower() for host in hosts)
        self._pages, self._limits = pages, limits
        self._way = Way(resolve, context or ssl.create_default_context(), private)
        self._headers = {"User-Agent": _agent(contact), "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        self._sleep, self._clock = sleep, clock
        self._pace = Pace(limits.pause, sleep, clock)

    def get(self, url: str) -> Page:
        """Raises FetchError for this page, PagesError where the memory fails."""
        asked = self._target(url)
        kept = self._kept(asked)
        if kept and kept.fresh:
            return Page(kept.url, kept.content, kept.kind, changed=False)
        return self._followed(asked, kept)

    def _kept(self, asked: Target) -> Kept | None:
        """None also for a page of a site that is no longer on the list."""
        kept = self._pages.kept(asked.url)
        try:
            return kept if kept and self._target(kept.url) else None
        except FetchError:
            return None

    def _followed(self, asked: Target, kept: Kept | None) -> Page:
        here, allowance = asked, Allowance(self._limits.seconds, self._clock)
        for _ in range(self._limits.redirects + 1):
            validators = kept.validators if kept and kept.url == here.url else {}
            answer = self._tried(here, {**self._headers, **validators}, allowance)
            if answer.status in REDIRECTS:
                here = self._next(here, answer)
            elif answer.status == NOT_MODIFIED:
                return self._unchanged(asked, kept if validators else None)
            else:
                return self._new(asked, here, answer)
        raise FetchError(
            asked.url, f"expected at most {self._limits.redirects} redirects, found more. Give the address of the page itself."
        )

    def _tried(self, here: Target, headers: Mapping[str, str], allowance: Allowance) -> Answer:
        for number in count(1):
            try:
                with self._pace.turn(here.host), allowance.running():
                    return exchange(here, headers, self._way, self._limits, allowance.left)
            except Passing as error:
                if allowance.left <= 0 or number >= self._limits.tries:
                    raise
                self._sleep(pause_after(error, number, self._limits))
        raise AssertionError  # the loop has no end

    def _next(self, here: Target, answer: Answer) -> Target:
        """Where a redirect leads: judged like an address that somebody wrote."""
        location = answer.headers.get("Location", "")
        if not location:
            raise FetchError(here.url, f"expected the address where status {answer.status} leads, found none. Look at it in a browser.")
        try:
            return self._target(urljoin(here.url, _utf8(location)))
        except FetchError as error:
            raise FetchError(here.url, f"leads to an address that can't be asked. {error}") from error
        except ValueError as error:
            raise FetchError(here.url, f'leads to "{shown(location)}", which is no address. Look at it in a browser.') from error

    def _target(self, url: str) -> Target:
        return target(url, self._hosts, self._way.private)

    def _unchanged(self, asked: Target, kept: Kept | None) -> Page:
        if kept is None:
            raise FetchError(asked.url, "expected a page, found the answer to a question that was not asked (status 304). Try again later.")
        self._pages.confirm(asked.url)
        return Page(kept.url, kept.content, kept.kind, changed=False)

    def _new(self, asked: Target, here: Target, answer: Answer) -> Page:
        page = Page(here.url, answer.content, answer.kind, changed=True)
        etag, modified = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
        self._pages.keep(asked.url, Kept(page.url, page.content, page.kind, etag, modified))
        return page


def _agent(contact: str) -> str:
    if not (contact.isascii() and contact.isprintable()):
        raise ConfigError(f'expected a contact of plain ASCII characters, as an address of a page or of mail, found "{shown(contact)}"')
    return f"{NAME}; +{contact}" if contact else NAME


def _utf8(location: str) -> str:
    """Headers are read as Latin-1; servers write addresses in UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
