"""Links in Markdown, as staff write them: for a page, and for a terminal. Everything else stays text, whatever it looks like."""

import re
from dataclasses import dataclass

from bot.conversation.setting import Setting

LINK = re.compile(r"\[([^\[\]\n]+)\]\(((?:https?://|tel:)[^\s)]+)\)")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text."""

    text: str
    address: str = ""
    """Empty: no link."""


def parts(text: str) -> tuple[Part, ...]:
    """The whole text, cut before and behind each link."""
    found, at = [], 0
    for link in LINK.finditer(text):
        found += [Part(text[at : link.start()]), Part(link[1], link[2])]
        at = link.end()
    return tuple(part for part in (*found, Part(text[at:])) if part.text)


def unlinked(text: str) -> str:
    """With the addresses behind their labels."""
    return LINK.sub(r"\1 (\2)", text)


def dialled(number: str) -> str:
    """What a telephone dials: digits, and the plus that stands first."""
    return "tel:" + "+" * number.startswith("+") + re.sub(r"\D", "", number, flags=re.ASCII)


def emergency(setting: Setting) -> str:
    """Whom to call outside hours, with the numbers as links."""
    account = setting.knowledge.account
    return setting.say("hours_emergency", hotline=_callable(account.hotline), police=_callable(account.police))


def _callable(number: str) -> str:
    return f"[{number}]({dialled(number)})"
