"""The last results of a pure function, so that the steps of one message need not work out the same thing again."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")

KEPT = 64
"""More than the texts that all threads of a process are at work on: whole, mended, by clause. What a visitor wrote is kept no longer."""


class Recent(Generic[T]):
    """By text. Safe for threads: two may work out the same, and either result will do."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._found: OrderedDict[str, T] = OrderedDict()

    def of(self, text: str, function: Callable[[str], T]) -> T:
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = function(text)
            if len(self._found) > self._kept:
                self._forget()
        return found

    def _forget(self) -> None:
        """The one that came first."""
        with suppress(KeyError):  # another thread was faster
            self._found.popitem(last=False)
