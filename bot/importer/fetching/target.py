"""An address as somebody wrote it, judged before anything is sent: scheme, host, port. Pure."""

from collections.abc import Set
from dataclasses import dataclass

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from bot.importer.fetching.fetch_error import FetchError, shown

PORTS = {"http": 80, "https": 443}

LONGEST = 2000
"""Characters of an address. Browsers and servers agree up to about here."""


@dataclass(frozen=True, slots=True)
class Target:
    """One parser's reading, which is also what is connected to and sent: there is no second reading that could differ."""

    url: str
    """Normalised, without fragment."""
    scheme: str
    host: str
    """Lower case, an IPv6 address without brackets."""
    port: int
    path: str
    """With the query; percent-encoded."""


def target(url: str, hosts: Set[str], private: bool = False) -> Target:
    """Raises FetchError for an address that is not ours to ask. `hosts` in lower case; `private` allows any port."""
    parsed = _parsed(url)
    scheme, host = parsed.scheme or "", (parsed.host or "").strip("[]")
    if scheme not in PORTS:
        raise FetchError(url, f'expected an address that begins with http:// or https://, found "{shown(scheme)}". Write the full address.')
    if parsed.auth is not None:
        raise FetchError(url, "expected no name and password in the address. Take out what stands before the @.")
    if host not in hosts:
        raise FetchError(url, f"{shown(host) or 'no host'} is not among the sites in sources.yaml: add it there if the embassy trusts it.")
    port = PORTS[scheme] if parsed.port is None else parsed.port
    if not private and port not in PORTS.values():
        raise FetchError(url, f"expected port 80 or 443, found {port}. Take the port out of the address.")
    return Target(parsed._replace(fragment=None).url, scheme, host, port, parsed.request_uri)


def _parsed(url: str) -> Url:
    url = url.strip()
    if len(url) > LONGEST:
        raise FetchError(url, f"expected an address of at most {LONGEST} characters, found {len(url)}. Look where it was copied from.")
    if any(char < " " or char == "\x7f" or (char.isspace() and char != " ") for char in url):
        raise FetchError(url, "expected an address on one line, found control characters in it. Look where it was copied from.")
    try:
        return parse_url(url)
    except (LocationParseError, ValueError) as error:
        raise FetchError(url, "expected an address of a page, found something that can't be read as one. Check its spelling.") from error
