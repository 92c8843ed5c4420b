"""A problem in one of staff's files, told so that its writer can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    path: str
    """Relative to the knowledge folder."""
    line: int
    """From 1; 1 also where the whole file is meant."""
    expected: str
    found: str
    mend: str
    """What to do about it."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: expected {self.expected}, found {self.found}; {self.mend}"
