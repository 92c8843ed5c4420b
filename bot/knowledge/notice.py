"""A notice: what staff announce for a time, before every answer that it concerns. One item of notices.yaml."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.knowledge.entry import Source, Words


@dataclass(frozen=True, slots=True)
class Notice:
    shown_from: datetime
    shown_to: datetime
    """Aware, by the office's clock; both ends included. Where staff wrote a date, it is the day's first or last moment."""
    offices: tuple[str, ...]
    """Ids; empty: every office."""
    closed: tuple[tuple[date, date], ...]
    """Days without service, first and last of each run, both included; may be empty. They hold whether or not the notice is shown."""
    text: Words
    source: Source

    def concerns(self, office: str) -> bool:
        return not self.offices or office in self.offices

    def shown(self, now: datetime) -> bool:
        return self.shown_from <= now <= self.shown_to

    def closes(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.closed)
