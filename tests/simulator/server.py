"""A real HTTP server in this process, for an application that has to know its own address before it is made."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server


class Quiet(WSGIRequestHandler):
    def log_request(self, *_: Any) -> None:
        """Nothing: requests are no news in a test."""


@contextmanager
def served(make: Callable[[int], Any]) -> Iterator[str]:
    """Serve `make(port)` and yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        server = make_server("127.0.0.1", port, make(port), threaded=True, fd=listening.fileno(), request_handler=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
