"""Whether a text asks for news, and the news that it asks for."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.conversation import present_news
from bot.conversation.answer import Turn
from bot.conversation.matched import best
from bot.conversation.open import open_id
from bot.conversation.outcome import Outcome
from bot.conversation.present_news import FOUND, NEWEST, NONE_THEN, OTHER_TIMES, THEN, Above
from bot.conversation.saying import Saying
from bot.knowledge.entry import DECLINED, NEWS, URGENT
from bot.search.match import CONFIDENT, Match
from bot.search.news.asked import Asked, readings
from bot.search.news.search import Hit, search
from bot.search.reading import read

ONE = 0.45
"""Score from which a single article is answered as what was asked for."""
AHEAD = 0.8
"""It is single if the next has at most this share of its score."""
WHOLE = 0.75
"""Share of what was asked that an article has to have to be answered."""
MOST = 40
"""Articles in a list: more pages than anybody asks for."""
SOME = 0.5
"""The same for standing in a list, where the question can only be about news."""
LEFT_ALONE = 0.5
"""Chance from which an urgent or a declined entry is what is meant, whatever news there is."""


def news_asked(match: Match, saying: Saying) -> Turn | None:
    """`match`: what was found among the entries, which goes first where it is clear."""
    asked = _asked(saying)
    if not saying.index.news.ids or _is_other_matter(match, saying):
        return None
    if match.verdict == CONFIDENT and not (_contradicts(match, asked, saying) or _is_one_of_many(match, asked, saying)):
        return None
    if not asked.about:
        return _of_a_time(asked, saying) if asked.explicit else None
    return _about(asked, saying)


def _asked(saying: Saying) -> Asked:
    """As it was typed, or as it is mended, where only that asks for news."""
    texts = (saying.text, read(saying.text, saying.index).text)
    found = readings(texts, saying.index.parts, saying.setting.day)
    return next((asked for asked in found if asked.explicit), found[-1])


def _is_other_matter(match: Match, saying: Saying) -> bool:
    """What is urgent or not this institution's matter, and as likely as not meant."""
    return bool(match.candidates) and match.confidence >= LEFT_ALONE and best(match, saying).kind in (URGENT, DECLINED)


def _contradicts(match: Match, asked: Asked, saying: Saying) -> bool:
    """Whether an entry that is clearly meant can't be all: news of another time, or an older one where the newest is asked for."""
    entry = best(match, saying)
    if entry.kind != NEWS or not entry.date:
        return asked.explicit and not asked.about
    return not asked.within(entry.date) or (asked.latest and asked.explicit)


def _is_one_of_many(match: Match, asked: Asked, saying: Saying) -> bool:
    """Whether "news about Ambassador Liu" has more answers than the one that is likest to it."""
    if best(match, saying).kind != NEWS or not (asked.news and asked.about):
        return False
    hits, _ = _hits(asked, saying)
    return len([hit for hit in hits if hit.covered >= WHOLE and hit.score > AHEAD * hits[0].score]) > 1


def _of_a_time(asked: Asked, saying: Saying) -> Turn | None:
    """Whatever there is, of a time or newest first."""
    if asked.period is None:
        return _all(saying)
    found = [id for id, day in _shown(saying) if asked.within(day)]
    return _list(Above(THEN, asked.days), found, saying) if found else _none_then(asked, saying)


def _all(saying: Saying) -> Turn | None:
    """The section that lists the news of every section."""
    section = next((section.id for section in saying.setting.knowledge.sections.values() if section.all_news), "")
    return open_id(section, saying.talk, saying.setting) if section else None


def _none_then(asked: Asked, saying: Saying) -> Turn:
    """Said honestly, with the newest below."""
    turn = _list(Above(NONE_THEN, asked.days), [id for id, _ in _shown(saying)], saying)
    return replace(turn, outcome=Outcome.UNANSWERED)


def _shown(saying: Saying) -> Iterable[tuple[str, date]]:
    """Ids and days of all that may be shown, newest first."""
    index = saying.index.news
    return ((id, date.fromordinal(day)) for id, day in zip(index.ids, index.dates.tolist(), strict=True) if _may_be_shown(id, saying))


def _may_be_shown(id: str, saying: Saying) -> bool:
    entry, day = saying.setting.knowledge.entry(id), saying.setting.day
    return entry is not None and entry.begun(day) and not entry.expired(day)


def _about(asked: Asked, saying: Saying) -> Turn | None:
    """News on a subject; of the time that is asked about, if there is any."""
    hits, named = _hits(asked, saying)
    if hits and (asked.explicit or (named and hits[0].covered >= WHOLE)):
        return _answer(hits, asked, saying)
    if not asked.period or not (asked.explicit or named):
        return None
    others, _ = _hits(replace(asked, period=None), saying)
    worth = [hit.id for hit in others if hit.covered >= WHOLE]
    return _list(Above(OTHER_TIMES, asked.days), worth, saying) if worth else _none_then(asked, saying) if asked.explicit else None


def _hits(asked: Asked, saying: Saying) -> tuple[list[Hit], int]:
    """Those that have enough of what was asked, and how many names were in it that news has."""
    within = {id: asked.within(day) for id, day in _shown(saying)} if asked.period else None
    found = search(asked.about, saying.index.news, lambda id: _may_be_shown(id, saying) if within is None else within.get(id, False))
    return [hit for hit in found.hits if hit.covered >= SOME], found.names


def _answer(hits: list[Hit], asked: Asked, saying: Saying) -> Turn | None:
    """The one that is meant, else a list: newest first where the newest is asked for, else best first."""
    full = [hit for hit in hits if hit.covered >= WHOLE]
    if asked.latest and full:
        newest = sorted(full, key=lambda hit: saying.index.news.ids.index(hit.id))
        return _one(newest[0], hits, saying) if not asked.news else _list(Above(NEWEST), [hit.id for hit in newest], saying, hits)
    first, second = hits[0], hits[1].score if len(hits) > 1 else 0.0
    if first.score >= ONE and first.covered >= WHOLE and second <= AHEAD * first.score:
        return _one(first, hits, saying)
    return _list(Above(THEN if asked.period else FOUND, asked.days), [hit.id for hit in hits], saying, hits)


def _one(hit: Hit, hits: list[Hit], saying: Saying) -> Turn | None:
    turn = open_id(hit.id, replace(saying.talk, choices=tuple(hit.id for hit in hits)), saying.setting)
    return replace(turn, news=tuple(hits)) if turn else None


def _list(above: Above, ids: list[str], saying: Saying, hits: Iterable[Hit] = ()) -> Turn:
    shown = tuple(ids[:MOST])
    talk = replace(saying.talk, choices=shown, more=above.dump(), page=0)
    return Turn(Outcome.LISTED, talk, present_news.several(above, shown, saying.setting), news=tuple(hits))
