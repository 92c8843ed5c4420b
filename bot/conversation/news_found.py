"""News that a visitor may be shown, and how well it answers what was asked."""

from datetime import date
from itertools import islice
from typing import NamedTuple

from bot.conversation.saying import Saying
from bot.search.news.asked import Asked
from bot.search.news.search import FAR, NEAR, Days, Hit, search

ENTIRE, FULL, WHOLE, SOME = 0.95, 0.85, 0.75, 0.5
"""Shares of what was asked: all of it, as good as; enough to be answered where nothing says that news is meant, and where something does;
enough to be offered or listed."""
TOLD, TOLD_THEN = 1.75, 1.0
"""What words have to weigh together to be worth a name: two or more that hardly anything else is asked with; one where a time is named."""
OTHER_LANGUAGE = 0.85
"""What the score of news that is not in the visitor's language counts for its place."""
MOST = 40
"""Articles in a list: more pages than anybody asks for."""


class Found(NamedTuple):
    hits: list[Hit]
    """Those that have enough of what was asked, best first."""
    names: int
    """In what was asked, as far as news has them."""
    named: bool
    """Whether it names what news is about, by a name or by words that tell as much."""


NOTHING = Found([], 0, False)


def found(asked: Asked, saying: Saying) -> Found:
    near = FAR if asked.latest else NEAR
    news = search(asked.about, saying.index.news, lambda id: may_be_shown(id, saying), asked.days, near)
    hits = sorted((hit for hit in news.hits if hit.covered >= SOME), key=lambda hit: -_worth(hit, saying))
    return Found(hits, news.names, news.names > 0 or news.told >= (TOLD_THEN if asked.period else TOLD))


def _worth(hit: Hit, saying: Saying) -> float:
    """Its score; of two about the same, the one goes first that the visitor can read."""
    return hit.score if is_readable(hit.id, saying) else hit.score * OTHER_LANGUAGE


def is_readable(id: str, saying: Saying) -> bool:
    entry = saying.setting.knowledge.entry(id)
    return entry is not None and saying.setting.book.code in entry.title


def day_of(id: str, saying: Saying) -> date:
    entry = saying.setting.knowledge.entry(id)
    return entry.date if entry and entry.date else date.min


def newest(saying: Saying, days: Days | None = None) -> list[str]:
    """Ids of what may be shown, of these days or of all, newest first; no more than are listed."""
    index = saying.index.news
    ids = index.ids[index.within(*days)] if days else index.ids
    return list(islice((id for id in ids if may_be_shown(id, saying)), MOST))


def may_be_shown(id: str, saying: Saying) -> bool:
    entry, day = saying.setting.knowledge.entry(id), saying.setting.day
    return entry is not None and entry.begun(day) and not entry.expired(day)
