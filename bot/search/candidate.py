"""An entry that a question may be about."""

from dataclasses import dataclass

Numbers = tuple[float, ...]
"""What the chance is made of that the best candidate is right; their order is their maker's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    entry: str
    score: float
    """By which candidates are ranked; its units are its maker's."""
    likeness: float
    """To the nearest phrasing of staff's and to the words of the entry, 0 to 1."""
    linear: float
    """What the linear model alone says; 0 without one."""
    phrasing: str
    """The nearest phrasing."""
    matched: tuple[str, ...]
    """Terms it shares with the question, most telling first; told of the first few only."""
    by_sound: bool = False
    """Whether it was found by pinyin rather than by letters."""
    exact: bool = False
    """Whether the question is the phrasing, word for word."""
    template: bool = False
    """Whether the phrasing has a place for a name in it."""
