"""Whom and what an article names: people, places, organisations. By the glossary and the gazetteer; people also by their titles."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

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

    def named(self, text: str, language: str) -> Mapping[str, tuple[str, ...]]:
        """By kind, the oftenest first."""
        found = Counter(self._known(text, language))
        found.update(Spelt(PERSON, name, ()) for name in titled(text) if not any(name == one.label for one in found))
        ranked = [one for one, _ in found.most_common()]
        return {kind: tuple(one.label for one in ranked if one.kind == kind)[:MOST] for kind in KINDS}

    def _known(self, text: str, language: str) -> Iterator[Spelt]:
        tokens = [token for at in range(0, len(text), WHOLE) for token in by_letters(normalise(text[at : at + WHOLE], WHOLE))]
        for hit in self._lexicons[language].find(tokens):
            one = self._spelt[language][hit.term.name]
            if language != "en" or _is_written(one, text):
                yield one


def _lexicon(knowledge: Knowledge, code: str) -> Lexicon:
    return Lexicon(
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
    yield from (found[1] for found in _chinese().finditer(text))


@cache
def _words() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("titles.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def _english() -> re.Pattern[str]:
    before, between = (_any(_words()["en"][name]) for name in ("before", "between"))
    return re.compile(rf"\b{before}\.?(?: {between})?,? ({_NAME})")


@cache
def _chinese() -> re.Pattern[str]:
    words = _words()["zh"]
    return re.compile(rf"(?<![\u4e00-\u9fff])([{words['surnames']}][\u4e00-\u9fff]{{1,2}})(?={_any(words['behind'])})")


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
