"""One request, and what it may get. It is called straight into the WSGI application, so that nothing tidies it up on the way."""

import io
import time
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


class Expected(Enum):
    ANSWERED = "a reply"
    VALID = "a reply, or success"
    REFUSED = "403 without a word"
    EITHER = "a reply, success, or 403 without a word"
    PAGE = "anything but a failure"


@dataclass(frozen=True, slots=True)
class Request:
    name: str
    """What it tries."""
    expected: Expected
    method: str = "POST"
    path: str = "/wechat"
    query: str = ""
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    visitor: str = ""
    """Who has to be answered; empty where that is no matter."""


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    cpu: float
    """Seconds that this thread was at work on it."""


def environ_of(request: Request) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _latin(request.path),
        "QUERY_STRING": _latin(request.query),
        "CONTENT_TYPE": "text/xml",
        "CONTENT_LENGTH": str(len(request.body)),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
        **{_variable(name): _latin(value) for name, value in request.headers},
    }


def call(app: "WSGIApplication", request: Request) -> Response:
    """Raises whatever the application lets out."""
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _info: object = None) -> Any:
        told.append((status, headers))

    environ = environ_of(request)
    started = time.process_time()
    body = _read(app(environ, start))
    cpu = time.process_time() - started
    status, headers = told[-1]
    return Response(int(status.split()[0]), tuple(headers), body, cpu)


def _read(parts: Iterable[bytes]) -> bytes:
    try:
        return b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()


def _latin(text: str) -> str:
    """As a server hands on what is no ASCII."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def _variable(name: str) -> str:
    plain = name.upper().replace("-", "_")
    return plain if plain in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{plain}"
