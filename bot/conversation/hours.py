"""When a question is one about hours, and of which time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from bot.conversation.saying import Saying
from bot.conversation.setting import Setting
from bot.conversation.talk import Talk
from bot.knowledge.entry import DECLINED
from bot.knowledge.office import Counter, Office
from bot.search.index import Index
from bot.search.intents import FILLER, FOLLOWS, MISSION, OPEN, OURS, VISIT
from bot.search.parts import OFFICES, TOWNS, has, without
from bot.search.text import has_han, normalise
from bot.when.when import When


def tells_hours(id: str, setting: Setting) -> bool:
    """Whether what is shown under this id is told with the hours of the time that was asked about."""
    entry = setting.knowledge.entries.get(id)
    return id in setting.knowledge.offices or bool(entry and entry.hours)


def has_content(text: str, index: Index) -> bool:
    """Whether there is more in a text than words that go on with something."""
    return bool(without(text, index.parts, FOLLOWS, FILLER))


def asks_only_hours(text: str, saying: Saying) -> bool:
    """Whether a text without its time asks if somebody is there, and of nothing but offices: what is open on Sunday may be a shop, too."""
    asks = (OPEN, VISIT) if saying.setting.when else (OPEN,)
    return has(text, saying.index.parts, *asks) and not about_others(text, saying.index)


def means_offices(text: str, index: Index) -> bool:
    return has(text, index.parts, MISSION)


def about_others(text: str, index: Index) -> str:
    """What is left of a text without the words of office hours and what offices are called. A town stands for an office only beside a
    word that does: what is open in Oxford may be anything."""
    towns = (TOWNS,) if means_offices(text, index) else ()
    return without(text, index.parts, MISSION, OPEN, VISIT, FOLLOWS, FILLER, OURS, OFFICES, *towns)


def telling(text: str, saying: Saying) -> str:
    """What tells the hours that are asked about: the office last spoken of, unless the home office is named; of the home office the entry
    about the counter that is named, else the one about most of them where a holiday is asked about, else the one about the first."""
    setting, offices = saying.setting, saying.setting.knowledge.offices
    office = offices[setting.knowledge.account.office]
    if saying.talk.office in offices and saying.talk.office != office.id and not names_office(text, office):
        return saying.talk.office
    entries = [entry for entry in setting.knowledge.entries.values() if entry.hours and entry.office == office.id]
    named = [counter.id for counter in office.counters if _is_named(counter, text)]
    first = (*named, *(counter.id for counter in office.counters))[:1]
    if setting.when and setting.when.holiday and not named:
        return max(entries, key=lambda entry: len(entry.hours)).id if entries else office.id
    return next((entry.id for entry in entries if entry.hours == first), office.id)


def of_another(saying: Saying) -> str:
    """Id of what was shown last, if it is about somebody else who has hours: "when do they open" means them then."""
    shown = saying.setting.knowledge.entries.get(saying.talk.more)
    return shown.id if shown and (shown.elsewhere or shown.kind == DECLINED) and not means_offices(saying.text, saying.index) else ""


def names_office(text: str, office: Office) -> bool:
    return _is_said(office.names, text)


def _is_named(counter: Counter, text: str) -> bool:
    return _is_said(counter.names, text)


def _is_said(names: Iterable[str], text: str) -> bool:
    said = f" {normalise(text)} "
    return any(name in said if has_han(name) else f" {name} " in said for name in map(normalise, names))


def of_the_same_time(saying: Saying) -> Saying:
    """Where a question names no time but follows one that did, it is about that."""
    kept = None if saying.setting.when else _read(saying.talk.when, saying.text)
    return replace(saying, setting=replace(saying.setting, when=kept)) if kept else saying


def on_the_same_day(when: When | None, talk: Talk) -> When | None:
    """A time alone, after hours of another day were told, is of that day."""
    before = _read(talk.when, "") if when and not when.day_said else None
    if when is None or before is None or before.first != before.last:
        return when
    return replace(when, first=before.first, last=before.last, holiday=before.holiday)


def kept(when: When | None, now: datetime) -> str:
    """A time as a talk keeps it. That something was asked of now is not kept: the next question's now is another."""
    if when is None or (when.until is None and when.first == now.date() and when.at == now.time().replace(second=0, microsecond=0)):
        return ""
    return "/".join(str(part or "") for part in (when.first, when.last, when.at, when.until, when.holiday))


def _read(stored: str, text: str) -> When | None:
    """None where nothing usable is stored."""
    try:
        first, last, at, until, holiday = stored.split("/")
        return When(date.fromisoformat(first), date.fromisoformat(last), _time(at), _time(until), holiday, text)
    except ValueError:
        return None


def _time(stored: str) -> time | None:
    return time.fromisoformat(stored) if stored else None
