"""One form for the addresses of one page."""

import re
from collections.abc import Sequence
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
TRACKING = "utm_"
"""How parameters begin that say only where a reader came from."""
PRINT = re.compile(r"(?:is|for)?_?print(?:able|er|view|version|friendly)?(?:=.*)?|[^=]*=print(?:able)?", re.IGNORECASE)
"""A parameter that asks for the same article on paper."""
FOLDER_PAGE = re.compile(r"/index\.s?html?\Z", re.IGNORECASE)
SLASHES = re.compile(r"/{2,}")
WRITABLE = "".join(map(chr, range(0x21, 0x7F))).translate({ord(sign): None for sign in "\"'<>"})
"""What stands in an address as it is; the rest is percent-encoded, as knowledge files want it."""


def canonical(url: str) -> str:
    """Scheme and host in small letters, no fragment, no default port, no tracking parameters, no double slash in the path; plain ASCII
    without quotes behind the host.

    What is no address of the web comes back as it is, without blanks around it.
    """
    parts = _parts(url)
    return url.strip() if parts is None else urlunsplit(parts)


def key(url: str, mirrors: Sequence[Sequence[str]]) -> str:
    """The same for the same article, whichever of a site's addresses it was found at.

    `mirrors`: for each site, the base addresses that have one content, such as ("https://gb.example.gov.cn/", "https://www.ministry.example/ce/ceuk/").
    """
    place = _place(url)
    bases = [(_folder(base), _folder(site[0])) for site in mirrors for base in site]
    matching = [(base, first) for base, first in bases if f"{place}/".startswith(base)]
    if not matching:
        return place
    base, first = max(matching, key=lambda pair: len(pair[0]))
    return first + place[len(base) :]


def _parts(url: str) -> SplitResult | None:
    """The canonical parts, or None where it is no address of the web."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.scheme not in DEFAULT_PORTS:
        return None
    user = parts.netloc.rpartition("@")[0]
    name = f"[{host}]" if ":" in host else host
    place = f"{user}@{name}" if user else name
    if port is not None and port != DEFAULT_PORTS[parts.scheme]:
        place = f"{place}:{port}"
    query = "&".join(one for one in parts.query.split("&") if one and not one.lower().startswith(TRACKING))
    return SplitResult(parts.scheme, place, quote(SLASHES.sub("/", parts.path) or "/", WRITABLE), quote(query, WRITABLE), "")


def _place(url: str) -> str:
    """Without scheme, www. and what asks for paper; a folder stands for its first page."""
    parts = _parts(url)
    if parts is None:
        return url.strip()
    query = "&".join(one for one in parts.query.split("&") if not PRINT.fullmatch(one))
    path = FOLDER_PAGE.sub("/", parts.path)
    return f"{parts.netloc.removeprefix('www.')}{path}" + (f"?{query}" if query else "")


def _folder(base: str) -> str:
    place = _place(base)
    return place if place.endswith("/") else f"{place}/"
