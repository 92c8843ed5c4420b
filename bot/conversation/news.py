"""Whether a text asks for news, and the news that it asks for."""

import re
from dataclasses import replace

from bot.conversation.answer import Turn
from bot.conversation.matched import best
from bot.conversation.news_found import ENTIRE, FULL, NOTHING, SOME, WHOLE, found, newest
from bot.conversation.news_turn import AHEAD, ONE, answer, listed, offered
from bot.conversation.open import open_id
from bot.conversation.outcome import Outcome
from bot.conversation.present_news import NONE_THEN, OTHER_TIMES, THEN, Above
from bot.conversation.saying import Saying
from bot.knowledge.entry import DECLINED, NEWS, URGENT
from bot.search.match import CONFIDENT, NONE, Match
from bot.search.news.asked import Asked, readings
from bot.search.news.units import units
from bot.search.reading import read

YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
LEFT_ALONE = 0.5
"""Chance from which an urgent or a declined entry is what is meant, whatever news there is."""
SAID_AT_ALL = 0.05
"""The same for an urgent one where nothing says that news is meant."""


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
    if match.verdict != CONFIDENT and _is_left_to_entries(match, asked, saying):
        return None
    if not asked.about:
        return _of_a_time(asked, saying) if asked.explicit or _is_of_a_year(asked, saying) else None
    return _about(asked, saying) or _of_another_time(match, asked, saying)


def _is_other_matter(match: Match, saying: Saying) -> bool:
    """What is urgent or not this institution's matter, and as likely as not meant."""
    if not match.candidates or match.confidence < LEFT_ALONE:
        return False
    kind = best(match, saying).kind
    return kind == URGENT or (kind == DECLINED and not any(_is_told(asked, saying) for asked in _readings(saying)))


def _is_told(asked: Asked, saying: Saying) -> bool:
    """Whether there is news that has all of what was asked, and is about it; of two names at least, since "Taiwan" is no question yet."""
    news = found(asked, saying) if asked.about else NOTHING
    return bool(news.hits) and news.names > 1 and news.hits[0].covered >= ENTIRE and news.hits[0].score >= ONE


def _is_left_to_entries(match: Match, asked: Asked, saying: Saying) -> bool:
    """Where nothing says that news is meant, what an entry may answer is asked back about, and a country alone is no question."""
    if asked.explicit or not match.candidates:
        return False
    entry = best(match, saying)
    if entry.kind == URGENT and match.confidence >= SAID_AT_ALL:
        return True
    if (match.countries or match.places) and _is_word(asked.about, saying):
        return True
    if match.verdict != NONE and entry.kind != NEWS:
        news = found(asked, saying) if asked.about else NOTHING
        return not news.named or not news.hits or news.hits[0].covered < WHOLE
    return False


def _is_word(about: str, saying: Saying) -> bool:
    return len(units(about, saying.index.news.lexicon)) == 1


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
    hits = found(asked, saying).hits
    full = [hit for hit in hits if hit.covered >= WHOLE]
    own = next((hit.covered for hit in hits if hit.id == id), 0.0)
    several = asked.news and len([hit for hit in full if hit.score > AHEAD * hits[0].score]) > 1
    return bool(full) and (several or own <= AHEAD * full[0].covered)


def _of_another_time(match: Match, asked: Asked, saying: Saying) -> Turn | None:
    """News that is clearly meant but for its time is told as what it is."""
    entry = best(match, saying) if match.verdict == CONFIDENT else None
    if entry is None or not entry.date or asked.within(entry.date):
        return None
    return listed(Above(OTHER_TIMES, asked.days), [entry.id], saying)


def _of_a_time(asked: Asked, saying: Saying) -> Turn | None:
    """Whatever there is, of a time or newest first."""
    if asked.days is None:
        return _all(saying)
    ids = newest(saying, asked.days)
    return listed(Above(THEN, asked.days), ids, saying) if ids else _none_then(asked, saying)


def _is_of_a_year(asked: Asked, saying: Saying) -> bool:
    """A month or a year and nothing else: its news, if there is any."""
    return bool(asked.days) and YEAR.search(saying.text) is not None and bool(newest(saying, asked.days))


def _all(saying: Saying) -> Turn | None:
    """The section that lists the news of every section."""
    section = next((section.id for section in saying.setting.knowledge.sections.values() if section.all_news), "")
    return open_id(section, saying.talk, saying.setting) if section else None


def _none_then(asked: Asked, saying: Saying) -> Turn:
    """Said honestly, with the newest below."""
    return replace(listed(Above(NONE_THEN, asked.days), newest(saying), saying), outcome=Outcome.UNANSWERED)


def _about(asked: Asked, saying: Saying) -> Turn | None:
    """News on a subject; of the time that is asked about, if there is any."""
    news = found(asked, saying)
    hits, named = news.hits, news.named
    if hits and (asked.explicit or (named and hits[0].covered >= FULL)):
        return answer(hits, asked, saying)
    if hits and named and hits[0].covered >= SOME:
        return offered(hits, saying)
    if not asked.period or not (asked.explicit or named):
        return None
    others = found(replace(asked, period=None), saying)
    worth = [hit.id for hit in others.hits if hit.covered >= WHOLE]
    return listed(Above(OTHER_TIMES, asked.days), worth, saying) if worth else _none_then(asked, saying) if asked.explicit else None
