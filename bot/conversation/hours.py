"""When a question is one about hours, and of which time."""

from dataclasses import replace
from datetime import date

from bot.conversation.saying import Saying
from bot.conversation.setting import Setting
from bot.knowledge.office import Counter
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


def telling(text: str, setting: Setting) -> str:
    """The entry about the hours of the counter that is named; else the one about most of them where a public holiday is asked
    about, else the one about the first counter of the home office. Its office where no entry tells."""
    office = setting.knowledge.offices[setting.knowledge.account.office]
    entries = [entry for entry in setting.knowledge.entries.values() if entry.hours and entry.office == office.id]
    named = [counter.id for counter in office.counters if _is_named(counter, text)]
    first = (*named, *(counter.id for counter in office.counters))[:1]
    if setting.when and setting.when.holiday and not named:
        return max(entries, key=lambda entry: len(entry.hours)).id if entries else office.id
    return next((entry.id for entry in entries if entry.hours == first), office.id)


def _is_named(counter: Counter, text: str) -> bool:
    said = f" {normalise(text)} "
    return any(name in said if has_han(name) else f" {name} " in said for name in map(normalise, counter.names))


def of_the_same_day(saying: Saying) -> Saying:
    """Where a question names no time but follows one that did, it is about that."""
    if saying.setting.when or not saying.talk.day:
        return saying
    day = date.fromisoformat(saying.talk.day)
    return replace(saying, setting=replace(saying.setting, when=When(day, day, None, None, "", saying.text)))
