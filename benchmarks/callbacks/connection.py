"""One keep-alive connection, which has at most one request under way. Costs as little as it can: it reads no more than it must."""

import re
import socket

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
LAST = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
READ = 65536


class Lost(Exception):
    """Nobody takes the connection, or it ended before the answer did."""


class Connection:
    def __init__(self, port: int) -> None:
        self._port, self.closed = port, True
        self._got = b""
        self.began = 0.0
        """When the request under way had to be sent, by the load's clock."""
        self.open()

    def open(self) -> None:
        """Raises Lost where nobody takes it."""
        try:
            self.socket = socket.create_connection(("127.0.0.1", self._port), timeout=10)
        except OSError:
            raise Lost from None
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.closed = False

    def close(self) -> None:
        self.socket.close()
        self.closed = True

    def send(self, request: bytes, began: float) -> None:
        """Raises Lost where the server has hung up."""
        self.began, self._got = began, b""
        try:
            self.socket.sendall(request)
        except OSError:
            raise Lost from None

    def receive(self) -> bytes | None:
        """The whole answer, or None where more is to come. Call it when there is something to read. Raises Lost."""
        try:
            got = self.socket.recv(READ)
        except OSError:
            raise Lost from None
        if not got:
            raise Lost
        self._got += got
        end = self._got.find(b"\r\n\r\n")
        if end < 0:
            return None
        length = LENGTH.search(self._got, 0, end)
        whole = length is not None and len(self._got) >= end + 4 + int(length[1])
        return self._got if whole else None


def ends(answer: bytes) -> bool:
    """Whether the server closes the connection after this answer."""
    return LAST.search(answer, 0, answer.find(b"\r\n\r\n")) is not None
