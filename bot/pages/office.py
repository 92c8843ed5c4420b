"""An office as plain data, in one language, at one moment: all that its page shows."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.conversation import calendar
from bot.conversation.present_hours import banner
from bot.conversation.setting import Setting
from bot.hours.verdict import OPEN
from bot.knowledge.entry import Source
from bot.knowledge.office import Office
from bot.pages.days_ahead import Ahead, ahead
from bot.pages.linked import dialled, emergency
from bot.pages.office_week import Week, week_of
from bot.pages.status import Status, advice, statuses

MAP = "https://www.openstreetmap.org/?mlat={0.latitude:.4f}&mlon={0.longitude:.4f}#map=16/{0.latitude:.4f}/{0.longitude:.4f}"
"""A pin on a map that needs no key. 16: some streets around it."""


@dataclass(frozen=True, slots=True)
class Number:
    purpose: str
    shown: str
    address: str
    """tel: ..."""


@dataclass(frozen=True, slots=True)
class Place:
    address: str
    counters: tuple[str, ...]
    """Those that are there; none where all are at the office's address."""


@dataclass(frozen=True, slots=True)
class OfficePage:
    id: str
    name: str
    notice: str
    statuses: tuple[Status, ...]
    advice: tuple[str, ...]
    as_of: str
    emergency: str
    """Whom to call outside hours; empty while everything is open."""
    places: tuple[Place, ...]
    directions: str
    map: str
    numbers: tuple[Number, ...]
    email: str
    website: str
    week: Week
    ahead: Ahead
    doors: tuple[tuple[str, str], ...]
    """Id and name of each counter whose hours can be put on its door."""
    sources: tuple[str, ...]
    reviewed: str
    changes: tuple[datetime, ...]
    """Moments from which on something of it may no longer hold."""


def office_page(office: Office, setting: Setting) -> OfficePage:
    """Sentences may hold links in Markdown."""
    found, local = statuses(office, setting), setting.now.astimezone(ZoneInfo(office.time_zone))
    return OfficePage(
        id=office.id,
        name=setting.of(office.name),
        notice=banner(office.id, setting),
        statuses=found,
        advice=advice(found, office, setting),
        as_of=setting.say("page_as_of", day=calendar.day(local.date(), setting), time=f"{local:%H:%M}"),
        emergency="" if all(status.kind == OPEN for status in found) else emergency(setting),
        places=_places(office, setting),
        directions=setting.say("office_directions", directions=setting.of(office.directions)) if office.directions else "",
        map=MAP.format(office.position),
        numbers=_numbers(office, setting),
        email=office.email,
        website=office.website,
        week=week_of(office, setting),
        ahead=ahead(office, setting),
        doors=tuple((counter.id, setting.of(counter.name)) for counter in office.counters if counter.hours),
        sources=_sources(office, setting),
        reviewed=setting.say("reviewed", reviewed=office.reviewed),
        changes=(*(change for status in found for change in status.changes), *_changes(office, local, setting)),
    )


def _changes(office: Office, local: datetime, setting: Setting) -> tuple[datetime, ...]:
    """Midnight, and when notices appear and go."""
    midnight = datetime.combine(local.date() + timedelta(days=1), time.min, local.tzinfo)
    notices = [notice for notice in setting.knowledge.notices if notice.concerns(office.id)]
    return (midnight, *(border for notice in notices for border in (notice.shown_from, notice.shown_to)))


def _places(office: Office, setting: Setting) -> tuple[Place, ...]:
    """Nobody is to stand at the office's door when the counter is down the street."""
    own = setting.of(office.address)
    found: dict[str, list[str]] = {}
    for counter in office.counters:
        found.setdefault(setting.of(counter.address) if counter.address else own, []).append(setting.of(counter.name))
    if found.keys() <= {own}:
        return (Place(own, ()),)
    return tuple(Place(address, tuple(found.get(address, ()))) for address in dict.fromkeys((*found, own)))


def _numbers(office: Office, setting: Setting) -> tuple[Number, ...]:
    """The office's own, and the one that is answered day and night."""
    own = [(setting.of(phone.purpose), phone.number) for phone in office.phones]
    every = (*own, (setting.say("page_hotline"), setting.knowledge.account.hotline))
    return tuple(Number(purpose, number, dialled(number)) for purpose, number in every)


def _sources(office: Office, setting: Setting) -> tuple[str, ...]:
    """Each once, with its date: of the office, its hours, its numbers, its published days."""
    published = (day.source for days in (office.closures, office.special) for day in days)
    every = (office.source, *(c.source for c in office.counters), *(p.source for p in office.phones if p.source), *published)
    return tuple(dict.fromkeys(_source(source, setting) for source in every))


def _source(source: Source, setting: Setting) -> str:
    name = setting.of(source.name)
    return setting.say("page_source", source=f"[{name}]({source.url})" if source.url else name, date=source.date)
