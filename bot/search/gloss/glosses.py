"""Which gloss a question needs, by its language."""

from dataclasses import dataclass

from bot.search.gloss.gloss import Gloss


@dataclass(frozen=True, slots=True)
class Glosses:
    """None where every entry has sentences of the language."""

    chinese: Gloss | None = None
    """For questions in Chinese, of entries in English only."""
    english: Gloss | None = None
    """For questions in English, of entries in Chinese only."""


NO_GLOSSES = Glosses()
