"""Which news a question asks for: the articles that are about its words, best first, each with the reasons."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from bot.search.news.index import NewsIndex
from bot.search.news.lexicon import NAME as NAME_SIGN
from bot.search.news.lexicon import PHRASE as PHRASE_SIGN
from bot.search.news.terms import asked as asked_terms
from bot.search.words import stem

SHOWN = 20
"""Articles that are found at most: a visitor on a phone reads no more."""
NAME, PHRASE, WORD, NUMBER = 1.5, 1.2, 1.0, 1.5
"""What a name and a set phrase count beside a word or a pair of characters; a number tells two receptions apart."""
TELLING = 0.75
"""How telling a set phrase has to be to be like a name, 0 (in every phrasing of staff's) to 1."""
NEAR = 0.6
"""Articles are in the list whose score is at least this share of the best one's."""


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


NOTHING = News((), 0)


def search(about: str, index: NewsIndex, allowed: Callable[[str], bool] = lambda id: True) -> News:
    """`about`: what is asked for, normalised. Articles that are not `allowed` are left out."""
    weights = _weights(about, index)
    known = {term: weight for term, weight in weights.items() if term in index.vocabulary}
    total = sum(weights.values())
    if not known or not total:
        return NOTHING
    rows = [(index.vocabulary[term], weight) for term, weight in known.items()]
    size = len(index.ids)
    scores = index.having.sums(rows, size, index.degree) / total
    hits = (_hit(int(at), float(scores[at]), known, total, index) for at in _best(scores, index, allowed))
    return News(tuple(hits), sum(_is_named(term, index) for term in known))


def _best(scores: np.ndarray, index: NewsIndex, allowed: Callable[[str], bool]) -> list[int]:
    """Of equal scores the newest first, in which order the articles stand."""
    order = np.argsort(-scores, kind="stable")
    best: list[int] = []
    for at in order:
        if scores[at] <= 0 or len(best) == SHOWN or (best and scores[at] < NEAR * scores[best[0]]):
            break
        if allowed(index.ids[at]):
            best.append(int(at))
    return best


def _hit(at: int, score: float, known: Mapping[str, float], total: float, index: NewsIndex) -> Hit:
    matched = tuple(term for term in known if at in index.having[index.vocabulary[term]])
    return Hit(index.ids[at], round(score, 4), round(sum(known[term] for term in matched) / total, 4), matched)


def _weights(about: str, index: NewsIndex) -> dict[str, float]:
    """The question's terms. What people ask everything with counts little, as does what all news has."""
    return {term: _kind(term) * _telling(term, index) for term in asked_terms(_mended(about, index), index.lexicon)}


def _mended(about: str, index: NewsIndex) -> str:
    """With English words that nobody has used as those of the news that they are nearly."""
    return " ".join(index.spelling.meant(word) or word if _is_strange(word, index) else word for word in about.split())


def _is_strange(word: str, index: NewsIndex) -> bool:
    term = stem(word)
    return word.isascii() and term not in index.vocabulary and term not in index.asked


def _is_named(term: str, index: NewsIndex) -> bool:
    """A reception may be of anything; the Belt and Road is not what people ask everything with."""
    return term.startswith(NAME_SIGN) or (term.startswith(PHRASE_SIGN) and _telling_of_questions(term, index) >= TELLING)


def _kind(term: str) -> float:
    if term.startswith(NAME_SIGN):
        return NAME
    if term.startswith(PHRASE_SIGN):
        return PHRASE
    return NUMBER if term.isdecimal() else WORD


def _telling(term: str, index: NewsIndex) -> float:
    """0 to 1."""
    of_news = index.rarity[index.vocabulary[term]] if term in index.vocabulary else 1.0
    return max(0.0, min(float(of_news), _telling_of_questions(term, index)))


def _telling_of_questions(term: str, index: NewsIndex) -> float:
    return math.sqrt(max(0.0, float(index.common[index.asked[term]]))) if term in index.asked else 1.0
