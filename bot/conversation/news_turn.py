"""News that was found, as a turn: a card, a list with dates, a choice."""

from collections.abc import Iterable
from dataclasses import replace

from bot.conversation import present, present_news
from bot.conversation.answer import Turn
from bot.conversation.news_found import ENTIRE, MOST, WHOLE, day_of, is_readable
from bot.conversation.open import open_id
from bot.conversation.outcome import Outcome
from bot.conversation.present_news import FOUND, NEAR, NEWEST, THEN, Above
from bot.conversation.saying import Saying
from bot.search.news.asked import Asked
from bot.search.news.search import Hit

ONE = 0.45
"""Score from which a single article is answered as what was asked for."""
AHEAD = 0.8
"""It is single if the next has at most this share of its score."""
FULLEST = 0.6
"""Share of the fullest match from which on an article may be the newest that is asked for."""
CHOICES = 4
"""Most that are offered as what may be meant."""


def answer(hits: list[Hit], asked: Asked, saying: Saying) -> Turn | None:
    """The one that is meant, else a list: newest first where the newest is asked for, else best first."""
    full = [hit for hit in hits if hit.covered >= WHOLE]
    if asked.latest:
        newest = _newest_first(hits, saying)
        return _one(newest[0], hits, saying) if not asked.news else listed(Above(NEWEST), [hit.id for hit in newest], saying, hits)
    first, second = hits[0], hits[1].score if len(hits) > 1 else 0.0
    alone = second <= AHEAD * first.score
    if alone and (first.covered >= ENTIRE or (first.score >= ONE and first.covered >= WHOLE)):
        return _one(first, hits, saying)
    above = Above(THEN, asked.days) if asked.period else Above(FOUND if full else NEAR)
    return listed(above, [hit.id for hit in hits], saying, hits)


def _newest_first(hits: list[Hit], saying: Saying) -> list[Hit]:
    """Those that have about as much of what was asked as any; of one day, the one that the visitor can read."""
    most = max(hit.covered for hit in hits)
    full = sorted((hit for hit in hits if hit.covered >= FULLEST * most), key=lambda hit: not is_readable(hit.id, saying))
    return sorted(full, key=lambda hit: day_of(hit.id, saying), reverse=True)


def offered(hits: list[Hit], saying: Saying) -> Turn:
    """What may be meant, where too little was found of what was asked to call it that."""
    fullest = sorted(hits, key=lambda hit: -hit.covered)
    near = [hit.id for hit in fullest if hit.covered >= AHEAD * fullest[0].covered][:CHOICES]
    section = saying.setting.knowledge.entry(near[0])
    ids = tuple(near) if len(near) > 1 or section is None else (*near, section.section)
    talk = replace(saying.talk, choices=ids, more="", page=0)
    return Turn(Outcome.CLARIFIED, talk, present.said("clarify", saying.setting, ids), news=tuple(hits))


def _one(hit: Hit, hits: list[Hit], saying: Saying) -> Turn | None:
    turn = open_id(hit.id, replace(saying.talk, choices=tuple(hit.id for hit in hits)), saying.setting)
    return replace(turn, news=tuple(hits)) if turn else None


def listed(above: Above, ids: list[str], saying: Saying, hits: Iterable[Hit] = ()) -> Turn:
    shown = tuple(ids[:MOST])
    talk = replace(saying.talk, choices=shown, more=above.dump(), page=0)
    return Turn(Outcome.LISTED, talk, present_news.several(above, shown, saying.setting), news=tuple(hits))
