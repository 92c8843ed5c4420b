"""The state of a talk: what the next message may refer to. Kept for half an hour, without a word of what was said."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    language: str = ""
    """Chosen by the visitor ("English", "中文", "繁體"); remembered longer than the rest."""
    spoke: str = ""
    """Language of the last words, for an answer to a number or a picture."""
    choices: tuple[str, ...] = ()
    """Ids as they were last offered, in their order: "2" is the second."""
    more: str = ""
    """What "more" goes on with: an id, or what stands above a list of news (present_news.Above); empty where nothing was shown."""
    page: int = 0
    """The page that was shown last, from 0."""
    office: str = ""
    """Id of the office that was last spoken of: "phone?" means its phone."""
    when: str = ""
    """The time of which hours were told last, as bot.conversation.hours keeps it: "and in Manchester?" asks of the same."""

    def dump(self) -> bytes:
        """Everything but the chosen language, which is stored by itself."""
        return json.dumps([self.spoke, self.choices, self.more, self.page, self.office, self.when], separators=(",", ":")).encode()


def load(stored: bytes | None, language: str = "") -> Talk:
    """A talk as stored; a new one where nothing usable is stored (an older version's form, say)."""
    try:
        spoke, choices, more, page, office, when = json.loads(stored or b"null")
        return Talk(language, str(spoke), tuple(map(str, choices)), str(more), max(0, int(page)), str(office), str(when))
    except (ValueError, TypeError, ArithmeticError, RecursionError):
        return Talk(language)
