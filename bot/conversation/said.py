"""What a visitor said, in words: the steps that try to understand it, first come first served."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.conversation import present
from bot.conversation.answer import Turn
from bot.conversation.hours import asks_only_hours, has_content, kept, of_another, of_the_same_time, on_the_same_day, telling, tells_hours
from bot.conversation.matched import pinyin_is_chinese
from bot.conversation.open import open_id
from bot.conversation.outcome import Outcome
from bot.conversation.place import at_the_place
from bot.conversation.saying import Saying
from bot.conversation.searched import of_the_office, searched
from bot.conversation.setting import Setting
from bot.conversation.small_talk import MORE, small_talk
from bot.conversation.talk import Talk
from bot.search import alarm
from bot.search.index import Index
from bot.search.intents import intent
from bot.search.match import search
from bot.search.reading import read
from bot.search.text import ZH, ZH_HANT, language, normalise, to_traditional
from bot.search.tokens import LETTERS
from bot.search.words import by_letters
from bot.when.heard import heard
from bot.when.when import When


def said(text: str, talk: Talk, index: Index, setting: Setting, menu_id: str = "") -> Turn:
    """The turn that a text leads to."""
    talk = replace(talk, spoke=_language(text, talk, index))
    setting = replace(
        setting, language=talk.language or talk.spoke or setting.language, when=on_the_same_day(_when(text, talk, index, setting), talk)
    )
    saying = Saying(text, menu_id, talk, index, setting)
    turn = next(turn for step in STEPS if (turn := step(saying)))
    return _hinted(_keeping_the_time(turn, saying), setting)


def _when(text: str, talk: Talk, index: Index, setting: Setting) -> When | None:
    """The time that is asked about, by the home office's clock; of a misspelt one, as it is mended. One that is said twice is one."""
    now = setting.now.astimezone(setting.zone)
    offices = setting.knowledge.offices
    calendars = offices[talk.office if talk.office in offices else setting.knowledge.account.office].calendars
    when = heard(text, now, calendars) or heard(read(text, index).text, now, calendars)
    again = heard(when.said, now, calendars) if when else None
    return replace(when, said=again.said) if when and again and (again.first, again.last) == (when.first, when.last) else when


def _keeping_the_time(turn: Turn, saying: Saying) -> Turn:
    """As long as hours are spoken of, the time that was asked about is kept for "and in Manchester?"."""
    if not tells_hours(turn.entry or "", saying.setting):
        return replace(turn, talk=replace(turn.talk, when=""))
    when = of_the_same_time(saying).setting.when if turn.entry in saying.setting.knowledge.offices else saying.setting.when
    return replace(turn, talk=replace(turn.talk, when=kept(when, saying.setting.now.astimezone(saying.setting.zone))))


def _language(text: str, talk: Talk, index: Index) -> str:
    """What the text is in; what was spoken before where it does not tell: a number, characters that both scripts share, or "more", which
    people type as they find it in the answer or as it is shortest.
    """
    heard = intent(text, index.intents)
    if heard and heard.name == MORE and talk.spoke:
        return talk.spoke
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


def _wordless(saying: Saying) -> Turn | None:
    """Emoji and punctuation alone: asked for words."""
    return None if normalise(saying.text) else Turn(Outcome.HINTED, saying.talk, present.said("unsupported_hint", saying.setting))


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
    """What is a town's name and nothing else is no small talk, however like one it sounds: Hove, Fife."""
    tokens = by_letters(normalise(saying.text))
    named = saying.index.lexicons[LETTERS].find(tokens)
    if len(named) == 1 and named[0].term.name and named[0].end - named[0].start == len(tokens):
        return None
    return small_talk(saying.text, saying.talk, saying.index.intents, saying.setting)


def _titled(saying: Saying) -> Turn | None:
    """A title or a section's word, typed whole, needs no search: this is also how a tap without its id arrives."""
    id = saying.index.titles.get(normalise(saying.text))
    return open_id(of_the_office(id, saying), saying.talk, saying.setting) if id else None


def _other_time(saying: Saying) -> Turn | None:
    """After an answer about hours, "and on Saturday?" asks the same of another time."""
    when, shown = saying.setting.when, saying.talk.more
    if not when or not tells_hours(shown, saying.setting) or has_content(when.said, saying.index):
        return None
    return open_id(shown, saying.talk, saying.setting)


def _hours(saying: Saying) -> Turn | None:
    """A question about nothing but hours: of the office of the town that is named, of the one last spoken of, or of the home office."""
    text = saying.setting.when.said if saying.setting.when else saying.text
    mended = read(text, saying.index).text
    if not any(asks_only_hours(typed, saying) for typed in {mended, text}):
        return None
    match = search(text, saying.index)
    saying = pinyin_is_chinese(saying, match)
    turn = at_the_place(match, saying) or open_id(of_another(saying) or telling(mended, saying), saying.talk, saying.setting)
    return replace(turn, match=match) if turn else None


Step = Callable[[Saying], Turn | None]
STEPS: tuple[Step, ...] = (_danger, _tapped, _wordless, _numbered, _small_talk, _titled, _other_time, _hours, searched)
