"""Whether a text asks for news, and the news that it asks for."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from bot.conversation import present, present_news
from bot.conversation.answer import Turn
from bot.conversation.matched import best
from bot.conversation.open import open_id
from bot.conversation.outcome import Outcome
from bot.conversation.present_news import FOUND, NEAR, NEWEST, NONE_THEN, OTHER_TIMES, THEN, Above
from bot.conversation.saying import Saying
from bot.knowledge.entry import DECLINED, NEWS, URGENT
from bot.search.match import CONFIDENT, Match
from bot.search.news.asked import Asked, readings
from bot.search.news.search import FAR, Days, Hit, search
from bot.search.news.search import NEAR as NEAR_BEST
from bot.search.reading import read

ONE = 0.45
"""Score from which a single article is answered as what was asked for."""
AHEAD = 0.8
"""It is single if the next has at most this share of its score."""
WHOLE = 0.75
"""Share of what was asked that an article has to have to be answered."""
MOST = 40
"""Articles in a list: more pages than anybody asks for."""
ENTIRE = 0.95
"""Share from which a single article is answered even where it only mentions what was asked."""
MOSTLY = 0.5
"""Share from which it is offered as what may be meant."""
CHOICES = 4
"""Most that are offered so."""
SOME = 0.5
"""The same for standing in a list, where the question can only be about news."""
TOLD, TOLD_THEN = 2.0, 1.0
"""What words have to weigh together to be worth a name: two or more that hardly anything else is asked with; one where a time is named."""
OTHER_LANGUAGE = 0.85
"""What the score of news that is not in the visitor's language counts for its place."""
LEFT_ALONE = 0.5
"""Chance from which an urgent or a declined entry is what is meant, whatever news there is."""


def news_asked(match: Match, saying: Saying) -> Turn | None:
    """`match`: what was found among the entries, which goes first where it is clear."""
    if not saying.index.news.ids or _is_other_matter(match, saying):
        return None
    turns = (_asked(asked, match, saying) for asked in _readings(saying))
    return next((turn for turn in turns if turn), None)


def _readings(saying: Saying) -> list[Asked]:
    """As it was typed, and as it is mended; what is plainly about news first."""
    texts = (saying.text, read(saying.text, saying.index).text)
    return sorted(readings(texts, saying.index.parts, saying.setting.day), key=lambda asked: not asked.explicit)


def _asked(asked: Asked, match: Match, saying: Saying) -> Turn | None:
    if match.verdict == CONFIDENT and not _is_not_all(match, asked, saying):
        return None
    if not asked.about:
        return _of_a_time(asked, saying) if asked.explicit else None
    return _about(asked, saying) or _of_another_time(match, asked, saying)


def _is_other_matter(match: Match, saying: Saying) -> bool:
    """What is urgent or not this institution's matter, and as likely as not meant."""
    if not match.candidates or match.confidence < LEFT_ALONE:
        return False
    kind = best(match, saying).kind
    return kind == URGENT or (kind == DECLINED and not any(_is_told(asked, saying) for asked in _readings(saying)))


def _is_told(asked: Asked, saying: Saying) -> bool:
    """Whether there is news that has all of what was asked, and it is named."""
    hits, named = _hits(asked, saying) if asked.about else ([], False)
    return named and bool(hits) and hits[0].covered >= ENTIRE


def _is_not_all(match: Match, asked: Asked, saying: Saying) -> bool:
    """Whether an entry that is clearly meant can't be all: news of another time, an older one where the newest is asked for, one of many,
    one that lacks a name which other news has; or where to look for news instead of the news."""
    entry = best(match, saying)
    if entry.kind == DECLINED:
        return _is_told(asked, saying)
    if entry.kind != NEWS or not entry.date:
        return asked.explicit and (asked.latest or not asked.about)
    return not asked.within(entry.date) or (asked.latest and asked.explicit) or _is_outdone(entry.id, asked, saying)


def _is_outdone(id: str, asked: Asked, saying: Saying) -> bool:
    """By news that has all that was asked where this has not; or, where the word for news was said, by several that have it as well."""
    hits, _ = _hits(asked, saying)
    full = [hit for hit in hits if hit.covered >= WHOLE]
    own = next((hit.covered for hit in hits if hit.id == id), 0.0)
    several = asked.news and len([hit for hit in full if hit.score > AHEAD * hits[0].score]) > 1
    return bool(full) and (several or own <= AHEAD * full[0].covered)


def _of_another_time(match: Match, asked: Asked, saying: Saying) -> Turn | None:
    """News that is clearly meant but for its time is told as what it is."""
    entry = best(match, saying) if match.verdict == CONFIDENT else None
    if entry is None or not entry.date or asked.within(entry.date):
        return None
    return _list(Above(OTHER_TIMES, asked.days), [entry.id], saying)


def _of_a_time(asked: Asked, saying: Saying) -> Turn | None:
    """Whatever there is, of a time or newest first."""
    if asked.days is None:
        return _all(saying)
    found = _newest(saying, asked.days)
    return _list(Above(THEN, asked.days), found, saying) if found else _none_then(asked, saying)


def _all(saying: Saying) -> Turn | None:
    """The section that lists the news of every section."""
    section = next((section.id for section in saying.setting.knowledge.sections.values() if section.all_news), "")
    return open_id(section, saying.talk, saying.setting) if section else None


def _none_then(asked: Asked, saying: Saying) -> Turn:
    """Said honestly, with the newest below."""
    return replace(_list(Above(NONE_THEN, asked.days), _newest(saying), saying), outcome=Outcome.UNANSWERED)


def _newest(saying: Saying, days: Days | None = None) -> list[str]:
    """Ids of what may be shown, of these days or of all, newest first; no more than are listed."""
    index = saying.index.news
    ids = index.ids[index.within(*days)] if days else index.ids
    return list(islice((id for id in ids if _may_be_shown(id, saying)), MOST))


def _may_be_shown(id: str, saying: Saying) -> bool:
    entry, day = saying.setting.knowledge.entry(id), saying.setting.day
    return entry is not None and entry.begun(day) and not entry.expired(day)


def _about(asked: Asked, saying: Saying) -> Turn | None:
    """News on a subject; of the time that is asked about, if there is any."""
    hits, named = _hits(asked, saying)
    if hits and (asked.explicit or (named and hits[0].covered >= WHOLE)):
        return _answer(hits, asked, saying)
    if hits and named and hits[0].covered >= MOSTLY:
        return _offered(hits, saying)
    if not asked.period or not (asked.explicit or named):
        return None
    others, _ = _hits(replace(asked, period=None), saying)
    worth = [hit.id for hit in others if hit.covered >= WHOLE]
    return _list(Above(OTHER_TIMES, asked.days), worth, saying) if worth else _none_then(asked, saying) if asked.explicit else None


def _hits(asked: Asked, saying: Saying) -> tuple[list[Hit], bool]:
    """Those that have enough of what was asked, and whether it names what news is about."""
    near = FAR if asked.latest else NEAR_BEST
    found = search(asked.about, saying.index.news, lambda id: _may_be_shown(id, saying), asked.days, near)
    hits = sorted((hit for hit in found.hits if hit.covered >= SOME), key=lambda hit: -_worth(hit, saying))
    return hits, found.names > 0 or found.told >= (TOLD_THEN if asked.period else TOLD)


def _worth(hit: Hit, saying: Saying) -> float:
    """Its score; of two about the same, the one goes first that the visitor can read."""
    entry = saying.setting.knowledge.entry(hit.id)
    return hit.score if entry and saying.setting.book.code in entry.title else hit.score * OTHER_LANGUAGE


def _answer(hits: list[Hit], asked: Asked, saying: Saying) -> Turn | None:
    """The one that is meant, else a list: newest first where the newest is asked for, else best first."""
    full = [hit for hit in hits if hit.covered >= (MOSTLY if asked.latest else WHOLE)]
    if asked.latest and full:
        newest = sorted(full, key=lambda hit: saying.index.news.ids.index(hit.id))
        return _one(newest[0], hits, saying) if not asked.news else _list(Above(NEWEST), [hit.id for hit in newest], saying, hits)
    first, second = hits[0], hits[1].score if len(hits) > 1 else 0.0
    alone = second <= AHEAD * first.score
    if alone and (first.covered >= ENTIRE or (first.score >= ONE and first.covered >= WHOLE)):
        return _one(first, hits, saying)
    above = Above(THEN, asked.days) if asked.period else Above(FOUND if full else NEAR)
    return _list(above, [hit.id for hit in hits], saying, hits)


def _offered(hits: list[Hit], saying: Saying) -> Turn:
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


def _list(above: Above, ids: list[str], saying: Saying, hits: Iterable[Hit] = ()) -> Turn:
    shown = tuple(ids[:MOST])
    talk = replace(saying.talk, choices=shown, more=above.dump(), page=0)
    return Turn(Outcome.LISTED, talk, present_news.several(above, shown, saying.setting), news=tuple(hits))
