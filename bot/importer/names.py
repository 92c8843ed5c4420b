"""Whom and what an article names: people, places, organisations. By the glossary and the gazetteer; people also by their titles."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

import rjieba
import yaml

from bot.knowledge.glossary import ORGANISATION, PERSON, PLACE
from bot.knowledge.knowledge import Knowledge
from bot.language.table import word_table
from bot.search.lexicon import Lexicon, Term
from bot.search.text import WHOLE, has_han, normalise
from bot.search.words import by_letters

MOST = 8
"""Of each kind, those named most often: what is named in passing is not what an article is about."""
KINDS = (PERSON, PLACE, ORGANISATION)
TITLES = 4
"""Words for titles before one name: more are no titles, and would be read again from each of them."""
_NAME = r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){1,2}"


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name as an article in one language writes it."""

    kind: str
    label: str
    spellings: tuple[str, ...]


class Namer:
    """Built once for a knowledge: finds names in articles of any of its languages."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicons = {code: _lexicon(knowledge, code) for code in knowledge.phrasebooks}
        self._spelt = {code: {f"{one.kind}/{one.label}": one for one in _spelt(knowledge, code)} for code in knowledge.phrasebooks}

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._lexicons)

    def named(self, title: str, text: str, language: str) -> Mapping[str, tuple[str, ...]]:
        """By kind, the oftenest first. A headline has capitals everywhere: what stands there beside a person's title need be no name."""
        found = Counter(self._known(f"{title}\n{text}", language))
        labels = {one.label for one in found}
        found.update(Spelt(PERSON, name, ()) for name in titled(text) if not _begins(labels, name))
        ranked = [one for one, _ in found.most_common()]
        return {kind: tuple(one.label for one in ranked if one.kind == kind)[:MOST] for kind in KINDS}

    def _known(self, text: str, language: str) -> Iterator[Spelt]:
        tokens = [token for at in range(0, len(text), WHOLE) for token in by_letters(normalise(text[at : at + WHOLE], WHOLE))]
        hits = Counter(hit.term.name for hit in self._lexicons[language].find(tokens))
        for name, number in hits.items():
            one = self._spelt[language][name]
            if language != "en" or _is_written(one, text):
                yield from repeat(one, number)


def _begins(labels: Set[str], name: str) -> bool:
    """Whether it is a known name, or one with further words behind it: Xi Jinping Says."""
    words = name.split()
    return any(" ".join(words[:end]) in labels for end in range(1, len(words) + 1))


def _lexicon(knowledge: Knowledge, code: str) -> Lexicon:
    return Lexicon.of(
        tuple(
            (tuple(by_letters(normalise(word))), Term((one.kind,), f"{one.kind}/{one.label}"))
            for one in _spelt(knowledge, code)
            for word in one.spellings
        )
    )


def _spelt(knowledge: Knowledge, code: str) -> Iterator[Spelt]:
    """Names in the script of the language; a phrase is no name."""
    for name in knowledge.names:
        if name.kind in KINDS:
            yield _in(code, name.kind, name.zh, name.en, name.aliases)
    for place in knowledge.places:
        yield _in(code, PLACE, place.zh, place.name, place.aliases)
    for country in knowledge.countries:
        yield _in(code, PLACE, country.zh, country.name, country.aliases)


def _in(code: str, kind: str, zh: str, en: str, aliases: Iterable[str]) -> Spelt:
    chinese = code == "zh"
    return Spelt(kind, zh if chinese else en, tuple(word for word in (zh, en, *aliases) if has_han(word) == chinese))


def _is_written(one: Spelt, text: str) -> bool:
    """As a name is, with its capital: "reading" is no town, and at the beginning of a sentence "Reading" need not be one."""
    return any(_pattern(spelling).search(text) for spelling in one.spellings)


@cache
def _pattern(spelling: str) -> re.Pattern[str]:
    inside = r"(?<=[a-z,] )" if spelling.lower() in word_table().english else r"\b"
    return re.compile(rf"{inside}{re.escape(spelling)}\b")


def titled(text: str) -> Iterator[str]:
    """People by their titles: Mayor Edith Warburton."""
    yield from (found[1] for found in _english().finditer(text))
    yield from _chinese(text)


def _chinese(text: str) -> Iterator[str]:
    """A word of two or three characters that begins like a name, with a title beside it; the segmenter tells unknown names, too."""
    said = _words()["zh"]
    beside, surnames, no_names = frozenset(said["beside"]), said["surnames"], frozenset((*said["beside"], *said["no_name"]))
    words = ["", *rjieba.cut(text), ""]
    for before, word, behind in zip(words, words[1:], words[2:], strict=False):
        if (
            2 <= len(word) <= 3
            and word[0] in surnames
            and has_han(word[1])
            and word not in no_names
            and (before in beside or behind in beside)
        ):
            yield word


@cache
def _words() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("titles.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def _english() -> re.Pattern[str]:
    before, between = (_any(_words()["en"][name]) for name in ("before", "between"))
    return re.compile(rf"\b(?:{before}\.?(?: {between})?,? ){{1,{TITLES}}}(?!{before}\b)({_NAME})")


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
