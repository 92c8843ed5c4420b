"""News as it is searched: which articles have a term, and where. Built once, never changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.search.lexicon import Lexicon
from bot.search.news.lexicon import lexicon
from bot.search.news.links import NO_LINKS, Links
from bot.search.news.postings import Counted, Field, counted, postings
from bot.search.news.terms import terms
from bot.search.news.units import romanised
from bot.search.repair.english import English, english
from bot.search.rows import Floats, Numbers, Rows
from bot.search.text import has_han, normalise
from bot.search.words import stem

TITLE, NAMED, SUMMARY, PHRASING, TEXT = 0.75, 0.5, 0.55, 0.6, 0.4
"""How much of an article is about a word that stands in its title, its names, its summary, staff's phrasings, its text. What stands in
several is about it as chances add up: 1 - (1 - a)(1 - b)."""
OFTEN = 3
"""Times from which on a word counts in full that stands in the text."""
READ = 1000
"""Bytes of a text that are read, 330 Chinese characters or 160 English words: what news is about stands at its beginning."""


@dataclass(frozen=True, slots=True)
class NewsIndex:
    ids: tuple[str, ...]
    """Newest first."""
    dates: NDArray[np.int32]
    """By article: its day, as date.toordinal counts."""
    vocabulary: Mapping[str, int]
    """Term -> row."""
    having: Rows
    """By term: the articles that have it."""
    degree: Floats
    """Beside `having`: how much the article is about it, 0 to 1."""
    rarity: Floats
    """By term, 0 (in every article) to 1 (in one)."""
    asked: Mapping[str, int]
    """Terms of staff's phrasings -> row of `common`."""
    common: Floats
    """By term of the phrasings: how telling it is in a question, 0 to 1."""
    lexicon: Lexicon
    spelling: English
    """Mends typing errors in words that only news has."""
    named: frozenset[str]
    """Names that articles say they are about, of one word each, as a question's words are cut; Chinese ones also as they are spelt."""
    links: Links = NO_LINKS
    """Made by bot.training; without it news is found in its own language, and by the lexicon."""

    def posting(self, row: int) -> tuple[Numbers, Floats]:
        """The articles that have a term, and how much each is about it."""
        first, last = self.having.ends[row], self.having.ends[row + 1]
        return self.having.numbers[first:last], self.degree[first:last]

    def within(self, first: date, last: date) -> slice:
        """The articles of these days, both included: they stand newest first."""
        start, stop = np.searchsorted(-self.dates, (-last.toordinal(), 1 - first.toordinal())).tolist()
        return slice(start, stop)


NO_NEWS = NewsIndex(
    (),
    np.zeros(0, np.int32),
    {},
    Rows(np.zeros(1, np.int64), np.zeros(0, np.int32)),
    np.zeros(0, np.float32),
    np.zeros(0, np.float32),
    {},
    np.zeros(0, np.float32),
    Lexicon.of(()),
    english({}, {}),
    frozenset(),
)


def news_index(knowledge: Knowledge, other: Callable[..., Callable[[], Counted]] = partial) -> NewsIndex:
    """Of all news that is published. `other` may have a piece of the work done meanwhile: a function of a module, and its arguments."""
    found = sorted(knowledge.news(), key=lambda entry: (entry.date, entry.id), reverse=True)
    signs = lexicon(knowledge)
    texts = other(part, TEXT, OFTEN, [[_beginning(text) for text in entry.text.values()] for entry in found], signs)
    said, short = _phrasings(knowledge, signs), _short(found, signs)
    spelling = english(_counts(found), {}, ())
    vocabulary, having, degree = postings([*short, texts()])
    return NewsIndex(
        ids=tuple(entry.id for entry in found),
        dates=np.array([entry.date.toordinal() for entry in found if entry.date], np.int32),
        vocabulary=vocabulary,
        having=having,
        degree=degree,
        rarity=_rarities(np.diff(having.ends), len(found)),
        asked={term: row for row, term in enumerate(sorted(said))},
        common=_rarities([said[term] for term in sorted(said)], sum(1 for _ in _questions(knowledge))),
        lexicon=signs,
        spelling=spelling,
        named=frozenset(_names(found)),
    )


def _short(found: Sequence[Entry], signs: Lexicon) -> list[Counted]:
    """All parts of the articles but their texts."""
    return [
        part(TITLE, 1, [entry.title.values() for entry in found], signs),
        part(NAMED, 1, [entry.names for entry in found], signs),
        part(SUMMARY, 1, [entry.body.values() for entry in found], signs),
        part(PHRASING, 1, [chain.from_iterable(entry.questions.values()) for entry in found], signs),
    ]


def part(weight: float, often: int, texts: Iterable[Iterable[str]], signs: Lexicon) -> Counted:
    """A part of every article, counted. `texts`: by article."""
    return counted(Field(weight, often, [[term for text in said for term in terms(text, signs)] for said in texts]))


def _beginning(text: str) -> str:
    return text[:READ].encode()[:READ].decode(errors="ignore")


def _questions(knowledge: Knowledge) -> Iterator[str]:
    return (question for entry in knowledge.entries.values() for questions in entry.questions.values() for question in questions)


def _phrasings(knowledge: Knowledge, signs: Lexicon) -> Counter[str]:
    """By term: how many of staff's phrasings have it. A word that people ask everything with tells nothing of news."""
    return Counter(term for question in _questions(knowledge) for term in set(terms(question, signs)))


def _rarities(having: Sequence[int] | Numbers, all_: int) -> Floats:
    """0 for what all have, 1 for what one has, be it the only one."""
    if all_ < 2:
        return np.ones(len(having), np.float32)
    return np.asarray(np.log((all_ + 1) / (np.array(having, np.float32) + 1)) / np.log((all_ + 1) / 2), np.float32)


def _names(found: Iterable[Entry]) -> Iterator[str]:
    for name in (normalise(name) for entry in found for name in entry.names):
        if " " not in name:
            yield from (name, *romanised(name)) if has_han(name) else (stem(name),)


def _counts(found: Iterable[Entry]) -> Counter[str]:
    """English words of titles, names and summaries, by how many articles have them."""
    texts = (" ".join((*entry.title.values(), *entry.names, *entry.body.values())) for entry in found)
    return Counter(word for text in texts for word in set(normalise(text, 2000).split()) if not has_han(word))
