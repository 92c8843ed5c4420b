"""What is asked: folders of public questions, and the knowledge's own questions."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.engines.engine import ENGINES, OURS, Pairs
from bot.evaluation.evaluate import Ask, by_conversation
from bot.evaluation.sheets import read_pairs
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.search.index import sentences
from bot.search.lexicon import COUNTRY, PLACE
from bot.training.train import train

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
AT = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
"""When the knowledge is asked: some of its entries end with a date, and docs/matching.md measures at this one."""


@dataclass(frozen=True, slots=True)
class Set:
    """A folder with entries.csv (entry, question) and queries.csv (question, expected); or a knowledge folder with its questions.csv."""

    folder: Path

    @property
    def is_knowledge(self) -> bool:
        return not (self.folder / "entries.csv").exists()

    @property
    def name(self) -> str:
        return self.folder.name

    def queries(self) -> list[tuple[str, str]]:
        return read_pairs(self.folder / ("questions.csv" if self.is_knowledge else "queries.csv"), ("question", "expected"))

    def building(self, engine: str) -> Callable[[], Ask]:
        """Everything read and imported, so that what is left to do is what building takes. The whole bot is asked where there is one."""
        build = ENGINES[engine].load()
        if not self.is_knowledge:
            pairs = read_pairs(self.folder / "entries.csv", ("entry", "question"))
            return lambda: build(pairs)
        knowledge = load(self.folder)
        if engine == OURS:
            return lambda: by_conversation(knowledge, train(knowledge), AT)
        return lambda: build(pairs_of(knowledge))


def pairs_of(knowledge: Knowledge) -> Pairs:
    """What staff wrote, for engines that know no templates: places for names are left out."""
    said = [sentence for entry in knowledge.entries.values() for sentence in sentences(entry)]
    return [(sentence.entry, sentence.text.replace(PLACE, "").replace(COUNTRY, "")) for sentence in said]


def sets(folder: Path | None) -> list[Set]:
    """The knowledge first, then the folders by name; numbers in names are counted, not spelt."""
    found = sorted((entries.parent for entries in folder.glob("*/entries.csv")), key=_counted) if folder else []
    return [Set(KNOWLEDGE), *map(Set, found)]


def _counted(folder: Path) -> list[tuple[bool, int, str]]:
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", folder.name)]
