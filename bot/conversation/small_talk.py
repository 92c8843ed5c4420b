"""Short sentences with a fixed meaning: hello, thanks, more, English, a person please."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.conversation import present, present_office
from bot.conversation.answer import Turn
from bot.conversation.open import open_id
from bot.conversation.outcome import Outcome
from bot.conversation.setting import Setting
from bot.conversation.talk import Talk
from bot.search.intents import Intent, intent
from bot.search.text import ZH_HANT

MORE = "more"


def small_talk(text: str, talk: Talk, intents: Mapping[str, Intent], setting: Setting) -> Turn | None:
    """The turn of a sentence that the phrasebooks know whole; None for everything else."""
    heard = intent(text, intents)
    return ANSWERS[heard.name](heard, talk, setting) if heard and heard.name in ANSWERS else None


def welcome(sentence: str, talk: Talk, setting: Setting, offered: tuple[str, ...] = ()) -> Turn:
    """A sentence with choices below it: the account's main ones, if no others are given."""
    ids = offered or setting.knowledge.account.welcome
    return Turn(Outcome.SOCIAL, replace(talk, choices=ids, more="", page=0), present.said(sentence, setting, ids))


def _offer(sentence: str) -> "Answerer":
    return lambda heard, talk, setting: welcome(sentence, talk, setting)


def _nod(sentence: str) -> "Answerer":
    return lambda heard, talk, setting: Turn(Outcome.SOCIAL, talk, present.said(sentence, setting))


def _person(heard: Intent, talk: Talk, setting: Setting) -> Turn:
    return Turn(Outcome.HANDED_OVER, talk, present.said("person", setting, phones=present_office.phones(setting)))


def _more(heard: Intent, talk: Talk, setting: Setting) -> Turn:
    """The next page of what was shown last."""
    turn = open_id(talk.more, talk, setting, talk.page + 1) if talk.more else None
    return turn or Turn(Outcome.SOCIAL, talk, present.said("no_more", setting))


def _language(code: str, sentence: str) -> "Answerer":
    def answer(heard: Intent, talk: Talk, setting: Setting) -> Turn:
        """The language is remembered, and what was shown last is shown again in it."""
        chosen = replace(talk, language=code or heard.language, spoke=code or heard.language)
        setting = replace(setting, language=chosen.language)
        again = open_id(talk.more, chosen, setting) if talk.more else None
        return again or welcome(sentence, chosen, setting, talk.choices)

    return answer


Answerer = Callable[[Intent, Talk, Setting], Turn]
ANSWERS: dict[str, Answerer] = {
    "greeting": _offer("greeting"),
    "help": _offer("help"),
    "thanks": _nod("thanks"),
    "goodbye": _nod("goodbye"),
    "person": _person,
    MORE: _more,
    "this_language": _language("", "language_set"),
    "traditional": _language(ZH_HANT, "language_set_traditional"),
}
"""By the name of the intent in `hear:` of the phrasebooks."""
