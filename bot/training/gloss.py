"""The sentences of entries that lack a language, compiled for questions in that language: the dictionary is not needed any more when a
question comes."""

import functools
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.search.gloss.gloss import SMALL, Gloss
from bot.search.gloss.glosses import Glosses
from bot.search.gloss.units import GROUP, is_sign, units
from bot.search.index import Index
from bot.search.rows import Rows, rows
from bot.search.text import has_han
from bot.search.tokens import LETTERS, of_staff, plain
from bot.search.words import runs, stem
from bot.training.dictionary import FUNCTION, Dictionary, dictionary

STRANGE = 0.5
"""How much a word tells that no dictionary knows."""
PART = 0.5
"""How much the meaning of a word inside a longer one counts."""

Senses = Mapping[str, float]
"""Units of English, with how surely they are meant."""


def glossing() -> Callable[[Index], Index]:
    """Gives an index what its entries lack. The dictionary is read when the first entry lacks anything, and let go with the function: it
    takes a second and 100 MB."""
    read = functools.cache(dictionary)
    return lambda index: with_gloss(index, read)


def with_gloss(index: Index, read: Callable[[], Dictionary] = dictionary) -> Index:
    """The index with what its entries lack, in either language; nothing is read where none lacks any."""
    chinese = [has_han(text) for text in index.table.texts]
    return replace(index, glosses=Glosses(*(_gloss(index, chinese, asked, read) for asked in (True, False))))


def _gloss(index: Index, chinese: Sequence[bool], asked: bool, read: Callable[[], Dictionary]) -> Gloss | None:
    """For questions that are `asked` in Chinese, or not."""
    table = index.table
    spans = [table.sentences(entry) for entry in range(len(table.entries))]
    lacking = [entry for entry, span in enumerate(spans) if asked not in chinese[span]]
    if not lacking:
        return None
    numbers = [number for entry in lacking for number in range(spans[entry].start, spans[entry].stop)]
    first = np.cumsum([0, *(spans[entry].stop - spans[entry].start for entry in lacking[:-1])], dtype=np.int64)
    compiler = _Compiler(read(), index, asked)
    said = [list(dict.fromkeys(compiler.said(table.texts[number]))) for number in numbers]
    terms = sorted({unit for sentence in said for unit in sentence})
    at = {term: row for row, term in enumerate(terms)}
    postings = rows([[n for n, sentence in enumerate(said) if term in sentence] for term in terms])
    tells = _rarity(postings, len(said)) * np.array([compiler.worth(term) for term in terms])
    links = compiler.links(terms)
    return Gloss(
        alone=len(lacking) == len(spans),
        keys={key: row for row, key in enumerate(links)},
        links=rows([list(found) for found in links.values()]),
        strength=np.array([weight for found in links.values() for weight in found.values()], np.float32),
        small=frozenset(compiler.small()),
        terms=tuple(map(_spellings(table.texts[number] for number in numbers).get, terms, terms)),
        tells=tells.astype(np.float32),
        postings=postings,
        sentences=np.array(numbers, np.int32),
        norm=np.array([max(1e-9, sum(tells[at[unit]] for unit in sentence)) for sentence in said], np.float32),
        weight=table.weight[numbers],
        first=first,
        entries=np.array(lacking, np.int32),
    )


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """By stem: a word as staff spell it."""
    spelt: dict[str, str] = {}
    for run in (run for text in texts for run in runs(plain(text))):
        spelt.setdefault(stem(run), run)
    return spelt


def _rarity(postings: Rows, sentences: int) -> NDArray[np.float64]:
    having = np.diff(postings.ends)
    return np.log(1 + (sentences - having + 0.5) / (having + 0.5))


@dataclass(frozen=True, slots=True)
class _Compiler:
    dictionary: Dictionary
    index: Index
    asked: bool
    """Whether in Chinese."""
    _senses: dict[str, Senses] = field(default_factory=dict)

    def said(self, text: str) -> list[str]:
        """The units of a sentence of staff's."""
        return self.units(self.index.lexicons[LETTERS].replace(of_staff(plain(text), LETTERS), classes=False))

    def units(self, tokens: Sequence[str]) -> list[str]:
        return [self.dictionary.numbers.get(unit, unit) for unit in units(tokens, self.dictionary.definitions)]

    def senses(self, unit: str) -> Senses:
        found = self._senses.get(unit)
        if found is None:
            found = self._senses[unit] = self._read(unit)
        return found

    def _read(self, unit: str) -> Senses:
        if is_sign(unit):
            members = self.index.lexicons[LETTERS].spellings(unit) if unit.startswith(GROUP) else ()
            return _most([(unit, 1.0), *(pair for member in members for pair in self._of_member(member))])
        if not has_han(unit):
            return {unit: 1.0}
        own = self.dictionary.may_mean(unit)
        parts = [self.dictionary.may_mean(part) for part in (self.dictionary.inside(unit) if len(unit) > 2 else ())]
        return _most([*own.items(), *((sense, PART * weight) for part in parts for sense, weight in part.items())])

    def _of_member(self, member: Sequence[str]) -> Iterator[tuple[str, float]]:
        """Of one way to say what a group of synonyms means."""
        said = self.units(member)
        telling = [unit for unit in said if unit not in FUNCTION] or said
        for unit in telling:
            yield from ((sense, weight / math.sqrt(len(telling))) for sense, weight in self.senses(unit).items())

    def worth(self, term: str) -> float:
        if self._is_small(term):
            return SMALL
        return 1.0 if self.senses(term) else STRANGE

    def _is_small(self, unit: str) -> bool:
        return self.dictionary.is_small(unit) if has_han(unit) else unit in FUNCTION

    def small(self) -> Iterable[str]:
        words = self.dictionary.definitions if self.asked else FUNCTION
        return (word for word in words if self._is_small(word))

    def links(self, terms: Sequence[str]) -> dict[str, dict[int, float]]:
        """By unit of a question: the terms that it may mean, by number. Only units that may mean any."""
        reach = _Reach(map(self.senses, terms))
        keys = sorted({*terms, *self.dictionary.numbers, *self.index.lexicons[LETTERS].signs(), *self._asked_words(reach)})
        found = {key: reach.of(self.senses(self.dictionary.numbers.get(key, key))) for key in keys}
        return {key: dict(sorted(links.items())) for key, links in found.items() if links}

    def _asked_words(self, reach: "_Reach") -> Iterable[str]:
        return self.dictionary.definitions if self.asked else reach.having


class _Reach:
    """From English to the terms that may mean it."""

    def __init__(self, senses: Iterable[Senses]) -> None:
        self.having: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for term, found in enumerate(senses):
            for sense, weight in found.items():
                self.having[sense].append((term, weight))

    def of(self, senses: Senses) -> dict[int, float]:
        return _most((term, weight * strength) for sense, weight in senses.items() for term, strength in self.having.get(sense, ()))


Key = TypeVar("Key")


def _most(pairs: Iterable[tuple[Key, float]]) -> dict[Key, float]:
    """The largest number of each key."""
    most: dict[Key, float] = {}
    for key, number in pairs:
        most[key] = max(most.get(key, 0.0), number)
    return most
