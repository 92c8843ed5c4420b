"""Opening a thing of the knowledge by its id: from a choice, a menu button, a QR code, or a match."""

from dataclasses import replace
from itertools import islice

from bot.conversation import present, present_news, present_office
from bot.conversation.answer import Answer, Turn
from bot.conversation.outcome import Outcome
from bot.conversation.setting import Setting
from bot.conversation.talk import Talk
from bot.knowledge.entry import DECLINED, URGENT, Entry
from bot.knowledge.office import Office

MOST = 60
"""Things of a section that are listed: more pages than anybody asks for, and a number of two digits chooses any."""


def open_id(id: str, talk: Talk, setting: Setting, page: int = 0) -> Turn | None:
    """The turn that shows an entry, an office or a section; None where the id is none of them, or not yet valid.

    A list that was offered before stays open: it is still on the phone's screen, and a visitor may choose another number from it.
    """
    turn = _opened(id, talk, setting) or _listed_before(id, talk, setting)
    if turn is None or turn.answer is None:
        return None
    office = id if id in setting.knowledge.offices else _about(id, setting) or talk.office
    return replace(turn, talk=replace(turn.talk, more=id, page=page, office=office), answer=replace(turn.answer, page=page))


def for_offices(offices: tuple[Office, ...], answer: Answer, talk: Talk) -> Turn:
    """The turn that shows the office of a place. Where two may be meant, neither is what "more" goes on with."""
    only = offices[0].id if len(offices) == 1 else ""
    return Turn(Outcome.ANSWERED, replace(talk, more=only, page=0, office=only), answer, entry=offices[0].id)


def _about(id: str, setting: Setting) -> str:
    """The office that an entry is about; empty for most."""
    entry = setting.knowledge.entry(id)
    return entry.office if entry else ""


def _opened(id: str, talk: Talk, setting: Setting) -> Turn | None:
    knowledge = setting.knowledge
    entry = knowledge.entry(id)
    if entry and entry.begun(setting.day):
        return _entry(entry, talk, setting)
    if id in knowledge.offices:
        return Turn(Outcome.ANSWERED, talk, present_office.one(knowledge.offices[id], setting), entry=id)
    if id in knowledge.sections:
        return _section(id, talk, setting)
    return None


def _listed_before(kept: str, talk: Talk, setting: Setting) -> Turn | None:
    """The list of news that was offered last, for its next page."""
    above = present_news.above(kept)
    if above is None:
        return None
    ids = present_news.shown(talk.choices, setting)
    return Turn(Outcome.LISTED, replace(talk, choices=ids), present_news.several(above, ids, setting))


def _entry(entry: Entry, talk: Talk, setting: Setting) -> Turn:
    if entry.kind == DECLINED:
        return Turn(Outcome.DECLINED, talk, present.declined(entry, setting))
    if entry.expired(setting.day):
        return Turn(Outcome.EXPIRED, talk, present.expired(entry, setting))
    outcome = Outcome.URGENT if entry.kind == URGENT else Outcome.ANSWERED
    return Turn(outcome, talk, present.entry(entry, setting), entry=entry.id)


def _section(id: str, talk: Talk, setting: Setting) -> Turn:
    knowledge = setting.knowledge
    inside = ((each, knowledge.entry(each)) for each in knowledge.inside(id))
    ids = tuple(islice((each for each, entry in inside if entry is None or _listed(entry, setting)), MOST))
    return Turn(Outcome.LISTED, replace(talk, choices=ids), present.section(knowledge.sections[id], ids, setting))


def _listed(entry: Entry, setting: Setting) -> bool:
    return entry.begun(setting.day) and not entry.expired(setting.day)
