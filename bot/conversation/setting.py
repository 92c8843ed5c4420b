"""Where an answer is given: the knowledge, the language, and the time."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.knowledge.entry import DECLINED, Words
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.phrasebook import Phrasebook
from bot.when.when import When

ENTRIES = "/entries/"
"""Before an entry's id: the path of its public page."""


@dataclass(frozen=True, slots=True)
class Setting:
    knowledge: Knowledge
    language: str
    """zh, zh-Hant, en ..."""
    now: datetime
    """Aware."""
    when: When | None = None
    """The time that a visitor asked about, where one was said."""
    public: str = ""
    """The address under which the public reaches the bot, without a slash at its end, as in https://bot.example.org. Empty: unknown."""

    @property
    def day(self) -> date:
        """Today where the home office is."""
        return self.now.astimezone(self.zone).date()

    @property
    def zone(self) -> ZoneInfo:
        """Of the home office."""
        return ZoneInfo(self.knowledge.offices[self.knowledge.account.office].time_zone)

    @property
    def book(self) -> Phrasebook:
        """The phrasebook of the language, or of the language it is a script of; else the first one."""
        books = self.knowledge.phrasebooks
        return books.get(self.language.partition("-")[0]) or next(iter(books.values()))

    def page(self, id: str) -> str:
        """The address of an entry's public page. Empty where it has none, or where the bot's own address is unknown."""
        entry = self.knowledge.entry(id)
        return f"{self.public}{ENTRIES}{id}" if self.public and entry and entry.kind != DECLINED else ""

    def say(self, name: str, **values: object) -> str:
        """A sentence of the phrasebook, filled in. The account's own facts are always at hand."""
        account = self.knowledge.account
        own = {"name": self.of(account.name), "site": account.site, "hotline": account.hotline, "police": account.police}
        return self.book.say[name].format(**own | values)

    def name_of(self, holiday: str) -> str:
        """What a public holiday is called; one that the phrasebook does not know is just one."""
        known = (name for key, name in self.book.holidays.items() if holiday.startswith(key))
        return next(known, self.book.say["holiday"])

    def of(self, words: Words) -> str:
        """The words of the language; names that exist in other languages only, in the first of those."""
        return words.get(self.book.code) or next(iter(words.values()))
