"""A language as the bot speaks and hears it. One YAML file a language: a new language needs a new file and no Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phrasebook:
    code: str
    """zh, en ..."""
    name: str
    """The heading of this language's text in an entry: 中文, English."""
    say: Mapping[str, str]
    """Sentences by name, with {placeholders}. Every language has the same names and placeholders."""
    hear: Mapping[str, tuple[str, ...]]
    """What a visitor writes, by intent: greeting, thanks, more, person ..."""
    holidays: Mapping[str, str] = field(default_factory=dict)
    """What public holidays are called, by their English names in the calendars of the library `holidays`."""
