"""Places of the gazetteer and names of other countries: what visitors name when they ask which office is theirs."""

from dataclasses import dataclass

from bot.knowledge.entry import Words
from bot.knowledge.office import Position


@dataclass(frozen=True, slots=True)
class Place:
    """A British town, city, county or nation."""

    name: str
    zh: str
    aliases: tuple[str, ...]
    """Nicknames, variants and common misspellings, in either language."""
    county: str
    nation: str
    position: Position
    area: bool = False
    """A county, a nation or a national park: no town that a position could belong to."""

    @property
    def names(self) -> Words:
        return {"en": self.name, "zh": self.zh}


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose matters are not this embassy's."""

    name: str
    zh: str
    aliases: tuple[str, ...]
