"""What may arrive on the socket itself, before anything is a request. `SECRET` stands in some: it must not come out in a log."""

SECRET = "Secret-Word"

HEAD = b"POST /wechat?signature=0&timestamp=1&nonce=1 HTTP/1.1\r\nHost: 127.0.0.1\r\n"


def _get(path: bytes, more: bytes = b"") -> bytes:
    return b"GET " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + b"Connection: close\r\n\r\n"


def _post(headers: bytes, body: bytes = b"") -> bytes:
    return HEAD + headers + b"Connection: close\r\n\r\n" + body


RAW: dict[str, bytes] = {
    "noise": bytes(range(256)) * 8 + b"\r\n\r\n",
    "TLS where there is none": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 500,
    "HTTP 2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00",
    "a request line of one word": b"GET\r\n\r\n",
    "a request line without a version": b"GET /healthz\r\n\r\n",
    "a request line of four words": b"GET / " + SECRET.encode() + b" HTTP/1.1\r\n\r\n",
    "a version that is none": b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
    "HTTP 0.9": b"GET /healthz HTTP/0.9\r\n\r\n",
    "HTTP 1.0": b"GET /healthz HTTP/1.0\r\n\r\n",
    "a method of Chinese": "签证 / HTTP/1.1\r\nHost: a\r\n\r\n".encode(),
    "a method of 20 kB": b"G" * 20_000 + b" / HTTP/1.1\r\n\r\n",
    "an address of 20 kB": _get(b"/" + b"a" * 20_000),
    "a query of 20 kB": _get(b"/wechat?a=" + b"b" * 20_000),
    "a query just under the limit": _get(b"/wechat?a=" + b"b" * 4000),
    "an address with a blank": _get(b"/a b"),
    "an address with a NUL": _get(b"/a\0b"),
    "an address of bytes": _get(b"/\xff\xfe"),
    "a whole address": _get(b"http://evil.example/healthz"),
    "an address that is none": _get(b"http://[::1"),
    "a star": b"OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "no host": b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n",
    "two hosts": _get(b"/healthz", b"Host: evil.example\r\n"),
    "a header without a colon": _get(b"/healthz", SECRET.encode() + b"\r\n"),
    "a header with a blank before the colon": _get(b"/healthz", b"A : b\r\n"),
    "a header whose name is none": _get(b"/healthz", b"A" + SECRET.encode() + b"(): b\r\n"),
    "a header with a NUL": _get(b"/healthz", b"A: " + SECRET.encode() + b"\0\r\n"),
    "a header on two lines": _get(b"/healthz", b"A: b\r\n " + SECRET.encode() + b"\r\n"),
    "a header of 20 kB": _get(b"/healthz", b"A: " + b"b" * 20_000 + b"\r\n"),
    "a header just under the limit": _get(b"/offices/", b"Accept-Language: " + b"en," * 2600 + b"\r\n"),
    "5,000 headers": _get(b"/healthz", b"".join(b"A%d: b\r\n" % number for number in range(5000))),
    "99 headers of 8 kB": _get(b"/healthz", (b"A: " + b"b" * 8000 + b"\r\n") * 95),
    "bare line feeds": b"GET /healthz HTTP/1.1\nHost: a\nConnection: close\n\n",
    "only line ends": b"\r\n" * 5000,
    "underscores for dashes": _post(b"Content_Length: 5\r\nContent-Length: 2\r\n", b"ab"),
    "a length below zero": _post(b"Content-Length: -5\r\n"),
    "a length of a word": _post(b"Content-Length: " + SECRET.encode() + b"\r\n"),
    "a length with a sign": _post(b"Content-Length: +2\r\n", b"ab"),
    "a length of 30 digits": _post(b"Content-Length: " + b"9" * 30 + b"\r\n"),
    "two lengths": _post(b"Content-Length: 2\r\nContent-Length: 4\r\n", b"abcd"),
    "a list of lengths": _post(b"Content-Length: 2, 2\r\n", b"ab"),
    "no length": _post(b""),
    "a length and chunks": _post(b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n"),
    "a coding that is none": _post(b"Transfer-Encoding: " + SECRET.encode() + b"\r\n"),
    "chunks, twice": _post(b"Transfer-Encoding: chunked, chunked\r\n", b"0\r\n\r\n"),
    "chunks": _post(b"Transfer-Encoding: chunked\r\n", b"2\r\nab\r\n0\r\n\r\n"),
    "a chunk of no size": _post(b"Transfer-Encoding: chunked\r\n", b"xyz\r\nab\r\n0\r\n\r\n"),
    "a chunk of a size below zero": _post(b"Transfer-Encoding: chunked\r\n", b"-1\r\nab\r\n0\r\n\r\n"),
    "a chunk of a huge size": _post(b"Transfer-Encoding: chunked\r\n", b"f" * 30 + b"\r\nab\r\n"),
    "a chunk that does not end": _post(b"Transfer-Encoding: chunked\r\n", b"2\r\nabcdef0\r\n\r\n"),
    "a chunk with an extension of 20 kB": _post(b"Transfer-Encoding: chunked\r\n", b"2;" + b"a" * 20_000 + b"\r\nab\r\n0\r\n\r\n"),
    "20,000 chunks of a byte": _post(b"Transfer-Encoding: chunked\r\n", b"1\r\na\r\n" * 20_000 + b"0\r\n\r\n"),
    "a body that is waited for": _post(b"Content-Length: 2\r\nExpect: 100-continue\r\n", b"ab"),
    "a body that is waited for by others": _post(b"Content-Length: 2\r\nExpect: " + SECRET.encode() + b"\r\n", b"ab"),
    "a body that is cut off": _post(b"Content-Length: 5000\r\n", b"ab"),
    "a head that is cut off": HEAD,
    "a line that is cut off": b"POST /wech",
    "an upgrade": _get(b"/healthz", b"Upgrade: websocket\r\nSec-WebSocket-Key: AAAA\r\n"),
    "a proxy's own line": b"PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n" + _get(b"/healthz"),
    "a proxy's scheme, in two minds": _get(b"/healthz", b"X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off\r\n"),
    "a second request in the body": _post(b"Content-Length: 44\r\n", b"GET /offices/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
    "a hundred requests on end": (b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n" * 99) + _get(b"/healthz"),
    "a good request and a bad one": b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET\r\n\r\n",
    "nothing": b"",
}
