"""From a host's name to numeric addresses."""

import socket
import threading
from collections.abc import Callable, Sequence

Info = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]
"""A family and an address as `socket.connect` takes it: its first item is the numeric address."""

Resolve = Callable[[str, int], Sequence[Info]]
"""Host and port to where it may be, best first. Raises OSError (gaierror), or UnicodeError for what can't be a name."""


def resolve(host: str, port: int) -> Sequence[Info]:
    return [(found[0], found[4]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def within(seconds: float, ask: Resolve, host: str, port: int) -> Sequence[Info]:
    """As `ask`, but raises TimeoutError after `seconds`: the system's own resolver can't be told how long to try."""
    found: list[Sequence[Info]] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            found.append(ask(host, port))
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not found:
        raise TimeoutError
    return found[0]
