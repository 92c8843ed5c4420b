"""A page that can't be read."""

from bot.errors import BotError


class PageError(BotError):
    """A page is not what it should be. Its text says where, what was expected and what was found."""

    def __init__(self, url: str, expected: str, found: str) -> None:
        super().__init__(f"{url or 'the text'}: expected {expected}, found {found}")
