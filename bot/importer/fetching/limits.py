"""How much, how long and how often. Seconds are seconds, bytes are counted after decompression."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    bytes: int = 5_000_000
    seconds: float = 30.0
    """On the network for one page, all redirects and tries together; pauses come on top."""
    connect: float = 5.0
    """For the name's addresses, and for each of them."""
    redirects: int = 5
    pause: float = 1.0
    """Between the end of a request to a host and the next one."""
    tries: int = 3
    retry: float = 2.0
    """Before the second try; doubled before each further one."""
    retry_after: float = 120.0
    """The longest that a server may ask us to wait. Asked for more, we give up, as coming earlier would be rude."""


LIMITS = Limits()
