"""A message comes in, a turn goes out. The kinds of message are told apart here and nowhere else."""

from datetime import datetime

from bot.conversation import present, present_office
from bot.conversation.answer import Turn
from bot.conversation.open import for_offices, open_id
from bot.conversation.outcome import Outcome
from bot.conversation.said import said
from bot.conversation.setting import Setting
from bot.conversation.small_talk import welcome
from bot.conversation.talk import Talk
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.wechat import messages


def respond(message: messages.Message, talk: Talk, knowledge: Knowledge, index: Index, now: datetime, *, public: str = "") -> Turn:
    """What to answer, and the state after it. `now` is an aware time; `public` as in Setting."""
    setting = Setting(knowledge, talk.language or talk.spoke or knowledge.account.language, now, public=public)
    match message:
        case messages.Text(content=text, menu_id=menu_id):
            return said(text, talk, index, setting, menu_id)
        case messages.Voice(recognition=text) if text:
            return said(text, talk, index, setting)
        case messages.Link(title=text) if text:
            return said(text, talk, index, setting)
        case messages.Voice():
            return _hint("voice_hint", talk, setting)
        case messages.Media():
            return _hint("media_hint", talk, setting)
        case messages.Location(latitude=latitude, longitude=longitude):
            return _located(latitude, longitude, talk, setting)
        case messages.Subscribe(scene=scene):
            return open_id(scene, talk, setting) or welcome("welcome", talk, setting)
        case messages.Scan(scene=id) | messages.Click(key=id):
            return open_id(id, talk, setting) or welcome("help", talk, setting)
        case messages.Unsubscribe():
            return Turn(Outcome.ERASED, Talk())
        case messages.Event():
            return Turn(Outcome.SILENT, talk)
        case _:
            return _hint("unsupported_hint", talk, setting)


def _hint(sentence: str, talk: Talk, setting: Setting) -> Turn:
    return Turn(Outcome.HINTED, talk, present.said(sentence, setting))


def _located(latitude: float, longitude: float, talk: Talk, setting: Setting) -> Turn:
    found = present_office.for_position(latitude, longitude, setting)
    return for_offices(*found, talk) if found else Turn(Outcome.UNANSWERED, talk, present.said("office_far", setting))
