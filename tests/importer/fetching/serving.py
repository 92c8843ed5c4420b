"""Servers of ours on 127.0.0.1, which answer as a test says; names that stand for what a test says; time that passes when told to."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bot.importer.fetching.fetch import Fetcher
from bot.importer.fetching.limits import Limits
from bot.importer.fetching.pages import Pages
from bot.importer.fetching.resolve import Info, Resolve

HOST = "127.0.0.1"
HTML = "text/html; charset=utf-8"

Route = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Clock:
    """Seconds that pass by sleeping only."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Served:
    port: int
    scheme: str = "http"
    requests: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over: who still sends then, stops."""

    def url(self, path: str = "/", host: str = HOST) -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves in the middle is what many of these tests are about."""


@contextmanager
def serving(routes: Mapping[str, Route], context: ssl.SSLContext | None = None) -> Iterator[Served]:
    server = _Server((HOST, 0), _handler(routes))
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    served = Served(server.server_address[1], "https" if context else "http")
    server.served = served  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        served.gone.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(routes: Mapping[str, Route]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.server.served.requests.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
            routes.get(self.path, status(404))(self)

        def log_message(self, *args: object) -> None:
            pass

    return Handler


def page(content: bytes = b"<p>Hello</p>", kind: str = HTML, **headers: str) -> Route:
    """Underscores in a header's name stand for hyphens."""
    named = {"Content-Type": kind, "Content-Length": str(len(content))} | {name.replace("_", "-"): value for name, value in headers.items()}
    return raw(200, named, content)


def status(code: int, **headers: str) -> Route:
    return raw(code, {"Content-Length": "0"} | {name.replace("_", "-"): value for name, value in headers.items()})


def raw(code: int, headers: Mapping[str, str], content: bytes = b"") -> Route:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def in_turn(*routes: Route) -> Route:
    """The last one again and again."""
    left = list(routes)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


def names(**addresses: Sequence[str]) -> Resolve:
    """By name, dots written as two underscores; anything else is not found."""

    def resolve(host: str, port: int) -> Sequence[Info]:
        found = addresses.get(host.replace(".", "__"))
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET6, (ip, port, 0, 0)) if ":" in ip else (socket.AF_INET, (ip, port)) for ip in found]

    return resolve


@contextmanager
def fetching(
    folder: Path,
    clock: Clock,
    limits: Limits = Limits(),  # noqa: B008
    hosts: frozenset[str] = frozenset({HOST}),
    private: bool = True,
    **others: object,
) -> Iterator[Fetcher]:
    """A fetcher with a memory in `folder`."""
    with Pages(folder / "pages.sqlite", wait=0.05) as pages:
        pages.begin(["tests"])
        yield Fetcher(hosts, pages, limits, private=private, sleep=clock.sleep, clock=clock, **others)  # type: ignore[arg-type]
