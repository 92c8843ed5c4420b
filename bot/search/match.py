"""Which entry is a question about? Confident, ambiguous or none, always with the reasons."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.search import pinyin, words
from bot.search.index import Index, Phrasing, View
from bot.search.lexicon import COUNTRY, PLACE
from bot.search.repair import nearest
from bot.search.text import has_han, normalise

CONFIDENT, AMBIGUOUS, NONE = "confident", "ambiguous", "none"

# Fitted on the knowledge itself, each phrasing held out in turn, and on chatter that nothing answers (benchmarks/heldout.py): the chance that
# the best entry is the right one grows with its score, and more with how far it is ahead of the second.
_BY_SCORE, _BY_LEAD, _BASE = 2.27, 7.90, -1.78
ANSWER = 0.68
"""Confidence from which an entry is answered."""
OFFER = 0.44
"""Score from which an entry is offered as a choice."""
CHOICES = 4
"""Most that are offered: a visitor on a phone reads no more."""

_PHRASING, _COVERED = 0.6, 0.4  # shares of the best phrasing and of the words that the entry has anywhere
_SOUND, _HOMOPHONE = 0.97, 0.85  # pinyin as it was typed; characters that only sound alike
_UNKNOWN_PAIR = 0.5  # a pair of characters that staff never wrote is as often a new way to say a thing as a new thing
_REPAIRED = 0.9
_EXACT = 0.999


@dataclass(frozen=True, slots=True)
class Candidate:
    entry: str
    score: float
    """0 to 1."""
    phrasing: str
    """The nearest phrasing of staff's."""
    matched: tuple[str, ...]
    """Terms it shares with the question, most telling first."""
    by_sound: bool = False
    """Whether it was found by pinyin rather than by letters."""
    exact: bool = False
    """Whether the question is the phrasing, word for word."""


@dataclass(frozen=True, slots=True)
class Match:
    verdict: str
    candidates: tuple[Candidate, ...]
    """Best first; at most ten."""
    normalised: str
    repaired: Mapping[str, str]
    """What was read as what."""
    places: tuple[str, ...]
    countries: tuple[str, ...]
    """Names in the question, as in the gazetteer."""
    only_name: bool
    """Whether the question is a name and nothing else."""
    pinyin: bool
    """Whether the question is Chinese, typed in pinyin."""

    confidence: float
    """The chance that the best candidate is the right one, 0 to 1."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Entries worth offering: near enough to the best, two at least."""
        best = self.candidates[0].score
        near = [c.entry for c in self.candidates if c.score >= OFFER and c.score >= best * 0.75]
        return tuple((near if len(near) > 1 else [c.entry for c in self.candidates[:2]])[:CHOICES])


def search(text: str, index: Index, allowed: Callable[[str], bool] = lambda entry: True) -> Match:
    """The entries a text may be about. `allowed` leaves out entries that may not be shown on this day."""
    normalised = normalise(text)
    repaired = repairs(normalised, index)
    read = " ".join(repaired.get(run, run) for run in words.runs(normalised)) if repaired else normalised
    doubt = _REPAIRED if repaired else 1.0
    found = _by_view(read, index.letters, doubt)
    for entry, candidate in _by_view(normalised, index.sound, _HOMOPHONE if has_han(normalised) else _SOUND, by_sound=True).items():
        if entry not in found or candidate.score > found[entry].score:
            found[entry] = candidate
    candidates = tuple(sorted((c for c in found.values() if allowed(c.entry)), key=lambda c: (not c.exact, -c.score, c.entry))[:10])
    named = index.letters.lexicon.find(words.by_letters(read))
    return Match(
        verdict=_verdict(candidates),
        confidence=confidence(candidates),
        candidates=candidates,
        normalised=normalised,
        repaired=repaired,
        places=tuple(f.term.name for f in named if PLACE in f.term.signs),
        countries=tuple(f.term.name for f in named if COUNTRY in f.term.signs),
        pinyin=bool(candidates) and candidates[0].by_sound and has_han(candidates[0].phrasing) and _is_pinyin(normalised, index),
        only_name=[
            token for token in index.letters.lexicon.replace(words.by_letters(read), classes=True) if not token.startswith(words.NAME)
        ]
        == [PLACE],
    )


def repairs(normalised: str, index: Index) -> dict[str, str]:
    """Every English word that staff never wrote but nearly did. A text without one is left alone, so pinyin stays pinyin."""
    mended = {}
    for run in words.runs(normalised):
        meant = None if has_han(run) or run in index.vocabulary else nearest(run, index.vocabulary)
        if meant:
            mended[run] = meant
    return mended


def _is_pinyin(normalised: str, index: Index) -> bool:
    """Whether most words are no English of the knowledge's but spell syllables."""
    said = words.runs(normalised)
    spelt = [run for run in said if not has_han(run) and run not in index.vocabulary and pinyin.read(run)]
    return len(spelt) * 2 > len(said) and not has_han(normalised)


def confidence(candidates: Sequence[Candidate]) -> float:
    """The chance that the first candidate is right. A question that is some entry's phrasing word for word, and no other's, is certain."""
    if not candidates:
        return 0.0
    first, second = candidates[0], candidates[1] if len(candidates) > 1 else None
    if first.exact and not (second and second.exact):
        return 1.0
    lead = first.score - (second.score if second else 0.0)
    return round(1 / (1 + math.exp(-(_BY_SCORE * first.score + _BY_LEAD * lead + _BASE))), 4)


def _verdict(candidates: Sequence[Candidate]) -> str:
    if confidence(candidates) >= ANSWER:
        return CONFIDENT
    return AMBIGUOUS if candidates and candidates[0].score >= OFFER else NONE


def _by_view(text: str, view: View, factor: float, by_sound: bool = False) -> dict[str, Candidate]:
    """The best phrasing of each entry in one view."""
    asked = _weighed(view, view.terms(view.tokens(text)))
    names = {term for term in asked if term.startswith(words.NAME)}
    total = sum(weight for term, weight in asked.items() if term not in names)
    best: dict[str, tuple[float, Phrasing]] = {}
    for number, shared in _shared(asked, view).items():
        phrasing = view.phrasings[number]
        if not phrasing.slots <= asked.keys():
            continue
        likeness = phrasing.weight * 2 * shared / (max(total, shared) + phrasing.norm)
        if phrasing.entry not in best or likeness > best[phrasing.entry][0]:
            best[phrasing.entry] = (likeness, phrasing)
    covered = _covered(asked, view)
    return {
        entry: Candidate(
            entry,
            round(min(1.0, factor * (_PHRASING * likeness + _COVERED * min(1.0, covered[entry] / total))), 4) if total else 0.0,
            phrasing.text,
            tuple(sorted((t for t in asked if t in phrasing.terms), key=lambda t: -asked[t])),
            by_sound,
            exact=likeness > _EXACT and not by_sound,
        )
        for entry, (likeness, phrasing) in best.items()
    }


def _weighed(view: View, terms: Mapping[str, float]) -> dict[str, float]:
    return {t: w * (view.rarity.get(t) or view.unknown * (_UNKNOWN_PAIR if "|" in t else 1.0)) for t, w in terms.items()}


def _shared(asked: Mapping[str, float], view: View) -> dict[int, float]:
    shared: defaultdict[int, float] = defaultdict(float)
    for term, weight in asked.items():
        for number in view.postings.get(term, ()):
            shared[number] += weight
    return shared


def _covered(asked: Mapping[str, float], view: View) -> dict[str, float]:
    covered: defaultdict[str, float] = defaultdict(float)
    for term, weight in asked.items():
        for entry, degree in view.entries.get(term, {}).items():
            covered[entry] += weight * degree
    return covered
