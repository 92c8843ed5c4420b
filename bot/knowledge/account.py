"""The Official Account itself: whom it speaks for, and its custom menu."""

from dataclasses import dataclass

from bot.knowledge.entry import Words


@dataclass(frozen=True, slots=True)
class Account:
    name: Words
    site: str
    office: str
    """Id of the home office."""
    hotline: str
    """Answered day and night."""
    police: str
    language: str
    """Code of the language for a visitor who has said nothing yet."""
    welcome: tuple[str, ...]
    """Ids of entries, sections or offices that a new follower is offered."""


@dataclass(frozen=True, slots=True)
class Button:
    """A menu button: with `buttons` below it, or a `key` (an entry, section or office id), or a `url`."""

    name: str
    key: str = ""
    url: str = ""
    buttons: "tuple[Button, ...]" = ()
