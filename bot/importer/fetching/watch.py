"""Ends a connection when its time is over, whatever it waits for: a handshake, a header or a body that comes a byte a second."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self


class Watch:
    """A context: a timer runs inside it. A timeout of the socket alone would begin anew with each byte."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._guarded: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def guard(self, sock: socket.socket) -> None:
        """The connection that is ended: the latest one given. Raises TimeoutError where the time is over already.

        A duplicate is kept, as TLS takes the socket itself away.
        """
        with self._lock:
            if self.over:
                raise TimeoutError
            if self._guarded is not None:
                self._guarded.close()
            self._guarded = sock.dup()

    def _end(self) -> None:
        with self._lock:
            self.over = True
            if self._guarded is not None:
                with suppress(OSError):
                    self._guarded.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._guarded is not None:
            self._guarded.close()
