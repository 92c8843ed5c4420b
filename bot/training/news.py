"""The index of news, with what words of one language may be called in news of the other: CC-CEDICT is needed only here."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from itertools import chain

import rjieba

from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.search.news.index import NewsIndex, news_index
from bot.search.news.links import Strengths, links, sounding
from bot.search.news.units import pairs
from bot.search.text import has_han
from bot.training.beside import beside, here
from bot.training.senses import Senses, senses

TELLING = 0.2
"""Rarity that a term of news has to have: what all news has finds nothing."""
MANY = 1000
"""Articles from which on a second process is worth its start."""
MOST = 6
"""Terms that a word is linked to, the surest first."""


def train_news(knowledge: Knowledge, read: Callable[[], Senses] = senses) -> NewsIndex:
    """Nothing is translated where there is no news."""
    many = len(knowledge.articles) >= MANY
    with beside("bot.search.news.index") if many else nullcontext(here) as other:
        index = news_index(knowledge, other)
    if not index.ids:
        return index
    names = chain.from_iterable((*entry.names, *_words(entry)) for entry in knowledge.news())
    return replace(index, links=links(_both(index, read()) | sounding(names, index.vocabulary), index.vocabulary))


def _words(entry: Entry) -> Iterator[str]:
    """Of a Chinese title and summary: people without a Chinese keyboard type any of them as it sounds."""
    texts = (*entry.title.values(), *entry.body.values())
    return (word for text in texts if has_han(text) for word in rjieba.cut(text))


def _both(index: NewsIndex, known: Senses) -> dict[str, Mapping[str, float]]:
    """From Chinese words to English stems, and back to pairs of characters."""
    wanted = {term for term, row in index.vocabulary.items() if index.rarity[row] >= TELLING}
    chinese: dict[str, dict[str, float]] = {}
    english: dict[str, dict[str, float]] = {}
    for word, unit, strength in zip(known.words, known.units, known.strength.tolist(), strict=True):
        if unit in wanted:
            chinese.setdefault(word, {})[unit] = strength
        found = pairs(word)
        if all(pair in wanted for pair in found):
            terms = english.setdefault(unit, {})
            terms.update({pair: max(strength, terms.get(pair, 0.0)) for pair in found})
    return _strongest(chinese) | _strongest(english)


def _strongest(found: Strengths) -> dict[str, Mapping[str, float]]:
    return {word: dict(sorted(terms.items(), key=lambda one: (-one[1], one[0]))[:MOST]) for word, terms in found.items()}
