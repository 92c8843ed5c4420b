"""The engines by name, each imported only where it is measured, so that one that is not installed stops none of the others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from bot.evaluation.evaluate import Ask

Pairs = Sequence[tuple[str, str]]
"""(entry, question): what an engine is given."""
Build = Callable[[Pairs], Ask]

DEEP = 100
"""Questions that an engine names at most, where several may belong to one entry: enough for three entries of the largest sets."""


@dataclass(frozen=True, slots=True)
class Engine:
    label: str
    """As the tables and plots call it."""
    module: str
    """With a `build`."""
    packages: tuple[str, ...]
    """Whose versions the pages name."""
    thresholds: bool = False
    """Whether it decides when to answer. Where it does not, there is no precision and no coverage to count."""
    upto: int | None = None
    """Questions beyond which it is not measured for cost."""
    noisy: int | None = None
    """Questions of a set that are asked with noise; None: all."""

    def load(self) -> Build:
        """Raises ModuleNotFoundError where its package is missing."""
        return cast(Build, import_module(f"benchmarks.engines.{self.module}").build)


OURS = "ours"

ENGINES: Mapping[str, Engine] = {
    OURS: Engine("this bot", "own", ("numpy", "scikit-learn"), thresholds=True),
    "rapidfuzz": Engine("rapidfuzz WRatio", "wratio", ("rapidfuzz",), thresholds=True, upto=100_000, noisy=300),
    "bm25s": Engine("bm25s", "bm25", ("bm25s",)),
    "svc": Engine("linear SVC", "svc", ("scikit-learn",)),
    "tantivy": Engine("tantivy", "inverted", ("tantivy",)),
    "fts5": Engine("SQLite FTS5", "fts5", ()),
}


def first_of_each(entries: Iterable[str]) -> tuple[str, ...]:
    """Entries in the order in which their first questions were found."""
    return tuple(dict.fromkeys(entries))
