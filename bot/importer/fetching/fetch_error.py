"""What fetching raises. Every text says which address, what was expected, what was found and what to do.

FetchError      this page could not be had; others may
└── Passing     for a reason that may pass by itself; raised when all tries are used up
PagesError      the local memory can't be used: no page can be had
"""

from bot.errors import BotError

SHOWN = 200
"""Characters of an address in a message: enough to find it again."""


class FetchError(BotError):
    """This page could not be had. `url` is the address that was asked for when it failed."""

    def __init__(self, url: str, what: str) -> None:
        super().__init__(f"{shown(url)}: {what}")
        self.url = url


class Passing(FetchError):
    """Worth another try. `after`: seconds that the server asked to wait, None where it named none."""

    def __init__(self, url: str, what: str, after: float | None = None) -> None:
        super().__init__(url, what)
        self.after = after


class PagesError(BotError):
    """The local memory can't be used."""


def shown(text: str) -> str:
    """For a message: short, and without characters that would do something to a terminal."""
    cut = text if len(text) <= SHOWN else text[:SHOWN] + "..."
    return "".join(char if char.isprintable() else "?" for char in cut)
