"""The knowledge as the bot searches it: built once, never changed, shared by all threads."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge
from bot.search import pinyin, words
from bot.search.alarm import Alarms, compile_alarms
from bot.search.calibration import UNTRAINED, Calibration
from bot.search.intents import FILLER, Intent, compile_intents
from bot.search.lexicon import COUNTRY, PLACE, Lexicon, Term
from bot.search.linear import Linear
from bot.search.text import has_han, normalise
from bot.search.view import Sentence, Table, View, table, view

QUESTION, TITLE, TEXT = 1.0, 0.95, 0.5
"""How much a title counts as a phrasing, and a word of the text as a word, beside a question that staff wrote."""


@dataclass(frozen=True, slots=True)
class Index:
    table: Table
    letters: View
    sound: View
    vocabulary: frozenset[str]
    """English words of staff's sentences, as they spell them."""
    names: frozenset[str]
    """English words of the lexicon: of names, and of synonyms, pinyin among them."""
    titles: Mapping[str, str]
    """Ids by every normalised title, name and section word."""
    intents: Mapping[str, Intent]
    alarms: Alarms
    chatter: frozenset[str]
    """Normalised sayings that nothing here answers, however much they look like something that is."""
    linear: Linear | None = None
    """Trained by bot.training; without it the likeness of sentences decides alone."""
    calibration: Calibration = UNTRAINED


def build(knowledge: Knowledge) -> Index:
    """The index without what has to be trained."""
    said = [sentence for entry in knowledge.entries.values() for sentence in sentences(entry)]
    texts = [Sentence(entry.id, body, TEXT) for entry in knowledge.entries.values() for body in entry.body.values()]
    names = list(_names(knowledge))
    terms = [term for _, term in names]
    vocabulary = _english(sentence.text for sentence in said)
    by_staff, by_visitor = _sounds(lambda word: True), _sounds(lambda word: len(word) > LONG_WORD and word in vocabulary)
    lexicons = [Lexicon((tokens(normalise(name)), term) for name, term in names) for tokens in (words.by_letters, by_staff)]
    return Index(
        table(said),
        view(words.by_letters, _of_staff(words.by_letters), _is_character, lexicons[0], said, texts, terms),
        view(by_visitor, _of_staff(by_staff), pinyin.syllables().__contains__, lexicons[1], said, texts, terms),
        vocabulary,
        _english(name for name, _ in names),
        _titles(knowledge),
        compile_intents(knowledge.phrasebooks.values()),
        compile_alarms(knowledge.entries.values()),
        frozenset(map(normalise, knowledge.chatter)),
    )


LONG_WORD = 4
"""Letters up to which a visitor's word that is both English and pinyin (`can`, `die`) may be meant as pinyin."""


def _sounds(known: Callable[[str], bool]) -> Callable[[str], list[str]]:
    return lambda text: words.by_sound(text, known)


def _is_character(token: str) -> bool:
    return len(token) == 1 and has_han(token)


def _english(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(run for text in texts for run in words.runs(plain(text)) if not has_han(run))


def sentences(entry: Entry) -> Iterable[Sentence]:
    """All that stands for an entry."""
    for questions in entry.questions.values():
        yield from (Sentence(entry.id, question, QUESTION) for question in questions)
    yield from (Sentence(entry.id, title, TITLE) for title in entry.title.values())


def _names(knowledge: Knowledge) -> Iterable[tuple[str, Term]]:
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


def plain(text: str) -> str:
    """Normalised, but for the templates of staff, which keep their braces."""
    for template in (PLACE, COUNTRY):
        if template in text:
            return f" {template} ".join(plain(part) for part in text.split(template)).strip()
    return normalise(text)


def _of_staff(tokens: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """The tokens of a sentence of staff's, in which a template is a token of its own."""

    def of_staff(text: str) -> list[str]:
        return [token for run in plain(text).split(" ") for token in ([run] if run in (PLACE, COUNTRY) else tokens(run))]

    return of_staff


def _titles(knowledge: Knowledge) -> dict[str, str]:
    titles: dict[str, str] = {}
    for section in knowledge.sections.values():
        for word in (*section.title.values(), *(q for questions in section.questions.values() for q in questions)):
            titles.setdefault(normalise(word), section.id)
    for entry in knowledge.entries.values():
        for title in entry.title.values():
            titles.setdefault(normalise(title), entry.id)
    for office in knowledge.offices.values():
        for name in (*office.name.values(), *(n for names in office.nicknames.values() for n in names)):
            titles.setdefault(normalise(name), office.id)
    return titles
