"""Gunicorn's connections, worker and log, as a server needs them that strangers reach: nobody is waited for long, and nobody's words are
repeated. Who sends a byte every second still holds a thread: against that a proxy that buffers requests stands in front."""

import logging
import socket
import sys
from contextlib import suppress
from typing import Any

from gunicorn import util
from gunicorn.glogging import Logger
from gunicorn.http.errors import ParseException
from gunicorn.workers import gthread

FIRST_BYTE_SECONDS = 0.1
"""That a thread waits for the first byte of a connection before it leaves the waiting to the poller. Gunicorn's own 5 let a few strangers
who connect and say nothing hold up every thread."""
REST_SECONDS = 2.0
"""That a thread waits for the next piece of a request that has begun. A packet that was lost on its way comes within one."""

UNREAD_BYTES = 1 << 17
"""More than a request that is refused has sent by then."""


class Connection(gthread.TConn):  # type: ignore[misc]
    def init(self) -> None:
        """Called for each request, in the thread that reads it."""
        super().init()
        self.sock.settimeout(REST_SECONDS)

    def close(self, graceful: bool = False) -> None:
        """What has come and was not read is taken off, else the system would not let the answer arrive. Gunicorn waits for the peer as
        well, up to two seconds, in the loop that serves all the others.
        """
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_WR)
            self.sock.setblocking(False)
            self.sock.recv(UNREAD_BYTES)
        super().close()


class Worker(gthread.ThreadWorker):  # type: ignore[misc]
    """What it can't read as a request gets the same answer, whatever it is; neither that nor the log repeats a word of it."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        logging.getLogger(__name__).warning("not a request", extra={"reason": type(exc).__name__})
        try:
            util.write_error(client, 400, "Bad Request", "")
        except OSError:  # who sent it has gone
            return


class Log(Logger):  # type: ignore[misc]
    """Gunicorn's own messages, written like ours."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """Who does not go on with a request is no defect of ours."""
        if isinstance(sys.exc_info()[1], TimeoutError):
            self.error_log.warning("a request did not come to its end")
        else:
            super().exception(msg, *args, **kwargs)


def patient_with_nobody() -> type[Worker]:
    """The worker, with gunicorn's own waiting cut short: it has no settings for that."""
    gthread.DEFAULT_WORKER_DATA_TIMEOUT = FIRST_BYTE_SECONDS
    gthread.TConn = Connection
    return Worker
