"""Which entry is a question about? Confident, ambiguous or none, always with the reasons."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.search import pinyin, words
from bot.search.calibration import Calibration
from bot.search.features import features
from bot.search.index import Index
from bot.search.lexicon import COUNTRY, PLACE, Found
from bot.search.repair import nearest
from bot.search.text import has_han, normalise
from bot.search.view import SLOTS, Floats, Likeness, View

CONFIDENT, AMBIGUOUS, NONE = "confident", "ambiguous", "none"

LONG_NAME = 7
"""Letters from which on a misspelt name is mended."""
SHOWN = 10
"""Candidates that a match tells of: for the reasons, and for choices among them."""
SHORTEST = 2
"""Characters: a single letter means nothing."""
FEWEST_SYLLABLES = 2
"""A single syllable may be any word of a third language."""
RANKED = 20
"""Entries that are ranked: far more than are ever offered."""
TEMPLATE_LIKENESS = 0.5
"""A town makes a question one about offices only if the rest of it is so much like one, too."""
PLACE_LEFT_OUT = 0.05
"""Likeness that an entry loses that was found by leaving a town out."""
LIKENESS = 8.0
"""How much likeness (0 to 1) counts beside the linear model, whose scores have a spread of one over the knowledge itself."""

_SOUND, _HOMOPHONE = 0.97, 0.85  # pinyin as it was typed; characters that only sound alike
_REPAIRED = 0.9
_EXACT = 0.999
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Candidate:
    entry: str
    score: float
    """Likeness and linear model together; without a linear model the likeness alone."""
    likeness: float
    """To the nearest phrasing of staff's and to the words of the entry, 0 to 1."""
    phrasing: str
    """The nearest phrasing."""
    matched: tuple[str, ...]
    """Terms it shares with the question, most telling first."""
    by_sound: bool = False
    """Whether it was found by pinyin rather than by letters."""
    exact: bool = False
    """Whether the question is the phrasing, word for word."""
    template: bool = False
    """Whether the phrasing has a place for a name in it."""


@dataclass(frozen=True, slots=True)
class Match:
    verdict: str
    candidates: tuple[Candidate, ...]
    """Best first; at most ten."""
    confidence: float
    """The chance that the best candidate is the right one, 0 to 1."""
    normalised: str
    repaired: Mapping[str, str]
    """What was read as what."""
    places: tuple[str, ...]
    countries: tuple[str, ...]
    """Names in the question, as in the gazetteer."""
    only_name: bool
    """Whether the question is a place's name and nothing else."""
    pinyin: bool
    """Whether the question is Chinese, typed in pinyin."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, read: normalised, repaired, as tokens of the two views."""

    normalised: str
    repaired: Mapping[str, str]
    text: str
    letters: tuple[str, ...]
    sound: tuple[str, ...]


def search(text: str, index: Index, allowed: Callable[[str], bool] = lambda entry: True) -> Match:
    """The entries a text may be about. `allowed` leaves out entries that may not be shown on this day."""
    reading = read(text, index)
    candidates = [c for c in rank(reading, index) if allowed(c.entry)] if len(reading.normalised) >= SHORTEST else []
    named = _named(reading, index)
    idle = reading.normalised in index.chatter and not (candidates and candidates[0].exact)
    chance = 0.0 if idle else confidence(candidates, index.calibration)
    return Match(
        verdict=_verdict(chance, candidates, index.calibration),
        candidates=tuple(candidates[:SHOWN]),
        confidence=round(chance, 4),
        normalised=reading.normalised,
        repaired=reading.repaired,
        places=tuple(f.term.name for f in named if PLACE in f.term.signs),
        countries=tuple(f.term.name for f in named if COUNTRY in f.term.signs),
        only_name=_is_only_name(reading, index),
        pinyin=_is_pinyin(reading, named, index),
    )


def _named(reading: Reading, index: Index) -> list[Found]:
    """The names in a question, by their letters, else by their sound."""
    by_letters = [found for found in index.letters.lexicon.find(reading.letters) if found.term.name]
    return by_letters or [found for found in index.sound.lexicon.find(reading.sound) if found.term.name]


def read(text: str, index: Index) -> Reading:
    """Normalise, repair, cut into tokens. The sound is taken of the text as it was typed, since repairs would spoil pinyin."""
    normalised = normalise(text)
    repaired = repairs(normalised, index)
    mended = " ".join(repaired.get(run, run) for run in words.runs(normalised)) if repaired else normalised
    return Reading(normalised, repaired, mended, tuple(index.letters.tokens(mended)), tuple(index.sound.tokens(normalised)))


def repairs(normalised: str, index: Index) -> dict[str, str]:
    """Every English word that staff never wrote but nearly did. A town is not made out of a short word: "lead" is no Leeds."""
    mended = {}
    for run in words.runs(normalised):
        known = has_han(run) or run in index.vocabulary or run in index.names
        meant = None if known else nearest(run, index.vocabulary) or (nearest(run, index.names) if len(run) >= LONG_NAME else None)
        if meant:
            mended[run] = meant
    return mended


def rank(reading: Reading, index: Index) -> list[Candidate]:
    """The entries that share anything with the question, best first; at most `RANKED`.

    Where a visitor says in which town something happened, the town often has nothing to do with the answer: what the rest of the words
    finds counts nearly as much as what all of them find.
    """
    rest = _without_places(reading, index)
    ranked = [c for c in _ranked(reading, index) if not (rest and c.template and c.likeness < TEMPLATE_LIKENESS)]
    found = {candidate.entry: candidate for candidate in ranked}
    for candidate in _ranked(rest, index) if rest else ():
        less = replace(candidate, score=round(candidate.score - PLACE_LEFT_OUT * _unit(index), 4), exact=False)
        if candidate.entry not in found or less.score > found[candidate.entry].score:
            found[candidate.entry] = replace(less, exact=candidate.entry in found and found[candidate.entry].exact)
    return sorted(found.values(), key=lambda c: (not c.exact, -c.score, c.entry))[:RANKED]


def _unit(index: Index) -> float:
    """What a likeness of one is worth in a score."""
    return 1.0 if index.linear is None else LIKENESS


def _without_places(reading: Reading, index: Index) -> Reading | None:
    """The same question without the towns in it; None where it names none, or nothing else."""
    letters, sound = (
        _left(tokens, view.lexicon.find(tokens)) for tokens, view in ((reading.letters, index.letters), (reading.sound, index.sound))
    )
    if not letters or letters == reading.letters:
        return None
    return replace(reading, text=_BETWEEN_HAN.sub("", " ".join(letters)), letters=letters, sound=sound)


def _left(tokens: tuple[str, ...], found: Sequence[Found]) -> tuple[str, ...]:
    gone = {at for hit in found if PLACE in hit.term.signs for at in range(hit.start, hit.end)}
    return tuple(token for at, token in enumerate(tokens) if at not in gone)


def _ranked(reading: Reading, index: Index) -> list[Candidate]:
    letters = index.letters.likeness(reading.letters, index.table, _REPAIRED if reading.repaired else 1.0)
    sound = index.sound.likeness(reading.sound, index.table, _HOMOPHONE if has_han(reading.normalised) else _SOUND)
    likeness = np.maximum(letters.score, sound.score)
    scores = likeness if index.linear is None else _linear(reading, letters, sound, index) + LIKENESS * likeness
    exact = letters.nearest > _EXACT
    # What is not found at all comes last, whatever the linear model says; what is said word for word comes first.
    order = np.lexsort((np.arange(len(scores)), -scores, ~exact, likeness <= 0))[:RANKED]
    return [_candidate(int(entry), float(scores[entry]), letters, sound, index) for entry in order if likeness[entry] > 0]


def _linear(reading: Reading, letters: Likeness, sound: Likeness, index: Index) -> Floats:
    assert index.linear
    return index.linear.scores(features(reading.text, letters.signs, sound.signs))


def _candidate(entry: int, score: float, letters: Likeness, sound: Likeness, index: Index) -> Candidate:
    """With the phrasing that it was found by, in the view that found it."""
    by_sound = bool(sound.score[entry] > letters.score[entry])
    view, found = (index.sound, sound) if by_sound else (index.letters, letters)
    sentences = index.table.sentences(entry)
    number = sentences.start + int(found.sentence[sentences].argmax())
    return Candidate(
        index.table.entries[entry],
        round(score, 4),
        round(float(found.score[entry]), 4),
        index.table.texts[number],
        _matched(number, view, found.asked),
        by_sound,
        exact=bool(letters.nearest[entry] > _EXACT),
        template=bool(index.table.slots[number] & SLOTS[PLACE]),
    )


def _matched(sentence: int, view: View, asked: Mapping[str, float]) -> tuple[str, ...]:
    """The terms of a question that a sentence has, most telling first."""
    rows = ((term, view.vocabulary.get(term)) for term in asked)
    return tuple(sorted((term for term, row in rows if row is not None and sentence in view.postings[row]), key=lambda t: -asked[t]))


def confidence(candidates: Sequence[Candidate], calibration: Calibration) -> float:
    """The chance that the first candidate is right. A question that is some entry's phrasing word for word, and no other's, is certain."""
    if not candidates:
        return 0.0
    first, second = candidates[0], candidates[1] if len(candidates) > 1 else None
    if first.exact and not (second and second.exact):
        return 1.0
    return calibration.chance(first.score - (second.score if second else 0.0), first.likeness)


def _verdict(chance: float, candidates: Sequence[Candidate], calibration: Calibration) -> str:
    if chance >= calibration.answer:
        return CONFIDENT
    return AMBIGUOUS if candidates and chance >= calibration.offer else NONE


def _is_only_name(reading: Reading, index: Index) -> bool:
    tokens = index.letters.lexicon.replace(reading.letters, classes=True)
    return [token for token in tokens if not token.startswith(words.NAME)] == [PLACE]


def _is_pinyin(reading: Reading, named: Sequence[Found], index: Index) -> bool:
    """Whether most words are no English of the knowledge's, nor a place's name, but spell syllables: enough of them not to do so by
    chance."""
    said = words.runs(reading.normalised)
    spelt = [syllables for run in said if run not in index.vocabulary and (syllables := pinyin.read(run))]
    by_chance = sum(map(len, spelt)) < FEWEST_SYLLABLES or (len(said) == 1 and any(found.term.name for found in named))
    return len(spelt) * 2 > len(said) and not has_han(reading.normalised) and not by_chance
