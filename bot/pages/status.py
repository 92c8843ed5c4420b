"""Whether a counter is open now, as a visitor in a hurry reads it: two words, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from bot.conversation import calendar
from bot.conversation.setting import Setting
from bot.hours.day import day_of
from bot.hours.verdict import CLOSED, LISTED, MAYBE, OPEN, UNKNOWN, Verdict, verdict
from bot.knowledge.office import Counter, Office

WORDS = {OPEN: "page_open", CLOSED: "page_closed", LISTED: "page_listed", MAYBE: "page_maybe", UNKNOWN: "page_unknown"}


@dataclass(frozen=True, slots=True)
class Status:
    kind: str
    """One of the kinds of `verdict`."""
    counter: str
    """Its name; empty where an office has no counters."""
    word: str
    lines: tuple[str, ...]
    """Sentences with links in Markdown."""
    changes: tuple[datetime, ...]
    """Moments from which on it no longer holds."""


def statuses(office: Office, setting: Setting) -> tuple[Status, ...]:
    """One a counter; of an office without counters one, for its closures are known all the same."""
    return tuple(_status(counter, office, setting) for counter in office.counters or (None,))


def _status(counter: Counter | None, office: Office, setting: Setting) -> Status:
    found = verdict(counter, office, setting.knowledge.notices, setting.now)
    kind = CLOSED if found.kind == MAYBE and _over(found, counter, office, setting) else found.kind
    return Status(
        kind=kind,
        counter=setting.of(counter.name) if counter else "",
        word=setting.say(WORDS[kind]),
        lines=tuple(filter(None, (_why(kind, found, setting), _next(kind, found, setting)))),
        changes=tuple(filter(None, (found.until, found.opens, *_stretches(found, counter, office, setting)))),
    )


def _over(found: Verdict, counter: Counter | None, office: Office, setting: Setting) -> bool:
    """Whether a doubtful day's hours lie behind: it is closed then, holiday or not."""
    return found.until is None and not any(found.at < border for border in _stretches(found, counter, office, setting))


def _stretches(found: Verdict, counter: Counter | None, office: Office, setting: Setting) -> tuple[datetime, ...]:
    """The borders of the day's hours, as planned. A doubtful day is told differently before its hours and after them."""
    day = day_of(counter, office, setting.knowledge.notices, found.at.date())
    borders = chain.from_iterable(day.stretches)
    return tuple(datetime.combine(day.on, border, found.at.tzinfo) for border in borders)


def _why(kind: str, found: Verdict, setting: Setting) -> str:
    if kind == LISTED:
        return calendar.closed_by(found.closed_by, setting)
    return calendar.holidays(found.doubts, setting) if kind == MAYBE else ""


def advice(found: Iterable[Status], office: Office, setting: Setting) -> tuple[str, ...]:
    """What to do where nothing certain can be said, once for all counters."""
    kinds = {status.kind for status in found}
    return tuple(setting.say(name, site=office.website) for kind, name in ((MAYBE, "page_check"), (UNKNOWN, "page_ask")) if kind in kinds)


def _next(kind: str, found: Verdict, setting: Setting) -> str:
    """Until when it is open, or when it opens."""
    if kind == OPEN:
        return setting.say("page_until", until=_until(found, setting)) if found.until else ""
    return setting.say("page_next", opens=calendar.moment(found.opens, setting)) if found.opens else ""


def _until(found: Verdict, setting: Setting) -> str:
    """With its day where that is not this one."""
    assert found.until
    return f"{found.until:%H:%M}" if found.until.date() == found.at.date() else calendar.moment(found.until, setting)
