"""Requests for pages, and to addresses that are none: paths, queries, headers, methods."""

from collections.abc import Iterator
from itertools import product
from urllib.parse import quote

LANGUAGES: dict[str, str] = {
    "8 kB of languages": ",".join(f"x{number}" for number in range(1400)),
    "one language of 8 kB": "a" * 8000,
    "languages that are all the same": "en," * 2600,
    "a quality that is none": "en;q=NaN,zh;q=inf,fr;q=-1,de;q=1e9",
    "only commas": "," * 8000,
    "only semicolons": "en" + ";q=0.1" * 1300,
    "dashes": "en" + "-a" * 3900,
    "quotes": '"' * 8000,
    "any": "*;q=0",
    "bytes": "签证\xff",
}

HEADERS: dict[str, tuple[tuple[str, str], ...]] = {
    "nothing": (),
    **{name: (("Accept-Language", value),) for name, value in LANGUAGES.items()},
    "another host": (("Host", "evil.example"),),
    "no host": (("Host", ""),),
    "a host that is none": (("Host", "a b/../[::1]:99999@evil.example"),),
    "a host in Chinese": (("Host", "签证.例子"),),
    "a host of 8 kB": (("Host", "a." * 4000),),
    "a proxy's words": (
        ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "javascript"), ("X-Forwarded-Prefix", "//evil.example"),
        ("Forwarded", "host=evil.example"), ("X-Original-URL", "/console"), ("X-HTTP-Method-Override", "DELETE"),
    ),
    "conditions": (("If-None-Match", '"a", ' * 1500), ("If-Modified-Since", "x"), ("Range", "bytes=0-,-1," + "0-1," * 1500)),
    "a cookie of 8 kB": (("Cookie", "a=" + "b" * 8000),),
    "2,000 cookies": (("Cookie", "a=b; " * 1600),),
    "an authorisation": (("Authorization", "Basic " + "=" * 4000),),
    "a body's words": (("Content-Type", "multipart/form-data; boundary=" + "-" * 4000), ("Content-Encoding", "gzip")),
    "a length that is none": (("Content-Length", "-1"),),
    "a length of other digits": (("Content-Length", "１"),),
    "a length of 20 digits": (("Content-Length", "9" * 20),),
    "a chunked body": (("Transfer-Encoding", "chunked"), ("Content-Length", "")),
}  # fmt: skip

PATHS: dict[str, str] = {
    "the offices": "/offices/",
    "an office": "/offices/embassy-london",
    "an entry": "/entries/passport-lost",
    "no office": "/offices/none",
    "a path out": "/offices/../../../../etc/passwd",
    "a path out, of one name": "/offices/..",
    "a path out of the entries": "/entries/../knowledge/account.yaml",
    "a path out, in Windows": "/entries/..\\..\\x",
    "a NUL": "/offices/embassy-london\0",
    "a line end": "/offices/x\r\nSet-Cookie: a=b",
    "another host": "//evil.example/offices/",
    "another host behind": "/offices//evil.example/%2e%2e",
    "another host, backwards": "/\\evil.example",
    "a slash too many": "/offices//embassy-london//",
    "bytes that are no UTF-8": "/offices/\udcff",
    "Chinese": "/entries/签证",
    "right to left": "/entries/\u202evisa",
    "8,000 letters": "/entries/" + "a" * 8000,
    "4,000 slashes": "/offices" + "/" * 4000,
    "markup": "/entries/<script>alert(1)</script>",
    "a template": "/entries/{{7*7}}",
    "a format": "/entries/{0.__class__}%s",
    "a file": "/offices/style.css",
    "a file with another name": "/offices/style.css/",
    "the root": "/",
    "nothing": "",
    "a star": "*",
    "a whole address": "http://evil.example/wechat",
    "health": "/healthz",
    "readiness": "/readyz",
    "metrics": "/metrics",
    "the callback below": "/wechat/plain",
    "the callback and a slash": "/wechat/",
    "the callback in capitals": "/WECHAT",
    "what scanners ask for": "/.env",
    "what they ask for, too": "/.git/config",
    "the console": "/console",
    "a debugger": "/?__debugger__=yes&cmd=resource&f=style.css",
    "the simulator": "/simulator",
    "the simulator's files": "/simulator/static/../page.py",
}

QUERIES: dict[str, str] = {
    "nothing": "",
    "a language": "lang=en",
    "a language that is none": "lang=" + "x-" * 1900,
    "a language of markup": "lang=" + quote("<script>\r\n"),
    "a language twice": "lang=zh&lang=en&lang[]=1",
    "traditional": "lang=zh-Hant",
    "a sheet": "print",
    "a sheet of no counter": "print=" + quote("签证" * 300),
    "a sheet of a NUL": "print=%00",
    "a code": "code=1&qr=1",
    "a percent sign": "lang=%",
    "bytes": "lang=%ff%fe&print=%ed%a0%80",
    "2,000 parts": "a=1&" * 1000 + "lang=en",
    "a version": "v=" + "0" * 1000,
}

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "G" * 500, "")

SENT: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "JSON 9,000 deep": b"[" * 9000,
    "no object": b"[]",
    "numbers without end": b'{"visitor": 1e999, "mode": ' + b"9" * 4000 + b"}",
    "no message": b'{"visitor": "o1", "mode": "safe"}',
    "a kind that is none": b'{"visitor": "o1", "mode": "safe", "message": {"kind": "x"}}',
    "a place that is no number": b'{"visitor": "o1", "mode": "safe", "message": {"kind": "location", "latitude": NaN, "longitude": "x"}}',
    "a message that is a list": b'{"visitor": "o1", "mode": "plain", "message": [1]}',
    "an address in the query": b'{"visitor": "o1", "mode": "safe", "again": {"query": "a b\\r\\n", "body": ""}}',
    "a body of half a pair": b'{"visitor": "o1", "mode": "safe", "again": {"query": "a", "body": "\\ud800"}}',
    "a visitor of markup": b'{"visitor": "<script>", "mode": "safe"}',
    "a text to nobody": b'{"visitor": "o1", "mode": "safe", "message": {"kind": "text", "text": "\\u0000\\ud800]]>"}}',
}
"""Bodies for the simulator's page."""


def all_pages() -> Iterator[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    """Name, path, query, headers: each path, and each query and each set of headers to three pages."""
    yield from ((f"path: {name}", path, "", ()) for name, path in PATHS.items())
    pages = ("/offices/", "/offices/embassy-london", "/entries/passport-lost")
    yield from ((f"query: {name}, to {page}", page, query, ()) for (name, query), page in product(QUERIES.items(), pages))
    yield from ((f"headers: {name}, to {page}", page, "", headers) for (name, headers), page in product(HEADERS.items(), pages))
