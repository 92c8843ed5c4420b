"""Servers that send too much, too slowly, or nonsense: always a FetchError, and soon."""

import gzip
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from bot.importer.fetching.fetch_error import FetchError, Passing
from bot.importer.fetching.limits import Limits
from tests.importer.fetching.serving import HTML, Clock, Route, Served, fetching, page, raw, serving

SMALL = Limits(bytes=100_000, seconds=0.3, connect=0.2, tries=2, retry=0)


@pytest.mark.parametrize(("size", "stated"), [(100_000, True), (100_000, False)], ids=["with its length", "without"])
def test_a_page_as_large_as_allowed(size: int, stated: bool, tmp_path: Path, clock: Clock) -> None:
    length = {"Content-Length": str(size)} if stated else {}
    with serving({"/": raw(200, {"Content-Type": HTML, **length}, b"a" * size)}) as served, fetching(tmp_path, clock, SMALL) as fetcher:
        assert len(fetcher.get(served.url()).content) == size


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        ({"Content-Length": "100001"}, b""),
        ({}, b"a" * 100_001),
        ({"Transfer-Encoding": "chunked"}, b"186a1\r\n" + b"a" * 100_001 + b"\r\n0\r\n\r\n"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"a" * 100_001)),
        ({"Content-Encoding": "gzip"}, gzip.compress(bytes(300_000_000), 1)),
        ({"Content-Encoding": "deflate"}, zlib.compress(bytes(50_000_000), 1)),
    ],
    ids=["says so", "of unknown length", "in chunks", "packed", "a bomb", "another bomb"],
)
def test_a_page_that_is_larger_is_refused(headers: dict[str, str], content: bytes, tmp_path: Path, clock: Clock) -> None:
    limits = Limits(bytes=100_000)
    with (
        serving({"/": raw(200, {"Content-Type": HTML, **headers}, content)}) as served,
        fetching(tmp_path, clock, limits) as fetcher,
        pytest.raises(FetchError, match="expected at most 100,000 bytes, found more"),
    ):
        fetcher.get(served.url())


def test_a_packed_page_is_unpacked(tmp_path: Path, clock: Clock) -> None:
    with serving({"/": page(gzip.compress(b"hello"), Content_Encoding="gzip")}) as served, fetching(tmp_path, clock) as fetcher:
        assert fetcher.get(served.url()).content == b"hello"
    assert served.requests[0][1]["Accept-Encoding"] == "gzip, deflate"


@pytest.mark.parametrize(("encoding", "text"), [("gzip", "can't be unpacked"), ("br", 'found "br"'), ("gzip, gzip", "gzip, gzip")])
def test_packing_that_we_can_not_undo(encoding: str, text: str, tmp_path: Path, clock: Clock) -> None:
    with (
        serving({"/": page(b"not packed", Content_Encoding=encoding)}) as served,
        fetching(tmp_path, clock) as fetcher,
        pytest.raises(FetchError, match=text),
    ):
        fetcher.get(served.url())
    assert len(served.requests) == 1


def says(answer: bytes) -> Route:
    """Byte by byte as given, status line and all."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    return route


def drips(first: bytes, drop: bytes, holder: list[Served]) -> Route:
    """`holder`: in it the server itself, which is not there yet."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(first)
        while not holder[0].gone.wait(0.02):
            handler.wfile.write(drop)

    return answer


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (HEAD + b"\r\n", b"a"),
        (HEAD + b"Content-Length: 50000\r\n\r\n", b"a"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1", b";"),
        (HEAD + b"X: ", b"a"),
        (b"HTTP/1.1 200 ", b"a"),
        (b"", b""),
        (HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"")),
    ],
    ids=["body", "body of a length", "chunks", "a chunk's length", "a header", "status", "silence", "empty gzip members"],
)
def test_a_server_that_drips_is_left_when_the_time_is_over(first: bytes, drop: bytes, tmp_path: Path, clock: Clock) -> None:
    holder: list[Served] = []
    with serving({"/": drips(first, drop, holder)}) as served, fetching(tmp_path, clock, SMALL) as fetcher:
        holder.append(served)
        with pytest.raises(FetchError, match=r"within 0.3 seconds, found the server slower"):
            fetcher.get(served.url())
        assert not fetcher._pages.kept(served.url()), "half a page is no page"
    assert len(served.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00\xff" * 1000,
        b"SSH-2.0-OpenSSH_9.0\r\n",
        b"HTTP/1.1 nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        HEAD + b"Content-Length: 10\r\n\r\nhalf",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n",
    ],
    ids=lambda answer: repr(answer[:60]),
)
def test_an_answer_that_breaks_off_or_is_nonsense_is_tried_again(answer: bytes, tmp_path: Path, clock: Clock) -> None:
    with (
        serving({"/": says(answer)}) as served,
        fetching(tmp_path, clock, Limits(tries=2)) as fetcher,
        pytest.raises(Passing) as caught,
    ):
        fetcher.get(served.url())
    assert "broke off" in str(caught.value) and "object at 0x" not in str(caught.value)
    assert len(served.requests) == 2


def test_nobody_is_there(tmp_path: Path, clock: Clock) -> None:
    with serving({}) as served:
        pass
    with fetching(tmp_path, clock) as fetcher, pytest.raises(Passing, match=r"no connection to 127\.0\.0\.1"):
        fetcher.get(served.url())
    assert clock.slept == [2, 4]


def test_an_etag_that_would_be_no_header_is_forgotten(tmp_path: Path, clock: Clock) -> None:
    odd = HEAD + b"Content-Length: 1\r\nETag: " + b"a" * 501 + b"\r\nLast-Modified: \xe4\r\n\r\na"
    with serving({"/": says(odd)}) as served, fetching(tmp_path, clock) as fetcher:
        fetcher.get(served.url())
        kept = fetcher._pages.kept(served.url())
        assert kept and kept.validators == {}
