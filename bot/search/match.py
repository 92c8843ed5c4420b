"""Which entry is a question about? Confident, ambiguous or none, always with the reasons."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.search import pinyin, words
from bot.search.calibration import Calibration
from bot.search.features import features
from bot.search.index import Index, Phrasing, View
from bot.search.lexicon import COUNTRY, PLACE
from bot.search.repair import nearest
from bot.search.text import has_han, normalise

CONFIDENT, AMBIGUOUS, NONE = "confident", "ambiguous", "none"

LONG_NAME = 6
"""Letters from which on a misspelt name is mended."""
CHOICES = 4
"""Most that are offered: a visitor on a phone reads no more."""
NEAR = 0.25
"""A candidate is offered beside the best if it is at most this share of the best one's score behind."""
LIKENESS = 8.0
"""How much likeness (0 to 1) counts beside the linear model, whose scores have a spread of one over the knowledge itself."""

_PHRASING, _COVERED = 0.6, 0.4  # shares of the best phrasing and of the words that the entry has anywhere
_SOUND, _HOMOPHONE = 0.97, 0.85  # pinyin as it was typed; characters that only sound alike
_UNKNOWN_PAIR = 0.5  # a pair of characters that staff never wrote is as often a new way to say a thing as a new thing
_REPAIRED = 0.9
_EXACT = 0.999


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

    @property
    def choices(self) -> tuple[str, ...]:
        """Entries worth offering: near enough to the best, two at least."""
        best = self.candidates[0].score
        near = [c.entry for c in self.candidates if c.score >= best - NEAR * abs(best)]
        return tuple((near if len(near) > 1 else [c.entry for c in self.candidates[:2]])[:CHOICES])


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
    candidates = [c for c in rank(reading, index) if allowed(c.entry)]
    named = index.letters.lexicon.find(reading.letters) or index.sound.lexicon.find(reading.sound)
    chance = confidence(candidates, index.calibration)
    return Match(
        verdict=_verdict(chance, candidates, index.calibration),
        candidates=tuple(candidates[:10]),
        confidence=round(chance, 4),
        normalised=reading.normalised,
        repaired=reading.repaired,
        places=tuple(f.term.name for f in named if PLACE in f.term.signs),
        countries=tuple(f.term.name for f in named if COUNTRY in f.term.signs),
        only_name=_is_only_name(reading, index),
        pinyin=_is_pinyin(reading.normalised, index),
    )


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
    """All entries that share anything with the question, best first."""
    found = _by_view(reading.letters, index.letters, _REPAIRED if reading.repaired else 1.0)
    factor = _HOMOPHONE if has_han(reading.normalised) else _SOUND
    for entry, candidate in _by_view(reading.sound, index.sound, factor, by_sound=True).items():
        if entry not in found or candidate.likeness > found[entry].likeness:
            found[entry] = candidate
    return sorted(_scored(found, reading, index), key=lambda c: (not c.exact, -c.score, c.entry))


def _scored(found: Mapping[str, Candidate], reading: Reading, index: Index) -> list[Candidate]:
    """The same with the linear model's opinion added, where there is one."""
    if index.linear is None:
        return list(found.values())
    letters = index.letters.lexicon.replace(reading.letters, classes=True)
    sound = index.sound.lexicon.replace(reading.sound, classes=True)
    scores = dict(zip(index.linear.entries, index.linear.scores(features(reading.text, letters, sound)).tolist(), strict=True))
    return [replace(c, score=round(scores[c.entry] + LIKENESS * c.likeness, 4)) for c in found.values()]


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


def _is_pinyin(normalised: str, index: Index) -> bool:
    """Whether most words are no English of the knowledge's but spell syllables."""
    said = words.runs(normalised)
    spelt = [run for run in said if not has_han(run) and run not in index.vocabulary and pinyin.read(run)]
    return len(spelt) * 2 > len(said) and not has_han(normalised)


def _by_view(tokens: Sequence[str], view: View, factor: float, by_sound: bool = False) -> dict[str, Candidate]:
    """The best phrasing of each entry in one view."""
    asked = _weighed(view, view.terms(tokens))
    total = sum(weight for term, weight in asked.items() if not term.startswith(words.NAME))
    if not total:
        return {}
    covered = _covered(asked, view)
    found = {}
    for entry, (likeness, phrasing) in _nearest(asked, total, view).items():
        score = round(min(1.0, factor * (_PHRASING * likeness + _COVERED * min(1.0, covered[entry] / total))), 4)
        matched = tuple(sorted((t for t in asked if t in phrasing.terms), key=lambda t: -asked[t]))
        found[entry] = Candidate(entry, score, score, phrasing.text, matched, by_sound, exact=likeness > _EXACT and not by_sound)
    return found


def _nearest(asked: Mapping[str, float], total: float, view: View) -> dict[str, tuple[float, Phrasing]]:
    """By entry: its nearest phrasing and how near it is, from 0 to 1 (twice what both share, over what both have)."""
    best: dict[str, tuple[float, Phrasing]] = {}
    for number, shared in _shared(asked, view).items():
        phrasing = view.phrasings[number]
        likeness = phrasing.weight * 2 * shared / (max(total, shared) + phrasing.norm)
        if phrasing.slots <= asked.keys() and (phrasing.entry not in best or likeness > best[phrasing.entry][0]):
            best[phrasing.entry] = (likeness, phrasing)
    return best


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
