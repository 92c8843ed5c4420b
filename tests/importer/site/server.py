"""The site over HTTP, from memory, on a free port of 127.0.0.1."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.importer.site.handler import Handler, Listener
from tests.importer.site.served import Served


@contextmanager
def site() -> Iterator[Served]:
    with Listener(("127.0.0.1", 0), Handler) as listener:
        listener.served = Served(f"http://127.0.0.1:{listener.server_port}/")
        thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield listener.served
        finally:
            listener.served.closing.set()
            listener.shutdown()
            thread.join()
