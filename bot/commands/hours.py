"""hours: whether offices are open, as visitors are told it, or as JSON for a script."""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.commands.command import DONE, Command, folder, moment, take_knowledge
from bot.commands.hours_json import days_ahead, rows
from bot.conversation import calendar, present_hours
from bot.conversation.setting import Setting
from bot.errors import BotError
from bot.hours.day import CLOSED, LISTED, MAYBE, OPEN, UNKNOWN, Day
from bot.hours.week import week
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.knowledge.office import Counter, Office
from bot.knowledge.reading.fold import fold, shown
from bot.knowledge.reading.ledger import suggestion
from bot.pages.linked import unlinked

DAYS_AHEAD = 14
"""Of --week: this week's rest and at least one whole week."""

DAY_WORDS = {
    OPEN: "page_day_open",
    CLOSED: "page_day_closed",
    LISTED: "page_day_listed",
    MAYBE: "page_day_maybe",
    UNKNOWN: "page_day_unknown",
}


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("office", nargs="?", metavar="OFFICE", help="an office's id or one of its names (default: every office)")
    parser.add_argument("--at", metavar="ISO-TIME", type=moment, help="at this time, as in 2026-12-02T10:30+00:00 (default: now)")
    parser.add_argument("--week", action="store_true", help=f"also the week as published, and the next {DAYS_AHEAD} days")
    parser.add_argument("--lang", metavar="LANGUAGE", help="say it in this language, zh or en (default: the account's)")
    parser.add_argument("--json", action="store_true", help="print one JSON object for each counter, one a line")
    take_knowledge(parser)


def run(given: argparse.Namespace) -> int:
    knowledge = load(folder(given.knowledge))
    offices = _offices(given.office, knowledge)
    setting = Setting(knowledge, _language(given.lang, knowledge), given.at or datetime.now(UTC))
    if given.json:
        for row in (row for office in offices for row in rows(office, DAYS_AHEAD if given.week else 0, setting)):
            print(json.dumps(row, ensure_ascii=False))
    else:
        print("\n\n".join("\n".join(_told(office, given.week, setting)) for office in offices))
    return DONE


def _offices(asked: str | None, knowledge: Knowledge) -> Sequence[Office]:
    """All, or the one that is asked for. Raises BotError where there is no such office."""
    if asked is None:
        return tuple(knowledge.offices.values())
    names = {fold(name): office for office in knowledge.offices.values() for name in _names(office)}
    if found := names.get(fold(asked)):
        return (found,)
    near = suggestion(asked, [name for office in knowledge.offices.values() for name in _names(office)])
    raise BotError(f"expected an office, found {shown(asked)}: {near or 'there are ' + ', '.join(knowledge.offices)}")


def _names(office: Office) -> Iterator[str]:
    yield from (office.id, *office.names)


def _language(asked: str | None, knowledge: Knowledge) -> str:
    """Raises BotError for a language without a phrasebook."""
    if asked is None or asked in knowledge.phrasebooks:
        return asked or knowledge.account.language
    raise BotError(f"expected one of the languages {', '.join(knowledge.phrasebooks)}, found {shown(asked)}")


def _told(office: Office, whole_week: bool, setting: Setting) -> Iterator[str]:
    yield f"{setting.of(office.name)} ({office.id})"
    if banner := present_hours.banner(office.id, setting):
        yield unlinked(banner)
    if any(counter.hours for counter in office.counters):
        yield from _lines(office, setting)
    else:
        yield from _unknown(office, setting)
    if whole_week:
        for counter in office.counters or (None,):
            yield from _week(counter, office, setting)


def _lines(office: Office, setting: Setting) -> Iterator[str]:
    """One a counter, and whom to call once at the end."""
    emergency = setting.say("hours_emergency")
    told = [
        present_hours.hours((counter,), office, setting).removesuffix(emergency).strip() for counter in office.counters if counter.hours
    ]
    yield from map(unlinked, told)
    if emergency in present_hours.hours(office.counters, office, setting):
        yield emergency


def _unknown(office: Office, setting: Setting) -> Iterator[str]:
    """Where to ask instead."""
    yield setting.say("office_hours_unknown")
    yield from (setting.say("office_phone", purpose=setting.of(phone.purpose), number=phone.number) for phone in office.phones)
    yield f"{setting.say('website')} ({office.website})"


def _week(counter: Counter | None, office: Office, setting: Setting) -> Iterator[str]:
    if counter:
        yield f"\n{setting.of(counter.name)}"
        for run in week(counter.hours):
            yield f"  {calendar.weekdays(run, setting)} {calendar.stretches(run.stretches, setting)}"
    yield ""
    for day in days_ahead(DAYS_AHEAD, counter, office, setting):
        yield f"  {calendar.day(day.on, setting)} {_day(day, setting)}"


def _day(day: Day, setting: Setting) -> str:
    reason = calendar.closed_by(day.closed_by, setting) if day.kind == LISTED else calendar.holidays(day.doubts, setting)
    return setting.say(DAY_WORDS[day.kind], hours=calendar.stretches(day.stretches, setting), reason=reason)


HOURS = Command("Say whether offices are open, and when they open next.", "python -m bot hours embassy-london --week", run, take)
