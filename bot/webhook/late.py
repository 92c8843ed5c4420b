"""An answer that came out too late, as it is kept for when the visitor asks the same again. It holds no word of the visitor's."""

import hmac
import json
from dataclasses import asdict, fields

from bot.conversation.answer import Turn
from bot.conversation.outcome import Outcome
from bot.conversation.talk import load
from bot.webhook.saying import Saying
from bot.wechat.messages import Message
from bot.wechat.replies import NewsReply, NoReply, TextReply

KINDS = {"TextReply": TextReply, "NewsReply": NewsReply, "NoReply": NoReply}
OWN = frozenset(field.name for field in fields(Message))
"""What tells one delivery from another, and nothing of what it says."""


def dump(saying: Saying, message: Message, language: str, key: str) -> bytes:
    """`language`: what the visitor had chosen then. `key` makes the hash of the question one that nobody else can try words on."""
    turn, reply = saying.turn, saying.reply
    kept = [_asked(message, language, key), turn.outcome.value, turn.entry, turn.talk.dump().decode(), turn.talk.language]
    return json.dumps([*kept, type(reply).__name__, asdict(reply)], ensure_ascii=False).encode()


def read(kept: bytes | None, message: Message, language: str, key: str) -> Saying | None:
    """None where nothing is kept, or it answers another question, or the visitor has chosen another language since."""
    try:
        asked, outcome, entry, talk, chosen, kind, reply = json.loads(kept or b"null")
        if not hmac.compare_digest(asked, _asked(message, language, key)):
            return None
        return Saying(Turn(Outcome(outcome), load(talk.encode(), chosen), entry=entry), KINDS[kind](**reply))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _asked(message: Message, language: str, key: str) -> str:
    said = {name: value for name, value in asdict(message).items() if name not in OWN}
    return hmac.new(key.encode(), json.dumps([type(message).__name__, said, language]).encode(), "sha256").hexdigest()
