"""An office as an answer: address, hours as published, phones, and why it is this one."""

from dataclasses import replace

from bot.conversation import calendar, present_hours
from bot.conversation.answer import Answer
from bot.conversation.setting import Setting
from bot.hours.week import Days, week
from bot.knowledge.office import Counter, Office, Position
from bot.knowledge.place import Place
from bot.offices import distance_km, nearest_place, serving
from bot.postcodes import places_of


def office_title(office: Office, setting: Setting) -> str:
    return setting.of(office.name)


def one(office: Office, setting: Setting, first: str = "") -> Answer:
    """The whole of one office, below a first line that says why it is shown."""
    return Answer(
        setting.language,
        heading=office_title(office, setting),
        body=_paragraphs(
            first,
            present_hours.banner(office.id, setting),
            present_hours.hours(office.counters or (None,), office, setting),
            _where(office, setting),
            _hours(office, setting),
            _phones(office, setting),
        ),
        links=(f"[{setting.say('website')}]({office.website})",),
        footer=_footer((office,), setting),
        more=setting.book.say["more"],
        no_more=setting.say("no_more"),
    )


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _footer(offices: tuple[Office, ...], setting: Setting) -> tuple[str, ...]:
    """Each source, and the day on which all of it had been reviewed."""
    sources = [source for office in offices for source in (office.source, *(counter.source for counter in office.counters))]
    said = dict.fromkeys(setting.say("source", source=setting.of(source.name), date=source.date) for source in sources)
    return (*said, setting.say("reviewed", reviewed=min(office.reviewed for office in offices)))


def for_place(place: Place, setting: Setting) -> tuple[tuple[Office, ...], Answer] | None:
    """The office of a town, or both where the sources disagree; None where nobody serves it."""
    offices = serving(place, setting.knowledge.offices.values(), setting.knowledge.places)
    if not offices:
        return None
    name = setting.of(place.names)
    if len(offices) == 1:
        return offices, one(offices[0], setting, setting.say("office_place", place=name, office=office_title(offices[0], setting)))
    return offices, _either(offices, setting.say("office_disputed", place=name), setting)


def for_postcode(code: str, setting: Setting) -> tuple[tuple[Office, ...], Answer] | None:
    """The office of a postcode, or each that it may be where its counties are of several; None where nobody serves it."""
    knowledge = setting.knowledge
    named = {place.name: place for place in knowledge.places}
    places = [named[name] for name in places_of(code, knowledge.postcodes) if name in named]
    offices = tuple({o.id: o for place in places for o in serving(place, knowledge.offices.values(), knowledge.places)}.values())
    if not offices:
        return None
    said = {"postcode": code, "places": setting.say("and").join(setting.of(place.names) for place in places)}
    if len(offices) == 1:
        return offices, one(offices[0], setting, setting.say("office_postcode", office=office_title(offices[0], setting), **said))
    return offices, _either(offices, setting.say("office_postcodes", **said), setting)


def _either(offices: tuple[Office, ...], first: str, setting: Setting) -> Answer:
    """How to reach each of them, for a visitor who has to ask."""
    reached = [f"{office_title(office, setting)}\n{_phones(office, setting)}" for office in offices]
    links = tuple(f"[{office_title(office, setting)}]({office.website})" for office in offices)
    return Answer(setting.language, body="\n\n".join([first, *reached]), links=links, footer=_footer(offices, setting))


def for_position(latitude: float, longitude: float, setting: Setting) -> tuple[tuple[Office, ...], Answer] | None:
    """The office of the town nearest to a position, with the distance to that office; None outside every district."""
    position = Position(latitude, longitude)
    place = nearest_place(position, setting.knowledge.places)
    found = for_place(place, setting) if place else None
    if not place or not found:
        return None
    offices, answer = found
    name = setting.of(place.names)
    distance = setting.say("office_distance", place=name, km=round(distance_km(position, offices[0].position)))
    return offices, replace(answer, body=f"{distance}\n\n{answer.body}")


def _where(office: Office, setting: Setting) -> str:
    lines = [setting.say("office_address", address=setting.of(office.address))]
    if office.directions:
        lines.append(setting.say("office_directions", directions=setting.of(office.directions)))
    return "\n".join(lines)


def _hours(office: Office, setting: Setting) -> str:
    if not office.counters:
        return setting.say("office_hours_unknown")
    general = [] if all(counter.note for counter in office.counters) else [setting.say("office_holidays")]
    return "\n".join([*(line for counter in office.counters for line in _counter(counter, setting)), *general])


def _counter(counter: Counter, setting: Setting) -> list[str]:
    """Its hours, and what staff have to say about them: how old they are, when they don't hold."""
    hours = setting.say("and").join(_days(days, setting) for days in week(counter.hours))
    values = {"counter": setting.of(counter.name), "hours": hours}
    if counter.address:
        line = setting.say("office_counter_at", address=setting.of(counter.address), **values)
    else:
        line = setting.say("office_counter", **values)
    return [line, *([setting.of(counter.note)] if counter.note else [])]


def _days(days: Days, setting: Setting) -> str:
    return f"{calendar.weekdays(days, setting)} {calendar.stretches(days.stretches, setting)}"


def _phones(office: Office, setting: Setting) -> str:
    lines = [setting.say("office_phone", purpose=setting.of(phone.purpose), number=phone.number) for phone in office.phones]
    return "\n".join([*lines, *([setting.say("office_email", email=office.email)] if office.email else [])])


def phones(setting: Setting) -> str:
    """The home office's phones, for visitors who ask for a person."""
    return _phones(setting.knowledge.offices[setting.knowledge.account.office], setting)
