"""What was found, as an answer: entries, news, sections. Every sentence is staff's or the phrasebook's."""

from bot.conversation import present_hours
from bot.conversation.answer import Answer, Card, Choice
from bot.conversation.present_office import office_title
from bot.conversation.setting import Setting
from bot.knowledge.entry import ANSWER, NEWS, Entry, Source
from bot.knowledge.section import Section


def title(id: str, setting: Setting) -> str:
    """What a thing of the knowledge is called."""
    knowledge = setting.knowledge
    if id in knowledge.entries:
        return setting.of(knowledge.entries[id].title)
    if id in knowledge.offices:
        return office_title(knowledge.offices[id], setting)
    return setting.of(knowledge.sections[id].title)


def choices(ids: tuple[str, ...], setting: Setting) -> tuple[Choice, ...]:
    return tuple(Choice(id, title(id, setting), _date(id, setting)) for id in ids)


def _date(id: str, setting: Setting) -> str:
    """The day of a news item, empty for everything else."""
    entry = setting.knowledge.entries.get(id)
    return str(entry.date) if entry and entry.date else ""


def entry(entry: Entry, setting: Setting) -> Answer:
    """Text, or a card for news. A card has room for one address, so news with more of them are a text, too."""
    if entry.kind == NEWS and {entry.source.url} >= {link.url for link in entry.links} and entry.source.url:
        return _news(entry, setting)
    return Answer(
        setting.language,
        heading=setting.of(entry.title),
        body=_body(entry, setting),
        links=_links(entry, setting),
        footer=(_source(entry.source, setting), setting.say("reviewed", reviewed=entry.reviewed)),
        more=setting.book.say["more"],
        no_more=setting.say("no_more"),
    )


def _body(entry: Entry, setting: Setting) -> str:
    """Below what staff want to be said now of its office (of the home office, where it is about none and no news), and what its counters'
    hours come to at the time that was asked about."""
    home = setting.knowledge.account.office
    office = setting.knowledge.offices.get(entry.office or (home if entry.kind == ANSWER else ""))
    if not office:
        return setting.of(entry.body)
    about_days = len(entry.hours) > 1 and setting.when is None  # what is about several counters is about days: of now it says nothing
    counters = [counter for counter in office.counters if counter.id in entry.hours and not about_days]
    parts = (present_hours.banner(office.id, setting), present_hours.hours(counters, office, setting), setting.of(entry.body))
    return "\n\n".join(part for part in parts if part)


def _links(entry: Entry, setting: Setting) -> tuple[str, ...]:
    """The entry's own but for that of the source, which stands in the footer; never none at all."""
    links = tuple(f"[{setting.of(link.title)}]({link.url})" for link in entry.links if link.url != entry.source.url)
    return links or (() if entry.source.url else (_website(setting),))


def _website(setting: Setting) -> str:
    return f"[{setting.say('website')}]({setting.knowledge.account.site})"


def _source(source: Source, setting: Setting) -> str:
    name = setting.of(source.name)
    return setting.say("source", source=f"[{name}]({source.url})" if source.url else name, date=source.date)


def _news(entry: Entry, setting: Setting) -> Answer:
    assert entry.date, "the loader lets no news through without its date"
    years = setting.day.year - entry.date.year
    age = setting.say("news_age", years=years) if years > 1 else ""
    summary = setting.of(entry.body)
    description = setting.say("news_card", date=entry.date, age=age, summary=summary, source=setting.of(entry.source.name))
    return Answer(setting.language, card=Card(setting.of(entry.title), description, entry.source.url), no_more=setting.say("no_more"))


def expired(entry: Entry, setting: Setting) -> Answer:
    """An entry that has ceased to hold: where to look, and nothing asserted."""
    url = next((url for url in (entry.source.url, *(link.url for link in entry.links)) if url), setting.knowledge.account.site)
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
        heading=" > ".join(setting.of(step.title) for step in _trail(section, setting)),
        body=note,
        choices=choices(ids, setting),
        links=(f"[{setting.say('website')}]({section.link})",) if section.link else (),
        how_to_choose=setting.say("choose"),
        more=setting.book.say["more"],
        no_more=setting.say("no_more"),
    )


def _trail(section: Section, setting: Setting) -> list[Section]:
    above = setting.knowledge.sections.get(section.parent)
    return [*(_trail(above, setting) if above else []), section]


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
