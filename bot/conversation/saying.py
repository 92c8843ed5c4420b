"""A text with all that its understanding depends on."""

from dataclasses import dataclass

from bot.conversation.setting import Setting
from bot.conversation.talk import Talk
from bot.search.index import Index


@dataclass(frozen=True, slots=True)
class Saying:
    text: str
    menu_id: str
    """Of a tappable choice; empty for words."""
    talk: Talk
    index: Index
    setting: Setting
