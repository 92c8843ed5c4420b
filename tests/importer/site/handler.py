"""Answers to requests: articles with ETag and Last-Modified, 304 where the asker has it, and the troubles."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.importer.site.articles import articles
from tests.importer.site.feeds import moment
from tests.importer.site.lists import Bad
from tests.importer.site.served import Served, plain
from tests.importer.site.troubles import BROKEN, PDF, STREAMS

HTML, XML = "text/html", "application/xml; charset=utf-8"
"""The system names no encoding in its header, only in the page."""


class Listener(ThreadingHTTPServer):
    daemon_threads = False
    """So that closing waits for the answers under way."""
    served: Served


class Handler(BaseHTTPRequestHandler):
    server: Listener
    timeout = 5  # of a socket that nobody reads: its thread must not stay for ever

    def do_GET(self) -> None:
        served, path = self.server.served, plain(self.path)
        asked = {name.lower(): value for name, value in self.headers.items()}
        served.note(self.path, asked)
        if trouble := served.trouble(path):
            self._trouble(trouble)
        elif status := served.fails_now(path):
            self._send(status, b"<html><body>Server error</body></html>")
        elif content := served.content(path):
            self._content(path, asked, *content)
        else:
            self._send(404, b"<html><body>Not found</body></html>")

    def _content(self, path: str, asked: Mapping[str, str], body: bytes, id: str, changed: bool) -> None:
        headers = {"Content-Type": XML if path.endswith(".xml") else HTML}
        if id:
            time, tag = moment(articles()[id]) + timedelta(days=changed), f'"{sha256(body).hexdigest()[:16]}"'
            headers |= {"ETag": tag, "Last-Modified": format_datetime(time, usegmt=True)}
            if _has(asked, tag, time):
                self._send(304, b"", headers)
                return
        self._send(200, body, headers)

    def _trouble(self, trouble: Bad) -> None:
        match trouble.kind:
            case "broken":
                self._send(200, BROKEN)
            case "pdf":
                self._send(200, PDF, {"Content-Type": "application/pdf"})
            case "redirect":
                self._send(302, b"", {"Location": trouble.target})
            case "huge" | "slow":
                self._stream(STREAMS[trouble.kind](self.server.served.closing))
            case _:
                self._send(404, b"<html><body>Not found</body></html>")

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": HTML, **(headers or {})}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, chunks: Iterable[bytes]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        for chunk in chunks:
            self.wfile.write(chunk)
            self.server.served.sent(len(chunk))

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True  # the asker has gone, as askers of the huge and the slow page should

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: tests look at `served.requests`."""


def _has(asked: Mapping[str, str], tag: str, time: datetime) -> bool:
    """A tag goes before a time, as RFC 9110 wants it."""
    if tags := asked.get("if-none-match"):
        return tags.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in tags.split(",")]
    try:
        return parsedate_to_datetime(asked.get("if-modified-since", "")) >= time
    except (TypeError, ValueError):
        return False
