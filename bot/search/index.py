"""The knowledge as the bot searches it: built once, never changed, shared by all threads."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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

QUESTION, TITLE, TEXT = 1.0, 0.95, 0.5
"""How much a title counts as a phrasing, and a word of the text as a word, beside a question that staff wrote."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One sentence that stands for an entry, as weighted terms of one view."""

    entry: str
    text: str
    terms: Mapping[str, float]
    weight: float
    norm: float
    slots: frozenset[str]
    """Templates of staff's in it: it stands for a question only if that names a place or country, too."""


@dataclass(frozen=True, slots=True)
class View:
    """Letters or sound: its tokens, its lexicon, and an inverted index of all phrasings."""

    tokens: Callable[[str], list[str]]
    """Of a visitor's normalised text."""
    of_staff: Callable[[str], list[str]]
    """Of staff's sentences, templates and all."""
    small: Callable[[str], bool]
    lexicon: Lexicon
    phrasings: tuple[Phrasing, ...]
    postings: Mapping[str, tuple[int, ...]]
    """Numbers of the phrasings that have a term."""
    entries: Mapping[str, Mapping[str, float]]
    """By term: the entries that have it, 1 where in a phrasing, less where in the text only."""
    rarity: Mapping[str, float]
    unknown: float
    """Rarity of a term that the knowledge does not have."""

    def terms(self, tokens: Sequence[str]) -> dict[str, float]:
        return words.terms(self.lexicon.replace(tokens, classes=True), self.small)


@dataclass(frozen=True, slots=True)
class Index:
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
    linear: Linear | None = None
    """Trained by bot.training; without it the likeness of sentences decides alone."""
    calibration: Calibration = UNTRAINED


def build(knowledge: Knowledge) -> Index:
    """The index without what has to be trained."""
    said = [sentence for entry in knowledge.entries.values() for sentence in sentences(entry)]
    names = list(_names(knowledge))
    vocabulary = _english(text for _, text, _ in said)
    by_sound = _Sounds(vocabulary)
    texts = [(entry.id, body) for entry in knowledge.entries.values() for body in entry.body.values()]
    return Index(
        letters=_view(words.by_letters, _is_character, said, texts, names),
        sound=_view(by_sound.of_knowledge, pinyin.syllables().__contains__, said, texts, names, of_question=by_sound.of_question),
        vocabulary=vocabulary,
        names=_english(name for name, _ in names),
        titles=_titles(knowledge),
        intents=compile_intents(knowledge.phrasebooks.values()),
        alarms=compile_alarms(knowledge.entries.values()),
    )


def _english(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(run for text in texts for run in words.runs(plain(text)) if not has_han(run))


def _is_character(token: str) -> bool:
    return len(token) == 1 and has_han(token)


@dataclass(frozen=True, slots=True)
class _Sounds:
    vocabulary: frozenset[str]

    def of_knowledge(self, text: str) -> list[str]:
        """Staff's own English words are never pinyin."""
        return words.by_sound(text, known=lambda word: True)

    def of_question(self, text: str) -> list[str]:
        """A visitor's word that is both English and pinyin (`can`, `die`) is taken for English where it is long enough to be meant."""
        return words.by_sound(text, known=lambda word: len(word) > 4 and word in self.vocabulary)


def sentences(entry: Entry) -> Iterable[tuple[str, str, float]]:
    """(entry id, text, weight) of all that stands for an entry."""
    for questions in entry.questions.values():
        yield from ((entry.id, question, QUESTION) for question in questions)
    yield from ((entry.id, title, TITLE) for title in entry.title.values())


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
            return f" {template} ".join(normalise(part) for part in text.split(template))
    return normalise(text)


def _view(
    tokens: Callable[[str], list[str]],
    small: Callable[[str], bool],
    sentences: Sequence[tuple[str, str, float]],
    texts: Sequence[tuple[str, str]],
    names: Sequence[tuple[str, Term]],
    of_question: Callable[[str], list[str]] | None = None,
) -> View:
    lexicon = Lexicon((tokens(normalise(name)), term) for name, term in names)

    def terms_of(text: str) -> dict[str, float]:
        return words.terms(lexicon.replace(staff_tokens(text, tokens), classes=False), small)

    weighed = [(entry, text, weight, terms_of(text)) for entry, text, weight in sentences]
    rarity, unknown = _rarity((entry, terms) for entry, _, _, terms in weighed)
    # A name tells as much as its class: what was asked of Leeds matches "Leeds" and "{place}" alike.
    rarity |= {term.signs[1]: rarity.get(term.signs[0], unknown) for _, term in names if term.name}
    phrasings = tuple(
        Phrasing(
            entry, text, terms, weight, sum(w * rarity[t] for t, w in terms.items()), frozenset(t for t in (PLACE, COUNTRY) if t in text)
        )
        for entry, text, weight, terms in weighed
        if terms
    )
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, phrasing in enumerate(phrasings):
        for term in phrasing.terms:
            postings[term].append(number)
    entries: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for entry, text in texts:
        entries_of(terms_of(text), entry, TEXT, entries)
    for phrasing in phrasings:
        entries_of(phrasing.terms, phrasing.entry, QUESTION, entries)
    return View(
        of_question or tokens,
        lambda text: staff_tokens(text, tokens),
        small,
        lexicon,
        phrasings,
        {t: tuple(n) for t, n in postings.items()},
        dict(entries),
        rarity,
        unknown,
    )


def entries_of(terms: Iterable[str], entry: str, degree: float, entries: defaultdict[str, dict[str, float]]) -> None:
    for term in terms:
        entries[term][entry] = degree


def staff_tokens(text: str, tokens: Callable[[str], list[str]]) -> list[str]:
    out: list[str] = []
    for run in plain(text).split(" "):
        out += [run] if run in (PLACE, COUNTRY) else tokens(run)
    return out


def _rarity(sentences: Iterable[tuple[str, Mapping[str, float]]]) -> tuple[dict[str, float], float]:
    """How much a term tells: the logarithm of entries over entries that have it, as in BM25."""
    having = Counter(term for term, _ in {(term, entry) for entry, terms in sentences for term in terms})
    entries = max(having.values(), default=1) + 1
    return {t: math.log(1 + entries / n) for t, n in having.items()}, math.log(1 + 2 * entries)


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
