"""Where news comes from: the sites that are trusted, what is read of them, and which of their folders belongs to which section."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.knowledge.entry import Words


@dataclass(frozen=True, slots=True)
class Site:
    name: Words
    """The source of its articles, as visitors read it."""
    addresses: tuple[str, ...]
    """Base addresses with the same content, each ending in a slash: an article that is found at two of them is one."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A list or a feed that is read again and again."""

    url: str
    section: str = ""
    """Id; empty: each article's own."""


@dataclass(frozen=True, slots=True)
class Sources:
    sites: tuple[Site, ...]
    follow: tuple[Followed, ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict)
    """A folder in an article's address (EmbassyNews) -> section, for pages whose breadcrumb names none that is known."""

    def site_of(self, url: str) -> Site | None:
        """By scheme-less beginning: http and https are the same site."""
        address = _bare(url)
        return next((site for site in self.sites if any(address.startswith(_bare(base)) for base in site.addresses)), None)


def _bare(url: str) -> str:
    return url.partition("://")[2].casefold()


NO_SOURCES = Sources(())
