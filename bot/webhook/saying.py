"""A turn and the reply that it becomes. What WeChat would not show is replaced by a sentence; so is what could not be worked out."""

import logging
from dataclasses import dataclass
from datetime import datetime

from bot import metrics
from bot.conversation import present
from bot.conversation.answer import Turn
from bot.conversation.outcome import Outcome
from bot.conversation.setting import Setting
from bot.conversation.talk import Talk
from bot.knowledge.knowledge import Knowledge
from bot.render import render
from bot.wechat.lint import faults
from bot.wechat.replies import NoReply, Reply

SENTENCES = {Outcome.FAILED: "trouble", Outcome.SLOW: "slow", Outcome.HURRIED: "hurried"}
"""What is said where there is no answer, by how the turn ends."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Saying:
    turn: Turn
    reply: Reply


def said(turn: Turn, knowledge: Knowledge, now: datetime) -> Saying:
    """The turn's own answer, if WeChat will show it."""
    reply = render(turn.answer)
    if not (found := faults(reply)):
        return Saying(turn, reply)
    metrics.REPLACED.inc()
    log.error("a reply was replaced", extra={"reason": ", ".join(found), "entry": turn.entry})
    return instead(Outcome.FAILED, turn.talk, knowledge, now)


def instead(outcome: Outcome, talk: Talk, knowledge: Knowledge, now: datetime) -> Saying:
    """One of SENTENCES. Without even that, `success`: the visitor sees nothing, and no fault notice."""
    setting = Setting(knowledge, talk.language or talk.spoke or knowledge.account.language, now)
    try:
        turn = Turn(outcome, talk, present.said(SENTENCES[outcome], setting))
        reply = render(turn.answer)
    except Exception:
        log.exception("no sentence")
        return Saying(Turn(outcome, talk), NoReply())
    return Saying(turn, NoReply() if faults(reply) else reply)
