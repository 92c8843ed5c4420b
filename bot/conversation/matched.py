"""What a saying is about, by the search: as a whole, by its clauses, without the time that it names."""

import re
from dataclasses import replace

from bot.conversation.hours import about_others, has_content, means_offices
from bot.conversation.saying import Saying
from bot.knowledge.entry import URGENT, Entry
from bot.search import alarm
from bot.search.match import CONFIDENT, NONE, Match, foreign, search
from bot.search.text import ZH, normalise

ONE_WORD = 2
"""Chinese characters that are one word."""
CLAUSES = 12
"""Most pieces of a long message that are looked at one by one."""
_CLAUSE_END = re.compile(r"[。！？!?；;，,…\n]+|\.(?:\s|$)")


def match_of(text: str, saying: Saying) -> Match:
    entries, day = saying.setting.knowledge.entries, saying.setting.day
    excused = alarm.excused(text, saying.index.alarms)
    return search(text, saying.index, allowed=lambda id: entries[id].begun(day) and not (excused and entries[id].alarms))


def by_clause(saying: Saying) -> Match | None:
    """A worried visitor tells a story, and one clause of it says what is urgent; a single word ("urgent!") only says that something is.
    Nothing else is answered from a clause: it lacks the rest."""
    clauses = [clause for clause in _CLAUSE_END.split(saying.text) if not is_word(normalise(clause))][:CLAUSES]
    if len(clauses) < 2:
        return None
    clear = [match for match in (match_of(clause, saying) for clause in clauses) if match.verdict == CONFIDENT]
    urgent = [match for match in clear if best(match, saying).kind == URGENT]
    return max(urgent, key=lambda match: match.confidence, default=None)


def without_time(match: Match, saying: Saying) -> Match | None:
    """The question without the time that it asks about, where it is surer then to be about an office."""
    when = saying.setting.when
    if not when or not has_content(when.said, saying.index):
        return None
    other = match_of(when.said, saying)
    surer = other.confidence > match.confidence and best(other, saying).by_place
    return replace(other, normalised=match.normalised) if surer else None


def nothing_of_others(match: Match, saying: Saying) -> Match:
    """Whether a shop or a museum is open on Sunday is no question about an office, however like one it looks: a word of it that staff never
    use about office hours tells."""
    when, setting = saying.setting.when, saying.setting
    if not when or not match.candidates or not (best(match, saying).by_place or best(match, saying).hours):
        return match
    rest = "" if means_offices(when.said, saying.index) and not match.countries else about_others(when.said, saying.index)
    strange = foreign(rest, match.candidates[0].entry, saying.index) if rest else ()
    if not strange:
        return match
    asserting = [c for c in match.candidates if setting.knowledge.entries[c.entry].by_place or setting.knowledge.entries[c.entry].hours]
    others = [c for c in match.candidates if c not in asserting]
    return replace(match, candidates=(*others, *asserting), verdict=NONE, confidence=0.0)


def best(match: Match, saying: Saying) -> Entry:
    return saying.setting.knowledge.entries[match.candidates[0].entry]


def is_word(normalised: str) -> bool:
    return " " not in normalised and (normalised.isascii() or len(normalised) <= ONE_WORD)


def pinyin_is_chinese(saying: Saying, match: Match) -> Saying:
    """A question typed in pinyin is answered in Chinese, unless another language was chosen."""
    if saying.talk.language or not match.pinyin:
        return saying
    return replace(saying, talk=replace(saying.talk, spoke=ZH), setting=replace(saying.setting, language=ZH))
