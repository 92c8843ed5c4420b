"""What a visitor said, in words: the steps that try to understand it, first come first served."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.conversation import present, present_office
from bot.conversation.answer import Turn
from bot.conversation.open import for_offices, open_id
from bot.conversation.outcome import Outcome
from bot.conversation.setting import Setting
from bot.conversation.small_talk import small_talk
from bot.conversation.talk import Talk
from bot.search import alarm
from bot.search.index import Index
from bot.search.match import AMBIGUOUS, CONFIDENT, Match, search
from bot.search.text import ZH, ZH_HANT, language, normalise, to_traditional


@dataclass(frozen=True, slots=True)
class Saying:
    """A text with all that its understanding depends on."""

    text: str
    menu_id: str
    talk: Talk
    index: Index
    setting: Setting


def said(text: str, talk: Talk, index: Index, setting: Setting, menu_id: str = "") -> Turn:
    """The turn that a text leads to."""
    talk = replace(talk, spoke=_language(text, talk))
    saying = Saying(text, menu_id, talk, index, replace(setting, language=talk.language or talk.spoke or setting.language))
    turn = next(turn for step in STEPS if (turn := step(saying)))
    return _hinted(turn, setting)


def _language(text: str, talk: Talk) -> str:
    """What the text is in; what was spoken before where it does not tell, as with a number, or characters that both scripts share."""
    found = language(text)
    shared = found == ZH and talk.spoke == ZH_HANT and to_traditional(text) == text
    return talk.spoke if shared else found or talk.spoke


def _hinted(turn: Turn, setting: Setting) -> Turn:
    """A visitor who chose one language and writes another is told how to change, in the language of the words."""
    chosen, spoke, answer = turn.talk.language, turn.talk.spoke, turn.answer
    spoken = replace(setting, language=spoke)
    if answer is None or not chosen or not spoke or spoken.book is replace(setting, language=chosen).book:
        return turn
    return replace(turn, answer=replace(answer, footer=(*answer.footer, spoken.say("language_hint"))))


def _danger(saying: Saying) -> Turn | None:
    """Danger to life comes before everything."""
    entry = alarm.raised(saying.text, saying.index.alarms)
    return open_id(entry, saying.talk, saying.setting) if entry else None


def _tapped(saying: Saying) -> Turn | None:
    """A tappable choice brings its id along, however old the message is that it was in."""
    return open_id(saying.menu_id, saying.talk, saying.setting) if saying.menu_id else None


def _numbered(saying: Saying) -> Turn | None:
    """A number chooses from what was offered last."""
    number = _number(saying)
    if number is None:
        return None
    choices = saying.talk.choices
    chosen = choices[number - 1] if 0 < number <= len(choices) else ""
    turn = open_id(chosen, saying.talk, saying.setting)
    return turn or Turn(Outcome.SOCIAL, saying.talk, present.said("no_choice", saying.setting))


def _number(saying: Saying) -> int | None:
    """2, ２, "2.", "选2" or "第二个": a number of at most two digits or a numeral, alone or with the words that people put around it."""
    books = saying.setting.knowledge.phrasebooks.values()
    said = normalise(saying.text).replace(" ", "")
    for word in sorted({word.replace(" ", "") for book in books for word in book.hear.get("choice", ())}, key=len, reverse=True):
        said = said.replace(word, "")
    numerals = {numeral: number for book in books for number, numeral in enumerate(book.hear.get("numerals", ()), start=1)}
    return int(said) if re.fullmatch(r"\d{1,2}", said) else numerals.get(said)


def _small_talk(saying: Saying) -> Turn | None:
    return small_talk(saying.text, saying.talk, saying.index.intents, saying.setting)


def _titled(saying: Saying) -> Turn | None:
    """A title or a section's word, typed whole, needs no search: this is also how a tap without its id arrives."""
    id = saying.index.titles.get(normalise(saying.text))
    return open_id(id, saying.talk, saying.setting) if id else None


def _searched(saying: Saying) -> Turn:
    """The entry that the words are about, a choice of entries, or an honest "I don't know"."""
    entries, day = saying.setting.knowledge.entries, saying.setting.day
    excused = alarm.excused(saying.text, saying.index.alarms)
    match = search(saying.text, saying.index, allowed=lambda id: entries[id].begun(day) and not (excused and entries[id].alarms))
    saying = _pinyin_is_chinese(saying, match)
    turn = _office_named(match, saying) or _found(match, saying)
    return replace(turn, match=match)


def _pinyin_is_chinese(saying: Saying, match: Match) -> Saying:
    """A question typed in pinyin is answered in Chinese, unless another language was chosen."""
    if saying.talk.language or not match.pinyin:
        return saying
    return replace(saying, talk=replace(saying.talk, spoke=ZH), setting=replace(saying.setting, language=ZH))


def _office_named(match: Match, saying: Saying) -> Turn | None:
    """A town, with a question about its office or with nothing else."""
    about_place = match.only_name or (match.verdict == CONFIDENT and saying.setting.knowledge.entries[match.candidates[0].entry].by_place)
    place = next((p for p in saying.setting.knowledge.places if match.places and p.name == match.places[0]), None)
    found = present_office.for_place(place, saying.setting) if place and about_place else None
    return for_offices(*found, saying.talk) if found else None


def _found(match: Match, saying: Saying) -> Turn:
    if match.verdict == CONFIDENT:
        turn = open_id(match.candidates[0].entry, saying.talk, saying.setting)
        if turn:
            return turn
    if match.verdict == AMBIGUOUS:
        answer = present.said("clarify", saying.setting, match.choices)
        return Turn(Outcome.CLARIFIED, replace(saying.talk, choices=match.choices, more="", page=0), answer)
    return Turn(Outcome.UNANSWERED, replace(saying.talk, more="", page=0), present.said("unanswered", saying.setting))


Step = Callable[[Saying], Turn | None]
STEPS: tuple[Step, ...] = (_danger, _tapped, _numbered, _small_talk, _titled, _searched)
