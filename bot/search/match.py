"""Which entry is a question about? Confident, ambiguous or none, always with the reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.search.calibration import Calibration
from bot.search.candidate import Candidate, Numbers
from bot.search.index import Index
from bot.search.lexicon import COUNTRY, PLACE
from bot.search.likely import likely, numbers
from bot.search.paraphrase import paraphrased
from bot.search.reading import Reading, is_only_name, is_pinyin, named, read
from bot.search.tokens import LETTERS, is_small

CONFIDENT, AMBIGUOUS, NONE = "confident", "ambiguous", "none"

SHOWN = 10
"""Candidates that a match tells of: for the reasons, and for choices among them."""
SHORTEST = 2
"""Characters: a single letter means nothing."""


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


def search(text: str, index: Index, allowed: Callable[[str], bool] = lambda entry: True) -> Match:
    """The entries a text may be about. `allowed` leaves out entries that may not be shown on this day."""
    reading = read(text, index)
    candidates, told = rank(reading, index, allowed) if len(reading.normalised) >= SHORTEST else ([], ())
    names = named(reading, index)
    idle = reading.normalised in index.chatter and not (candidates and candidates[0].exact)
    chance = 0.0 if idle else confidence(candidates, told, index.calibration)
    return Match(
        verdict=_verdict(chance, candidates, index.calibration),
        candidates=tuple(candidates[:SHOWN]),
        confidence=round(chance, 4),
        normalised=reading.normalised,
        repaired=reading.repaired,
        places=tuple(f.term.name for f in names if PLACE in f.term.signs),
        countries=tuple(f.term.name for f in names if COUNTRY in f.term.signs),
        only_name=is_only_name(reading, index),
        pinyin=is_pinyin(reading, names, index),
    )


def rank(reading: Reading, index: Index, allowed: Callable[[str], bool] = lambda entry: True) -> tuple[list[Candidate], Numbers]:
    """The entries that share anything with a question, best first, and the numbers that the chance is made of."""
    if index.pairs:
        return paraphrased(reading, index.pairs, index, allowed)
    if not index.views:
        return [], ()
    found, question = likely(reading, index)
    candidates = [candidate for candidate in found if allowed(candidate.entry)]
    return candidates, numbers(candidates, question) if candidates else ()


def confidence(candidates: Sequence[Candidate], told: Numbers, calibration: Calibration) -> float:
    """The chance that the first candidate is right. A question that is some entry's phrasing word for word, and no other's, is certain."""
    if not candidates:
        return 0.0
    first, second = candidates[0], candidates[1] if len(candidates) > 1 else None
    return 1.0 if first.exact and not (second and second.exact) else calibration.chance(told)


def _verdict(chance: float, candidates: Sequence[Candidate], calibration: Calibration) -> str:
    if chance >= calibration.answer:
        return CONFIDENT
    return AMBIGUOUS if candidates and chance >= calibration.offer else NONE


def foreign(text: str, entry: str, index: Index) -> tuple[str, ...]:
    """The telling terms of a text that an entry has nowhere. Of very many entries nothing is known of that."""
    view = index.views.get(LETTERS)
    if view is None:
        return ()
    number, asked = index.table.entries.index(entry), view.asked(read(text, index).letters)
    return tuple(term for term in asked if not is_small(term, LETTERS) and not view.has(number, term))
