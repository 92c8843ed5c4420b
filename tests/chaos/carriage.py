"""HTTP as WeChat speaks it to a callback: a POST with a time limit, on a new connection or on one that was kept."""

import asyncio
from collections import deque

from bot.wechat.limits import RETRY_SECONDS

KEPT = 64
"""Connections that are kept open."""


class Carriage:
    """To one address at a time: `port` may change, as a balancer's target does."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._kept: dict[int, deque[tuple[asyncio.StreamReader, asyncio.StreamWriter]]] = {}

    async def post(self, query: str, body: bytes, *, keep: bool) -> tuple[int, bytes]:
        """Status and body. Raises OSError where the connection breaks, TimeoutError (an OSError) after WeChat's five seconds."""
        port = self.port
        async with asyncio.timeout(RETRY_SECONDS):
            reader, writer = self._taken(port) if keep else (None, None)
            if reader is None or writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            whole = False
            try:
                writer.write(_request(query, body, keep))
                status, answer, stays = await _answer(reader)
                whole = True
            finally:
                if not whole:
                    writer.transport.abort()
        self._put_back(port, reader, writer, keep and stays)
        return status, answer

    def close(self) -> None:
        for kept in self._kept.values():
            for _, writer in kept:
                writer.close()
        self._kept.clear()

    def _taken(self, port: int) -> tuple[asyncio.StreamReader | None, asyncio.StreamWriter | None]:
        """One that is still open, as far as can be known before writing to it."""
        kept = self._kept.get(port, deque())
        while kept:
            reader, writer = kept.popleft()
            if not reader.at_eof() and not writer.is_closing():
                return reader, writer
            writer.close()
        return None, None

    def _put_back(self, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, stays: bool) -> None:
        kept = self._kept.setdefault(port, deque())
        if stays and len(kept) < KEPT:
            kept.append((reader, writer))
        else:
            writer.close()


def _request(query: str, body: bytes, keep: bool) -> bytes:
    head = (
        f"POST /wechat?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {len(body)}\r\n"
        f"Connection: {'keep-alive' if keep else 'close'}\r\n\r\n"
    )
    return head.encode() + body


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes, bool]:
    """Status, body, and whether the connection stays. Raises ConnectionError for what is no whole answer."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        body = await reader.readexactly(int(fields["content-length"]))
        return int(head[0].split()[1]), body, fields.get("connection", "").lower() != "close"
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, LookupError, ValueError) as error:
        raise ConnectionError(f"no whole answer: {type(error).__name__}") from error
