"""What was found, as an answer: entries, news, sections. Every sentence is staff's or the phrasebook's."""

from bot.conversation import present_hours, present_news
from bot.conversation.answer import Answer, Choice
from bot.conversation.present_office import office_title
from bot.conversation.setting import Setting
from bot.knowledge.entry import ANSWER, NEWS, Entry, Source
from bot.knowledge.office import Office
from bot.knowledge.section import Section


def title(id: str, setting: Setting) -> str:
    """What a thing of the knowledge is called."""
    knowledge = setting.knowledge
    entry = knowledge.entry(id)
    if entry:
        return setting.of(entry.title)
    if id in knowledge.offices:
        return office_title(knowledge.offices[id], setting)
    return setting.of(knowledge.sections[id].title)


def choices(ids: tuple[str, ...], setting: Setting) -> tuple[Choice, ...]:
    return tuple(_choice(id, setting) for id in ids)


def _choice(id: str, setting: Setting) -> Choice:
    entry = setting.knowledge.entry(id)
    return present_news.choice(entry, setting) if entry and entry.date else Choice(id, title(id, setting))


def entry(entry: Entry, setting: Setting) -> Answer:
    """Text, or a card for news. A card has room for one address, so news with more of them are a text, too."""
    if entry.kind == NEWS and {entry.source.url} >= {link.url for link in entry.links} and entry.source.url:
        return present_news.card(entry, setting)
    return Answer(
        setting.language,
        heading=setting.of(entry.title),
        body=(f"{present_news.dated(entry.date, setting)}\n\n" if entry.date else "") + _body(entry, setting),
        links=_links(entry, setting),
        footer=(source(entry.source, setting), setting.say("reviewed", reviewed=entry.reviewed)),
        more=setting.book.say["more"],
        no_more=setting.say("no_more"),
    )


def office_of(entry: Entry, setting: Setting) -> Office | None:
    """The one whose notices stand above it: its own, the home office where it is about none; none for news and what is urgent."""
    home = setting.knowledge.account.office
    return setting.knowledge.offices.get(entry.office or (home if entry.kind == ANSWER else ""))


def _body(entry: Entry, setting: Setting) -> str:
    """Below what staff want to be said now of its office, and what its counters' hours come to at the time that was asked about."""
    office = office_of(entry, setting)
    if not office:
        return setting.of(entry.body)
    about_days = len(entry.hours) > 1 and setting.when is None  # what is about several counters is about days: of now it says nothing
    counters = [counter for counter in office.counters if counter.id in entry.hours and not about_days]
    parts = (present_hours.banner(office.id, setting), present_hours.hours(counters, office, setting), setting.of(entry.body))
    return "\n\n".join(part for part in parts if part)


def _links(entry: Entry, setting: Setting) -> tuple[str, ...]:
    """The entry's own but for that of the source, which stands in the footer; never none at all. Last its page, to be sent to a friend."""
    links = tuple(f"[{setting.of(link.title)}]({link.url})" for link in entry.links if link.url != entry.source.url)
    share = f"[{setting.say('share')}]({page})" if (page := setting.page(entry.id)) else ""
    return (*(links or (() if entry.source.url else (_website(setting),))), *filter(None, (share,)))


def _website(setting: Setting) -> str:
    return f"[{setting.say('website')}]({setting.knowledge.account.site})"


def source(source: Source, setting: Setting) -> str:
    """Who says so, and when, as a sentence with a link."""
    name = setting.of(source.name)
    return setting.say("source", source=f"[{name}]({source.url})" if source.url else name, date=source.date)


def read_on(entry: Entry, setting: Setting) -> str:
    """Where more stands, or what is newer: at its source, else behind a link of its own, else on the account's site."""
    return next((url for url in (entry.source.url, *(link.url for link in entry.links)) if url), setting.knowledge.account.site)


def expired(entry: Entry, setting: Setting) -> Answer:
    """An entry that has ceased to hold: where to look, and nothing asserted."""
    url = read_on(entry, setting)
    body = setting.say("expired", title=setting.of(entry.title), expires=entry.expires)
    return Answer(setting.language, body=body, links=(f"[{setting.say('notice')}]({url})",), no_more=setting.say("no_more"))


def declined(entry: Entry, setting: Setting) -> Answer:
    links = tuple(f"[{setting.of(link.title)}]({link.url})" for link in entry.links)
    return Answer(setting.language, body=setting.of(entry.body), links=links, more=setting.book.say["more"], no_more=setting.say("no_more"))


def section(section: Section, ids: tuple[str, ...], setting: Setting) -> Answer:
    """A section's breadcrumb, its note, and what stands in it as choices."""
    note = setting.of(section.note) if section.note else "" if ids else setting.say("section_empty")
    return Answer(
        setting.language,
        heading=" > ".join(setting.of(step.title) for step in trail(section, setting)),
        body=note,
        choices=choices(ids, setting),
        links=(f"[{setting.say('website')}]({section.link})",) if section.link else (),
        how_to_choose=setting.say("choose"),
        more=setting.book.say["more"],
        no_more=setting.say("no_more"),
    )


def trail(section: Section, setting: Setting) -> list[Section]:
    """Itself behind all that it stands in."""
    above = setting.knowledge.sections.get(section.parent)
    return [*(trail(above, setting) if above else []), section]


def said(name: str, setting: Setting, ids: tuple[str, ...] = (), **values: object) -> Answer:
    """A sentence of the phrasebook, with choices below it."""
    return Answer(
        setting.language,
        body=setting.say(name, **values),
        choices=choices(ids, setting),
        how_to_choose=setting.say("choose"),
        more=setting.book.say["more"],
        no_more=setting.say("no_more"),
    )
