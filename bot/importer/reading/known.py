"""What is known of a page before it is read."""

from dataclasses import dataclass
from datetime import date

from bot.importer.found import Listed


@dataclass(frozen=True, slots=True)
class Known:
    url: str
    """Empty where the text was captured by hand."""
    listed: Listed | None
    """The line that led here."""
    today: date
