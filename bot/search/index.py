"""The knowledge as the bot searches it: built once, never changed, shared by all threads."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.language.table import WordTable, word_table
from bot.search import words
from bot.search.alarm import Alarms, compile_alarms
from bot.search.calibration import UNTRAINED, Calibration
from bot.search.gloss.glosses import NO_GLOSSES, Glosses
from bot.search.intents import FILLER, Intent, compile_intents
from bot.search.lexicon import COUNTRY, PLACE, Lexicon, Term
from bot.search.linear import Linear
from bot.search.news.index import NO_NEWS, NewsIndex
from bot.search.pairs.pairs import Pairs
from bot.search.parts import Parts, compile_parts
from bot.search.recent import Recent
from bot.search.repair.chinese import Chinese, chinese
from bot.search.repair.english import English, english
from bot.search.table import Sentence, Table, table
from bot.search.text import has_han, normalise
from bot.search.tokens import LETTERS, SOUND, of_staff, plain
from bot.search.view import View, view

QUESTION, TITLE = 1.0, 0.95
"""How much a title counts as a phrasing beside a question that staff wrote."""
MOST_ENTRIES = 500
"""Entries up to which each is compared with a question as a whole; of more, only the sentences most like it are (bot/search/pairs)."""


@dataclass(frozen=True, slots=True)
class Index:
    table: Table
    lexicons: Mapping[str, Lexicon]
    """By view, as the following."""
    views: Mapping[str, View]
    """None where there are very many entries."""
    english: English
    chinese: Chinese
    """What the words that were typed are mended against, and what pinyin is read by."""
    titles: Mapping[str, str]
    """Ids by every normalised title, name and section word."""
    intents: Mapping[str, Intent]
    parts: Parts
    alarms: Alarms
    chatter: frozenset[str]
    """Normalised sayings that nothing here answers, however much they look like something that is."""
    words: WordTable
    """What words mean."""
    linear: Linear | None = None
    """Trained by bot.training; without it the likeness of sentences decides alone."""
    pairs: Pairs | None = None
    """The same where there are very many entries; without it nothing is found then."""
    glosses: Glosses = NO_GLOSSES
    """Compiled by bot.training, for entries that lack a language."""
    calibration: Calibration = UNTRAINED
    news: NewsIndex = NO_NEWS
    readings: Recent[Any] = field(default_factory=Recent, init=False, repr=False, compare=False)
    """What `reading.read` made of the last texts."""


COMPILED = ("table", "lexicons", "views", "english", "chinese", "linear", "pairs", "glosses", "calibration")
"""The parts of an index that take long to make, and are kept on disk; the others are read off the knowledge at every start."""


def build(knowledge: Knowledge) -> Index:
    """The index without what has to be trained."""
    return assembled(knowledge, _parts(knowledge))


def assembled(knowledge: Knowledge, compiled: Mapping[str, Any]) -> Index:
    """The index, of its `COMPILED` parts and of what is quickly made."""
    return Index(
        titles=_titles(knowledge),
        intents=compile_intents(knowledge.phrasebooks.values()),
        parts=compile_parts(knowledge),
        alarms=compile_alarms(knowledge.entries.values()),
        chatter=frozenset(map(normalise, knowledge.chatter)),
        words=word_table(),
        **compiled,
    )


def _parts(knowledge: Knowledge) -> dict[str, Any]:
    said = [sentence for entry in knowledge.entries.values() for sentence in sentences(entry)]
    read = [plain(sentence.text) for sentence in said]
    bodies = [(entry.id, plain(body)) for entry in knowledge.entries.values() for body in entry.body.values()]
    names = [(normalise(name), term) for name, term in _names(knowledge)]
    lexicons = {name: Lexicon.of(tuple((of_staff(word, name), term) for word, term in names)) for name in (LETTERS, SOUND)}
    many = len({sentence.entry for sentence in said}) > MOST_ENTRIES
    return {
        "table": table(said),
        "lexicons": lexicons,
        "views": {} if many else {name: _view(name, lexicons[name], said, read, bodies, names) for name in lexicons},
        "english": english(_counts(read), word_table().english, _english(name for name, _ in names)),
        "chinese": chinese([*read, *(body for _, body in bodies)], [name for name, _ in names]),
    }


def _view(
    name: str,
    lexicon: Lexicon,
    said: Sequence[Sentence],
    read: Sequence[str],
    bodies: Iterable[tuple[str, str]],
    names: Iterable[tuple[str, Term]],
) -> View:
    def signs(text: str) -> list[str]:
        return lexicon.replace(of_staff(text, name), classes=False)

    return view(name, said, list(map(signs, read)), [(entry, signs(body)) for entry, body in bodies], [term for _, term in names])


def _english(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(run for text in texts for run in words.runs(text) if not has_han(run))


def _counts(texts: Iterable[str]) -> Counter[str]:
    """By English word: how many sentences have it."""
    return Counter(run for text in texts for run in _english([text]))


def sentences(entry: Entry) -> Iterator[Sentence]:
    """All that stands for an entry."""
    for questions in entry.questions.values():
        yield from (Sentence(entry.id, question, QUESTION) for question in questions)
    yield from (Sentence(entry.id, title, TITLE) for title in entry.title.values())


def _names(knowledge: Knowledge) -> Iterator[tuple[str, Term]]:
    """Every word of the lexicon. Names come before synonyms: where one word is both, its name is what counts."""
    for place in knowledge.places:
        for name in (place.name, place.zh, *place.aliases):
            yield name, Term((PLACE, f"@{place.name}"), place.name)
    for country in knowledge.countries:
        for name in (country.name, country.zh, *country.aliases):
            yield name, Term((COUNTRY, f"@{country.name}"), country.name)
    for book in knowledge.phrasebooks.values():
        yield from ((filler, Term(())) for filler in book.hear.get(FILLER, ()))
    for group in knowledge.synonyms:
        yield from ((word, Term((f"={group[0]}",))) for word in group)


def _titles(knowledge: Knowledge) -> dict[str, str]:
    titles: dict[str, str] = {}
    for section in knowledge.sections.values():
        for word in (*section.title.values(), *(q for questions in section.questions.values() for q in questions)):
            titles.setdefault(normalise(word), section.id)
    for entry in knowledge.entries.values():
        for title in entry.title.values():
            titles.setdefault(normalise(title), entry.id)
    for office in knowledge.offices.values():
        for name in office.names:
            titles.setdefault(normalise(name), office.id)
    return titles
