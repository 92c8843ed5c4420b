"""One question to a server and its answer: no redirect is followed, nothing is tried again."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException

from urllib3 import HTTPResponse
from urllib3.exceptions import DecodeError, HTTPError

from bot.importer.fetching.fetch_error import FetchError, Passing, shown
from bot.importer.fetching.gate import Gate, GatedHTTP, GatedHTTPS, line
from bot.importer.fetching.limits import Limits
from bot.importer.fetching.resolve import Resolve
from bot.importer.fetching.status import ANSWERED, refusal
from bot.importer.fetching.target import Target
from bot.importer.fetching.text_kind import check_kind
from bot.importer.fetching.watch import Watch

CHUNK = 1 << 16
"""Bytes, read and unpacked at a time."""

ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
"""What we ask for and can unpack bit by bit."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Of a redirect and of a page that has not changed, only status and headers."""

    status: int
    headers: Mapping[str, str]
    """Names in any case."""
    content: bytes = b""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How servers are reached."""

    resolve: Resolve
    context: ssl.SSLContext
    private: bool


def exchange(asked: Target, headers: Mapping[str, str], way: Way, limits: Limits, left: float) -> Answer:
    """Raises FetchError; Passing where another try may help. `left`: seconds that this may take."""
    with Watch(left) as watch:
        gate = Gate(asked, watch, way.resolve, min(limits.connect, left), way.private)
        connection = line(gate, way.context, left + limits.connect)
        try:
            answer = _answer(connection, asked, headers, limits)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            raise (_too_slow(asked, limits) if watch.over else _in_plain_words(asked, error)) from error
        finally:
            connection.close()
    if watch.over:  # a body of unknown length just seems to have come to its end
        raise _too_slow(asked, limits)
    return answer


def _answer(connection: GatedHTTP | GatedHTTPS, asked: Target, headers: Mapping[str, str], limits: Limits) -> Answer:
    connection.request("GET", asked.path, headers=headers, preload_content=False)
    response = connection.getresponse()
    try:
        if response.status != 200:
            if response.status not in ANSWERED:
                raise refusal(asked.url, response.status, response.headers)
            return Answer(response.status, response.headers)
        kind = check_kind(asked.url, response.headers)
        return Answer(200, response.headers, _body(response, asked, limits), kind)
    finally:
        response.close()


def _body(response: HTTPResponse, asked: Target, limits: Limits) -> bytes:
    """Unpacked; at most a chunk more than the limit is held at any time."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ENCODINGS:
        raise FetchError(
            asked.url, f'expected a page packed by gzip or not at all, found "{shown(encoding)}". Save it as a file, import that.'
        )
    if (response.length_remaining or 0) > limits.bytes:
        raise _too_big(asked, limits)
    content = bytearray()
    for chunk in response.stream(CHUNK):
        content += chunk
        if len(content) > limits.bytes:
            raise _too_big(asked, limits)
    return bytes(content)


def _too_big(asked: Target, limits: Limits) -> FetchError:
    return FetchError(asked.url, f"expected at most {limits.bytes:,} bytes, found more. An article is smaller: is it the right address?")


def _too_slow(asked: Target, limits: Limits) -> FetchError:
    return FetchError(asked.url, f"expected the whole page within {limits.seconds:g} seconds, found the server slower. Try again later.")


def _in_plain_words(asked: Target, error: Exception) -> FetchError:
    if isinstance(error, ssl.SSLCertVerificationError):
        why = shown(error.verify_message)
        return FetchError(
            asked.url, f"expected a certificate for {asked.host}, found one that does not hold ({why}). Tell the site's owner."
        )
    if isinstance(error, DecodeError):
        return FetchError(asked.url, "expected a packed page, found one that can't be unpacked. Save it as a file, and import the file.")
    return Passing(asked.url, f"expected a page, found that the connection broke off ({_short(error)}). Try again later.")


def _short(error: Exception) -> str:
    """The first line, without the objects that libraries print."""
    return shown(str(error).splitlines()[0].split("<")[0].strip() if str(error) else type(error).__name__)
