"""Which news a question asks for: the articles that are about its words, best first, each with the reasons."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from bot.search.news.frequency import rareness
from bot.search.news.index import NewsIndex
from bot.search.news.lexicon import NAME as NAME_SIGN
from bot.search.news.lexicon import PHRASE as PHRASE_SIGN
from bot.search.news.units import Unit, romanised, spelt, units
from bot.search.rows import Floats
from bot.search.words import stem

SHOWN = 20
"""Articles that are found at most: a visitor on a phone reads no more."""
NAME, PHRASE, WORD, NUMBER = 1.5, 1.2, 1.0, 1.5
"""What a name and a set phrase count beside a word or a pair of characters; a number tells two receptions apart."""
TELLING = 0.75
"""How telling a set phrase or a word has to be to be like a name, 0 (in every phrasing of staff's) to 1."""
LEAST = 0.05
"""How telling a word at least is that all news has: beside others it is as nothing, but who asks for nothing else means all of it."""
NEAR, FAR = 0.6, 0.2
"""Articles are found whose score is at least this share of the best one's; where the newest is asked for, less is enough."""


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    score: float
    """0 to 1: how much it is about all that was asked."""
    covered: float
    """0 to 1: the share of what was asked that it has anywhere."""
    matched: tuple[str, ...]
    """Terms of the question that it has."""


@dataclass(frozen=True, slots=True)
class News:
    """What was found, best first."""

    hits: tuple[Hit, ...]
    names: int
    """Names and telling phrases in the question that news has: enough to take it for one about news."""
    told: float = 0.0
    """What the telling words of the question that news has weigh together: some are worth a name. How, get and to tell nothing, together
    neither."""


Days = tuple[date, date]
"""The first and the last."""

NOTHING = News((), 0)


def search(
    about: str,
    index: NewsIndex,
    allowed: Callable[[str], bool] = lambda id: True,
    days: Days | None = None,
    near: float = NEAR,
) -> News:
    """`about`: what is asked for, normalised. Articles that are not `allowed` are left out, as are those of other `days` and those whose
    score is not `near` the best one's."""
    asked = [_known(unit, index) for unit in units(_mended(about, index), index.lexicon)]
    weights = np.array([_weight(unit, index) for unit in asked], np.float32)
    if not weights.sum():
        return NOTHING
    degrees, presence = _matched(asked, index)
    share = weights / weights.sum()
    scores, covered = share @ degrees, share @ presence
    if days:
        there = index.within(*days)
        scores[: there.start], scores[there.stop :] = 0, 0
    hits = (
        Hit(index.ids[at], round(float(scores[at]), 4), round(float(covered[at]), 4), _said(asked, presence[:, at]))
        for at in _best(scores, index, allowed, near)
    )
    known = [unit for unit, row in zip(asked, presence, strict=True) if row.any()]
    told = sum(_weight(unit, index) for unit in known if _is_telling(unit, index))
    return News(tuple(hits), sum(_is_named(unit, index) for unit in known), float(told))


def _matched(asked: Sequence[Unit], index: NewsIndex) -> tuple[Floats, Floats]:
    """By unit and article: how much it is about the unit, and how surely it has it. By the word itself, by what it may be called in the
    other language, and by how a name sounds."""
    degrees = np.zeros((len(asked), len(index.ids)), np.float32)
    presence = np.zeros_like(degrees)
    for row, unit in enumerate(asked):
        for term in unit.terms:
            own = [(index.vocabulary[term], 1.0)] if term in index.vocabulary else []
            one_degree, one_presence = _one([*own, *index.links.of(term)], index)
            degrees[row] += one_degree / len(unit.terms)
            presence[row] += one_presence / len(unit.terms)
        sounds = ((index.vocabulary[term], 1.0) for term in romanised(unit.said) if term in index.vocabulary)
        whole = index.links.of(unit.said) if len(unit.terms) > 1 else ()
        one_degree, one_presence = _one([*whole, *sounds], index)
        degrees[row], presence[row] = np.maximum(degrees[row], one_degree), np.maximum(presence[row], one_presence)
    return degrees, presence


def _one(terms: Iterable[tuple[int, float]], index: NewsIndex) -> tuple[Floats, Floats]:
    """By article, of whichever of these terms it has most."""
    degree, presence = np.zeros(len(index.ids), np.float32), np.zeros(len(index.ids), np.float32)
    for term, surely in terms:
        having, how_much = index.posting(term)
        degree[having] = np.maximum(degree[having], surely * how_much)
        presence[having] = np.maximum(presence[having], surely**0.5)
    return degree, presence


def _said(asked: Sequence[Unit], presence: Floats) -> tuple[str, ...]:
    return tuple(unit.said for unit, surely in zip(asked, presence.tolist(), strict=True) if surely)


def _best(scores: Floats, index: NewsIndex, allowed: Callable[[str], bool], near: float) -> list[int]:
    """Of equal scores the newest first, in which order the articles stand."""
    best: list[int] = []
    for at in np.argsort(-scores, kind="stable").tolist():
        if scores[at] <= 0 or len(best) == SHOWN or (best and scores[at] < near * scores[best[0]]):
            break
        if allowed(index.ids[at]):
            best.append(at)
    return best


def _known(unit: Unit, index: NewsIndex) -> Unit:
    """As pinyin, where it is no word of news."""
    return unit if any(unit.said in known for known in (index.vocabulary, index.asked, index.links.keys)) else spelt(unit)


def _mended(about: str, index: NewsIndex) -> str:
    """With English words that nobody has used as those of the news that they are nearly."""
    return " ".join(index.spelling.meant(word) or word if _is_strange(word, index) else word for word in about.split())


def _is_strange(word: str, index: NewsIndex) -> bool:
    term = stem(word)
    return word.isascii() and not any(term in known for known in (index.vocabulary, index.asked, index.links.keys))


def _weight(unit: Unit, index: NewsIndex) -> float:
    """What people ask everything with counts little, as does what all news has."""
    telling = sum(_telling(term, index) for term in unit.terms) / len(unit.terms)
    return _kind(unit) * min(telling, rareness(unit.said))


def _is_named(unit: Unit, index: NewsIndex) -> bool:
    """A reception may be of anything; the Belt and Road is not what people ask everything with."""
    if unit.said.startswith(PHRASE_SIGN):
        return _is_telling(unit, index)
    return unit.said.startswith(NAME_SIGN) or unit.said in index.named


def _is_telling(unit: Unit, index: NewsIndex) -> bool:
    return sum(_telling_of_questions(term, index) for term in unit.terms) >= TELLING * len(unit.terms)


def _kind(unit: Unit) -> float:
    if unit.said.startswith(NAME_SIGN):
        return NAME
    if unit.said.startswith(PHRASE_SIGN):
        return PHRASE
    return NUMBER if unit.said.isdecimal() else WORD


def _telling(term: str, index: NewsIndex) -> float:
    """0 to 1."""
    of_news = max(LEAST, float(index.rarity[index.vocabulary[term]])) if term in index.vocabulary else 1.0
    return min(of_news, _telling_of_questions(term, index))


def _telling_of_questions(term: str, index: NewsIndex) -> float:
    return math.sqrt(max(0.0, float(index.common[index.asked[term]]))) if term in index.asked else 1.0
