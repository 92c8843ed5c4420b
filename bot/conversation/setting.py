"""Where an answer is given: the knowledge, the language and the day."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.knowledge.entry import Words
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True)
class Setting:
    knowledge: Knowledge
    language: str
    """zh, zh-Hant, en ..."""
    day: date
    """Today where the home office is."""

    @property
    def book(self) -> Phrasebook:
        """The phrasebook of the language, or of the language it is a script of; else the first one."""
        books = self.knowledge.phrasebooks
        return books.get(self.language.partition("-")[0]) or next(iter(books.values()))

    def say(self, name: str, **values: object) -> str:
        """A sentence of the phrasebook, filled in. The account's own facts are always at hand."""
        account = self.knowledge.account
        own = {"name": self.of(account.name), "site": account.site, "hotline": account.hotline, "police": account.police}
        return self.book.say[name].format(**own | values)

    def of(self, words: Words) -> str:
        """The words of the language; names that exist in other languages only, in the first of those."""
        return words.get(self.book.code) or next(iter(words.values()))


def today(now: datetime, knowledge: Knowledge) -> date:
    """The date of an aware time by the home office's clock."""
    return now.astimezone(ZoneInfo(knowledge.offices[knowledge.account.office].time_zone)).date()
