"""What an entry's page has to read, cut to what one page may hold."""

from dataclasses import dataclass

from bot.conversation import present
from bot.conversation.present_hours import banner
from bot.conversation.setting import Setting
from bot.knowledge.entry import NEWS, Entry
from bot.pages.blocks import Block, blocks, paragraphs, size, within

ROOM = 26_000
"""Bytes for all of it, whatever staff paste: with its frame, and with the largest code, the page stays below 50,000."""
NOTICE_ROOM = 6_000


@dataclass(frozen=True, slots=True)
class Texts:
    notice: tuple[Block, ...]
    """What staff want to be read first."""
    body: tuple[Block, ...]
    article: tuple[Block, ...]
    """The whole article, whose summary is `body`, where staff supply it."""
    read_on: str
    """The address of what is not said here; empty where all is."""


NO_TEXTS = Texts((), (), (), "")


def texts(entry: Entry, setting: Setting) -> Texts:
    whole = (blocks(_notice(entry, setting)), blocks(setting.of(entry.body)), paragraphs(setting.of(entry.text) if entry.text else ""))
    notice = within(whole[0], NOTICE_ROOM)
    body = within(whole[1], ROOM - _sum(notice))
    article = within(whole[2], ROOM - _sum(notice) - _sum(body))
    all_said = (notice, body, article) == whole and (bool(article) or entry.kind != NEWS)
    return Texts(notice, body, article, "" if all_said else present.read_on(entry, setting))


def _notice(entry: Entry, setting: Setting) -> str:
    office = present.office_of(entry, setting)
    return banner(office.id, setting) if office else ""


def _sum(found: tuple[Block, ...]) -> int:
    return sum(map(size, found))
