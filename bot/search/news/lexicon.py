"""Words that stand for the same in both languages: the glossary's names, places, countries and synonyms, each with one sign."""

from collections.abc import Iterator

from bot.knowledge.glossary import PHRASE as PHRASE_KIND
from bot.knowledge.glossary import Name
from bot.knowledge.knowledge import Knowledge
from bot.search import pinyin
from bot.search.lexicon import Lexicon, Term
from bot.search.text import has_han, normalise
from bot.search.words import by_letters

CITY = " City"
"""Ends the gazetteer's name of a town whose county is called like it: who asks for Durham means either."""
NAME, PHRASE = "#", "="
"""Begins the sign of a name (`#Wang Yi`), and that of a phrase or of a group of synonyms (`=reception`)."""
SOUNDED = 2
"""Characters from which on a name is also known by its pinyin."""


def lexicon(knowledge: Knowledge) -> Lexicon:
    """Of two that are written alike the glossary's counts, then places, countries, synonyms."""
    return Lexicon.of(tuple((tuple(by_letters(normalise(word))), Term((sign,), sign)) for word, sign in _words(knowledge)))


def _words(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for name in knowledge.names:
        yield from ((word, _sign(name)) for word in (name.zh, name.en, *name.aliases))
    for place in knowledge.places:
        yield from ((word, NAME + place.name.removesuffix(CITY)) for word in (place.zh, place.name, *place.aliases))
    for country in knowledge.countries:
        yield from ((word, NAME + country.name) for word in (country.zh, country.name, *country.aliases))
    for group in knowledge.synonyms:
        yield from ((word, PHRASE + group[0]) for word in group)
    for name in knowledge.names:
        yield from ((spelt, _sign(name)) for spelt in _spelt(name))


def _sign(name: Name) -> str:
    return (PHRASE if name.kind == PHRASE_KIND else NAME) + name.en


def _spelt(name: Name) -> Iterator[str]:
    """As who has no Chinese keyboard types it: in one word, and syllable by syllable."""
    for word in (name.zh, *name.aliases):
        characters = normalise(word).replace(" ", "")
        if len(characters) >= SOUNDED and all(map(has_han, characters)):
            syllables = pinyin.of(characters)
            yield from ("".join(syllables), " ".join(syllables))
