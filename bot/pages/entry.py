"""An entry as plain data, in one language, at one moment: all that its page shows."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from bot.conversation import calendar, present, present_news
from bot.conversation.setting import Setting
from bot.knowledge.entry import DECLINED, URGENT, Entry, Words
from bot.pages.blocks import blocks, cut, plain
from bot.pages.code import Code, code
from bot.pages.entry_texts import NO_TEXTS, Texts, texts
from bot.pages.linked import dialled
from bot.pages.office import Number

TITLE_CHARACTERS, NAME_CHARACTERS, URL_CHARACTERS = 200, 100, 2_000
"""What is longer is pasted by mistake; longer addresses are not opened by every browser."""
MOST_LINKS, LINKS_CHARACTERS = 20, 4_000
DESCRIPTION_CHARACTERS = 120
"""Cards and search engines show less than this."""


@dataclass(frozen=True, slots=True)
class Linked:
    title: str
    to: str
    """An address, or the id of an office."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    id: str
    language: str
    """Of the title and the texts; the rest is in the visitor's."""
    trail: tuple[str, ...]
    """Titles of the sections that it stands in, the outermost first."""
    title: str
    texts: Texts
    links: tuple[Linked, ...]
    changes: tuple[datetime, ...]
    """Moments from which on something of it may no longer hold."""
    holds: bool = True
    """Whether it has not expired."""
    only: str = ""
    """Said where its language is not the visitor's."""
    on: date | None = None
    """The day of what is news."""
    day: str = ""
    """The same as people say it, and how long ago it is."""
    facts: tuple[str, ...] = ()
    """Source and day of the last review, with links in Markdown."""
    numbers: tuple[Number, ...] = ()
    """To be called first, in what is urgent."""
    office: Linked | None = None
    code: Code | None = None
    """Of the page's own address, where that is known and the page worth passing on."""

    @property
    def description(self) -> str:
        return cut(plain(self.texts.body or self.texts.article), DESCRIPTION_CHARACTERS) or self.title


def entry_page(id: str, setting: Setting) -> EntryPage | None:
    """Of an entry or a published article. None where there is none, where it is declined, or where it does not hold yet."""
    entry = setting.knowledge.entry(id)
    if entry is None or entry.kind == DECLINED or not entry.begun(setting.day):
        return None
    return (_expired if entry.expired(setting.day) else _page)(_trimmed(entry), setting)


def _page(entry: Entry, setting: Setting) -> EntryPage:
    office = setting.knowledge.offices.get(entry.office)
    public = setting.page(entry.id)
    return EntryPage(
        id=entry.id,
        language=_language(entry.title, setting),
        only=_only(entry, setting),
        trail=_trail(entry, setting),
        title=setting.of(entry.title),
        on=entry.date,
        day=_day(entry.date, setting) if entry.date else "",
        facts=(present.source(entry.source, setting), setting.say("reviewed", reviewed=entry.reviewed)),
        numbers=_numbers(setting) if entry.kind == URGENT else (),
        texts=texts(entry, setting),
        links=tuple(Linked(setting.of(link.title), link.url) for link in entry.links if link.url != entry.source.url),
        office=Linked(setting.say("page_office", office=setting.of(office.name)), office.id) if office else None,
        code=code(public) if public else None,
        changes=_changes(entry, setting),
    )


def _expired(entry: Entry, setting: Setting) -> EntryPage:
    """Where to look, and nothing asserted."""
    title = setting.of(entry.title)
    return EntryPage(
        id=entry.id,
        language=setting.language,
        trail=_trail(entry, setting),
        title=setting.say("page_expired", title=title),
        texts=replace(NO_TEXTS, body=blocks(setting.say("expired", title=title, expires=entry.expires))),
        links=(Linked(setting.say("notice"), present.read_on(entry, setting)),),
        changes=_changes(entry, setting),
        holds=False,
    )


def _trimmed(entry: Entry) -> Entry:
    """Without what would make a page of it that no phone likes to load."""
    links = [replace(link, title=_cut(link.title, NAME_CHARACTERS)) for link in entry.links if len(link.url) <= URL_CHARACTERS]
    lengths = accumulate(len(link.url) for link in links[:MOST_LINKS])
    fitting = [link for link, length in zip(links, lengths, strict=False) if length <= LINKS_CHARACTERS]
    url = entry.source.url if len(entry.source.url) <= URL_CHARACTERS else ""
    source = replace(entry.source, name=_cut(entry.source.name, NAME_CHARACTERS), url=url)
    return replace(entry, title=_cut(entry.title, TITLE_CHARACTERS), links=tuple(fitting), source=source)


def _cut(words: Words, characters: int) -> Words:
    return {code: cut(text, characters) for code, text in words.items()}


def _language(words: Words, setting: Setting) -> str:
    return setting.language if setting.book.code in words else next(iter(words))


def _only(entry: Entry, setting: Setting) -> str:
    """Of an article in another language than the visitor's."""
    language, books = _language(entry.title, setting), setting.knowledge.phrasebooks
    return "" if language == setting.language else setting.say("page_only", language=books[language].name)


def _trail(entry: Entry, setting: Setting) -> tuple[str, ...]:
    section = setting.knowledge.sections.get(entry.section)
    return tuple(cut(setting.of(step.title), NAME_CHARACTERS) for step in present.trail(section, setting)) if section else ()


def _day(on: date, setting: Setting) -> str:
    return present_news.dated(on, setting, calendar.day(on, setting))


def _numbers(setting: Setting) -> tuple[Number, ...]:
    account = setting.knowledge.account
    every = (("page_police", account.police), ("page_hotline", account.hotline))
    return tuple(Number(setting.say(purpose), number, dialled(number)) for purpose, number in every)


def _changes(entry: Entry, setting: Setting) -> tuple[datetime, ...]:
    """Midnight, when a day's validity ends, and when notices appear and go."""
    midnight = datetime.combine(setting.day + timedelta(days=1), time.min, setting.zone)
    office = present.office_of(entry, setting)
    notices = [notice for notice in setting.knowledge.notices if office and notice.concerns(office.id)]
    return (midnight, *(border for notice in notices for border in (notice.shown_from, notice.shown_to)))
