"""The last step: search for what the words are about, and answer, offer a choice, or say honestly that nothing is known."""

from dataclasses import replace
from functools import cache, partial

from bot.conversation import present
from bot.conversation.answer import Turn
from bot.conversation.hours import names_office
from bot.conversation.matched import best, by_clause, is_word, match_of, nothing_of_others, pinyin_is_chinese, without_time
from bot.conversation.news import news_asked
from bot.conversation.open import open_id
from bot.conversation.outcome import Outcome
from bot.conversation.place import office_named, postcode_named
from bot.conversation.saying import Saying
from bot.knowledge.entry import DECLINED, URGENT
from bot.search.match import AMBIGUOUS, CONFIDENT, Match

CHOICES = 4
"""Most that are offered: a visitor on a phone reads no more."""
NEAR = 0.25
"""An entry is offered beside the best if its score is behind by at most this share of the best one's."""
URGENT_SURE = 0.5
"""Chance from which an urgent entry is answered, where others have to be surer: steps and a number that were not needed do little harm."""
DECLINED_SURE = 0.5
"""Chance from which a declined entry is answered: it says what the embassy can't help with, and asserts nothing."""
FOLLOWED = 0.2
"""Chance from which a question after an office is taken for one about it: the talk speaks for it, too."""
SAID_AT_ALL = 0.05
"""Chance from which an urgent entry is offered beside others."""


def searched(saying: Saying) -> Turn:
    """The entry that the words are about, a choice of entries, or "I don't know"."""
    match = match_of(saying.text, saying)
    clause = cache(partial(by_clause, saying))  # a search for each clause of a long story: done once, and only if need be
    by_postcode = postcode_named(match, clause, saying)
    if by_postcode:
        return by_postcode
    if match.verdict != CONFIDENT:
        match = clause() or without_time(match, saying) or match
    match = nothing_of_others(match, saying)
    saying = pinyin_is_chinese(saying, match)
    return replace(office_named(match, saying) or news_asked(match, saying) or _found(match, saying), match=match)


def _found(match: Match, saying: Saying) -> Turn:
    turn = _of_the_office(match, saying)
    if turn:
        return turn
    if match.verdict == CONFIDENT or _is_urgent(match, saying, URGENT_SURE) or _is_declined(match, saying):
        turn = open_id(match.candidates[0].entry, saying.talk, saying.setting)
    # One word is no question yet, and what may be urgent is offered even where little speaks for it.
    elif match.verdict == AMBIGUOUS or _is_one_word(match) or _is_urgent(match, saying):
        turn = _offered(match, saying)
    return turn or Turn(Outcome.UNANSWERED, replace(saying.talk, more="", page=0), present.said("unanswered", saying.setting))


def _of_the_office(match: Match, saying: Saying) -> Turn | None:
    """Having spoken of one office, "phone?" and "how do I get there" mean that office, unless the one that the entry is about is named."""
    offices, spoken_of = saying.setting.knowledge.offices, saying.talk.office
    if match.confidence < FOLLOWED or spoken_of not in offices:
        return None
    about = best(match, saying).office
    if not about or about == spoken_of or names_office(match.normalised, offices[about]):
        return None
    return open_id(spoken_of, saying.talk, saying.setting)


def of_the_office(id: str, saying: Saying) -> str:
    """The same for a section of addresses and hours: after Manchester, "address" opens Manchester."""
    knowledge, spoken_of = saying.setting.knowledge, saying.talk.office
    about = {entry.office for entry in knowledge.entries.values() if entry.section == id and entry.office}
    return spoken_of if about and spoken_of in knowledge.offices and spoken_of not in about else id


def _offered(match: Match, saying: Saying) -> Turn | None:
    ids = _choices(match, saying)
    if not ids:
        return None
    return Turn(Outcome.CLARIFIED, replace(saying.talk, choices=ids, more="", page=0), present.said("clarify", saying.setting, ids))


def _is_urgent(match: Match, saying: Saying, chance: float = SAID_AT_ALL) -> bool:
    """Whether the best entry is an urgent one for which anything speaks, with at least this chance."""
    return bool(match.candidates) and match.candidates[0].score > 0 and match.confidence >= chance and best(match, saying).kind == URGENT


def _is_declined(match: Match, saying: Saying) -> bool:
    return bool(match.candidates) and match.confidence >= DECLINED_SURE and best(match, saying).kind == DECLINED


def _is_one_word(match: Match) -> bool:
    """One word says a subject, not a question: what the knowledge has on it is offered."""
    return len(match.normalised) > 1 and is_word(match.normalised) and match.confidence > 0


def _choices(match: Match, saying: Saying) -> tuple[str, ...]:
    """Entries near enough to the best, two at least: beside a single one, the section that it stands in."""
    entries = saying.setting.knowledge.entries
    worth = [c for c in match.candidates if c.score > 0 and entries[c.entry].kind != DECLINED]
    if not worth or entries[match.candidates[0].entry].kind == DECLINED:
        return ()
    near = [c.entry for c in worth if c.score >= worth[0].score * (1 - NEAR)][:CHOICES]
    return tuple(near) if len(near) > 1 else (*near, entries[near[0]].section)
