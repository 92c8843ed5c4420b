"""Every entry, compared with a question as a whole: by the likeness of its nearest phrasing, and by the linear model."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.search.candidate import Candidate, Numbers
from bot.search.features import features
from bot.search.gloss.gloss import Meaning
from bot.search.index import Index
from bot.search.lexicon import PLACE
from bot.search.meaning import meaning
from bot.search.reading import SOUNDED, Reading, without_places
from bot.search.rows import Floats
from bot.search.table import SLOTS
from bot.search.text import has_han
from bot.search.tokens import LETTERS, SOUND
from bot.search.translated import GLOSSED, candidate, translated
from bot.search.view import Likeness

HOMOPHONE = 0.85
"""How much it counts that characters sound alike."""
RANKED = 12
"""Entries that are ranked: far more than are ever offered."""
TOLD = 3
"""Of so many the words that matched are told: what came first, and what came near."""
TEMPLATE_LIKENESS = 0.5
"""A town makes a question one about offices only if the rest of it is so much like one, too."""
PLACE_LEFT_OUT = 0.05
"""Likeness that an entry loses that was found by leaving a town out."""
LIKENESS = 8.0
"""How much likeness (0 to 1) counts beside the linear model, whose scores have a spread of one over the knowledge itself."""
UNREAD = 4.0
"""How much more what a question means counts for an entry that lacks its language, of which the linear model says nothing good. With a
language taken from every seventh of 113 entries, 4 finds about twice as many of those at first place as 0; from 5 on others suffer."""
_EXACT = 0.999


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each entry, by its number."""

    letters: Likeness
    sound: Likeness
    meaning: Meaning | None
    """For entries that lack the question's language; None where none does."""
    likeness: Floats
    """The best of them all."""
    linear: Floats
    """Scores of the linear model; zeros where there is none."""
    nothing: float
    """What the linear model says for that nothing answers."""
    exact: bool
    """Whether a phrasing that is the same word for word may be called so."""


def likely(reading: Reading, index: Index) -> tuple[list[Candidate], Numbers]:
    """The entries that share anything with the question, best first, at most `RANKED`; and what tells of the question itself: how much
    speaks against that nothing answers it, and the logarithm of how many terms it has (a long one is less like any phrasing).

    Where a visitor says in which town something happened, the town often has nothing to do with the answer: what the rest of the words
    finds counts nearly as much as what all of them find.
    """
    rest = without_places(reading, index)
    evidence = _evidence(reading, index)
    ranked = [c for c in _ranked(evidence, index) if not (rest and c.template and c.likeness < TEMPLATE_LIKENESS)]
    found = {c.entry: c for c in ranked}
    for other in _ranked(_evidence(rest, index), index) if rest else ():
        less = replace(other, score=round(other.score - PLACE_LEFT_OUT * _unit(index), 4), exact=False)
        if other.entry not in found or less.score > found[other.entry].score:
            found[other.entry] = replace(less, exact=other.entry in found and found[other.entry].exact)
    best = sorted(found.values(), key=lambda c: (not c.exact, -c.score, c.entry))[:RANKED]
    return best, (-evidence.nothing, math.log1p(len(evidence.letters.asked)))


def numbers(candidates: Sequence[Candidate], question: Numbers) -> Numbers:
    """Of the best candidate: what the linear model says, its lead over the second, its likeness; and those of the question itself."""
    first, second = candidates[0], candidates[1].score if len(candidates) > 1 else 0.0
    return first.linear, first.score - second, first.likeness, *question


def _unit(index: Index) -> float:
    """What a likeness of one is worth in a score."""
    return 1.0 if index.linear is None else LIKENESS


def _ranked(found: Evidence, index: Index) -> list[Candidate]:
    scores = found.likeness if index.linear is None else found.linear + LIKENESS * found.likeness
    exact = (found.letters.nearest > _EXACT) & found.exact
    # What is not found at all comes last, whatever the linear model says; what is said word for word comes first.
    order = np.lexsort((np.arange(len(scores)), -scores, ~exact, found.likeness <= 0))[:RANKED]
    shared = [entry for entry in order.tolist() if found.likeness[entry] > 0]
    return [_candidate(entry, float(scores[entry]), found, index, tells=place < TOLD) for place, entry in enumerate(shared)]


def _evidence(reading: Reading, index: Index) -> Evidence:
    signs = {
        view: index.lexicons[view].replace(tokens, classes=True) for view, tokens in ((LETTERS, reading.letters), (SOUND, reading.sound))
    }
    letters = index.views[LETTERS].likeness(signs[LETTERS], index.table, reading.trust)
    sound = index.views[SOUND].likeness(signs[SOUND], index.table, HOMOPHONE if has_han(reading.normalised) else SOUNDED)
    likeness, other = np.maximum(letters.score, sound.score), translated(reading, signs[LETTERS], index)
    if other:
        likeness = np.maximum(likeness, GLOSSED * other.score)
    linear, nothing = np.zeros_like(likeness), 0.0
    if index.linear and not (other and other.asked.gloss.alone):  # where it never read a word of the language it would only drown the rest
        scores = index.linear.scores(features(reading.text, signs[LETTERS], signs[SOUND]), meaning(reading.text, index.words))
        linear, nothing = scores[:-1], float(scores[-1])
        if other:
            linear = linear + UNREAD * other.score
    return Evidence(letters, sound, other, likeness, linear, nothing, reading.typed)


def _candidate(entry: int, score: float, evidence: Evidence, index: Index, tells: bool) -> Candidate:
    """With the phrasing that it was found by, in the view that found it."""
    if evidence.meaning and GLOSSED * evidence.meaning.score[entry] >= evidence.likeness[entry]:
        return candidate(entry, score, evidence.meaning, index)
    by_sound = bool(evidence.sound.score[entry] > evidence.letters.score[entry])
    view, found = (index.views[SOUND], evidence.sound) if by_sound else (index.views[LETTERS], evidence.letters)
    sentences = index.table.sentences(entry)
    number = sentences.start + int(found.sentence[sentences].argmax())
    return Candidate(
        index.table.entries[entry],
        round(score, 4),
        round(float(found.score[entry]), 4),
        round(float(evidence.linear[entry]), 4),
        index.table.texts[number],
        view.matched(number, found.asked) if tells else (),
        by_sound,
        exact=evidence.exact and bool(evidence.letters.nearest[entry] > _EXACT),
        template=bool(index.table.slots[number] & SLOTS[PLACE]),
    )
