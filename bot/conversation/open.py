"""Opening a thing of the knowledge by its id: from a choice, a menu button, a QR code, or a match."""

from dataclasses import replace

from bot.conversation import present, present_office
from bot.conversation.answer import Turn
from bot.conversation.outcome import Outcome
from bot.conversation.setting import Setting
from bot.conversation.talk import Talk
from bot.knowledge.entry import DECLINED, URGENT, Entry


def open_id(id: str, talk: Talk, setting: Setting, page: int = 0) -> Turn | None:
    """The turn that shows an entry, an office or a section; None where the id is none of them, or not yet valid."""
    knowledge = setting.knowledge
    if id in knowledge.entries and knowledge.entries[id].begun(setting.day):
        return _entry(knowledge.entries[id], talk, setting, page)
    if id in knowledge.offices:
        answer = present_office.one(knowledge.offices[id], setting, page=page)
        return Turn(Outcome.ANSWERED, _shown(id, talk, page), answer, entry=id)
    if id in knowledge.sections:
        return _section(id, talk, setting, page)
    return None


def _shown(id: str, talk: Talk, page: int) -> Talk:
    """The list that was offered last stays open: it is still on the phone's screen, and a visitor may choose another number from it."""
    return replace(talk, more=id, page=page)


def _entry(entry: Entry, talk: Talk, setting: Setting, page: int) -> Turn:
    shown = _shown(entry.id, talk, page)
    if entry.kind == DECLINED:
        return Turn(Outcome.DECLINED, shown, present.declined(entry, setting))
    if entry.expired(setting.day):
        return Turn(Outcome.EXPIRED, shown, present.expired(entry, setting))
    outcome = Outcome.URGENT if entry.kind == URGENT else Outcome.ANSWERED
    return Turn(outcome, shown, present.entry(entry, setting, page), entry=entry.id)


def _section(id: str, talk: Talk, setting: Setting, page: int) -> Turn:
    knowledge = setting.knowledge
    ids = tuple(i for i in knowledge.inside(id) if i not in knowledge.entries or _listed(knowledge.entries[i], setting))
    answer = present.section(knowledge.sections[id], ids, setting, page)
    return Turn(Outcome.LISTED, Talk(talk.language, talk.spoke, ids, id, page), answer)


def _listed(entry: Entry, setting: Setting) -> bool:
    return entry.begun(setting.day) and not entry.expired(setting.day)
