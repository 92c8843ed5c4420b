"""The last step: search for what the words are about, and answer, offer a choice, or say honestly that nothing is known."""

import re
from dataclasses import replace

from bot.conversation import present, present_office
from bot.conversation.answer import Turn
from bot.conversation.open import for_offices, open_id
from bot.conversation.outcome import Outcome
from bot.conversation.saying import Saying
from bot.knowledge.entry import DECLINED, URGENT, Entry
from bot.knowledge.office import Office
from bot.search import alarm
from bot.search.match import AMBIGUOUS, CONFIDENT, NONE, Match, search
from bot.search.text import ZH, has_han, normalise

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
ONE_WORD = 2
"""Chinese characters that are one word."""
NEARLY_SAID = 0.75
"""Likeness from which a question with a town in it is taken for one about the town's office."""
CLAUSES = 12
"""Most pieces of a long message that are looked at one by one."""

_CLAUSE_END = re.compile(r"[。！？!?；;，,…\n]+|\.(?:\s|$)")


def searched(saying: Saying) -> Turn:
    """The entry that the words are about, a choice of entries, or "I don't know"."""
    match = _match(saying.text, saying)
    if match.verdict != CONFIDENT:
        match = _by_clause(saying) or match
    saying = _pinyin_is_chinese(saying, match)
    return replace(_office_named(match, saying) or _found(match, saying), match=match)


def _match(text: str, saying: Saying) -> Match:
    entries, day = saying.setting.knowledge.entries, saying.setting.day
    excused = alarm.excused(text, saying.index.alarms)
    return search(text, saying.index, allowed=lambda id: entries[id].begun(day) and not (excused and entries[id].alarms))


def _by_clause(saying: Saying) -> Match | None:
    """A worried visitor tells a story, and one clause of it says what is urgent; a single word ("urgent!") only says that something is.
    Nothing else is answered from a clause: it lacks the rest."""
    clauses = [clause for clause in _CLAUSE_END.split(saying.text) if not _is_word(normalise(clause))][:CLAUSES]
    if len(clauses) < 2:
        return None
    clear = [match for match in (_match(clause, saying) for clause in clauses) if match.verdict == CONFIDENT]
    urgent = [match for match in clear if _best(match, saying).kind == URGENT]
    return max(urgent, key=lambda match: match.confidence, default=None)


def _pinyin_is_chinese(saying: Saying, match: Match) -> Saying:
    """A question typed in pinyin is answered in Chinese, unless another language was chosen."""
    if saying.talk.language or not match.pinyin:
        return saying
    return replace(saying, talk=replace(saying.talk, spoke=ZH), setting=replace(saying.setting, language=ZH))


def _office_named(match: Match, saying: Saying) -> Turn | None:
    """A town, with a question about its office or with nothing else. Two towns are one too many to tell."""
    about_place = match.only_name or (match.candidates and _best(match, saying).by_place and _is_clear(match))
    named = dict.fromkeys(match.places)
    place = next((place for place in saying.setting.knowledge.places if place.name in named), None)
    found = present_office.for_place(place, saying.setting) if place and about_place and len(named) == 1 else None
    return for_offices(*found, saying.talk) if found else None


def _is_clear(match: Match) -> bool:
    """A town, and the question about offices ahead of all others, speak for each other: less is enough than for either alone."""
    return match.verdict != NONE or match.candidates[0].likeness >= NEARLY_SAID


def _best(match: Match, saying: Saying) -> Entry:
    return saying.setting.knowledge.entries[match.candidates[0].entry]


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
    about = _best(match, saying).office
    if not about or about == spoken_of or _names(offices[about], match.normalised):
        return None
    return open_id(spoken_of, saying.talk, saying.setting)


def of_the_office(id: str, saying: Saying) -> str:
    """The same for a section of addresses and hours: after Manchester, "address" opens Manchester."""
    knowledge, spoken_of = saying.setting.knowledge, saying.talk.office
    about = {entry.office for entry in knowledge.entries.values() if entry.section == id and entry.office}
    return spoken_of if about and spoken_of in knowledge.offices and spoken_of not in about else id


def _names(office: Office, normalised: str) -> bool:
    names = (normalise(name) for names in office.nicknames.values() for name in names)
    return any(name in normalised if has_han(name) else f" {name} " in f" {normalised} " for name in names)


def _offered(match: Match, saying: Saying) -> Turn | None:
    ids = _choices(match, saying)
    if not ids:
        return None
    return Turn(Outcome.CLARIFIED, replace(saying.talk, choices=ids, more="", page=0), present.said("clarify", saying.setting, ids))


def _is_urgent(match: Match, saying: Saying, chance: float = SAID_AT_ALL) -> bool:
    """Whether the best entry is an urgent one for which anything speaks, with at least this chance."""
    return bool(match.candidates) and match.candidates[0].score > 0 and match.confidence >= chance and _best(match, saying).kind == URGENT


def _is_declined(match: Match, saying: Saying) -> bool:
    return bool(match.candidates) and match.confidence >= DECLINED_SURE and _best(match, saying).kind == DECLINED


def _is_one_word(match: Match) -> bool:
    """One word says a subject, not a question: what the knowledge has on it is offered."""
    return len(match.normalised) > 1 and _is_word(match.normalised) and match.confidence > 0


def _is_word(normalised: str) -> bool:
    return " " not in normalised and (normalised.isascii() or len(normalised) <= ONE_WORD)


def _choices(match: Match, saying: Saying) -> tuple[str, ...]:
    """Entries near enough to the best, two at least: beside a single one, the section that it stands in."""
    entries = saying.setting.knowledge.entries
    worth = [c for c in match.candidates if c.score > 0 and entries[c.entry].kind != DECLINED]
    if not worth or entries[match.candidates[0].entry].kind == DECLINED:
        return ()
    near = [c.entry for c in worth if c.score >= worth[0].score * (1 - NEAR)][:CHOICES]
    return tuple(near) if len(near) > 1 else (*near, entries[near[0]].section)
