"""When a question is one about hours, and of which time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot.conversation.saying import Saying
from bot.conversation.setting import Setting
from bot.search.intents import FILLER, FOLLOWS, MISSION, OPEN, OURS, VISIT
from bot.search.text import has_han, normalise
from bot.when.when import When

_SCRIPTS_MEET = re.compile(r"(?<=[a-z0-9])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[a-z0-9])")


def tells_hours(id: str, setting: Setting) -> bool:
    """Whether what is shown under this id is told with the hours of the time that was asked about."""
    entry = setting.knowledge.entries.get(id)
    return id in setting.knowledge.offices or bool(entry and entry.hours)


def has_content(text: str, setting: Setting) -> bool:
    """Whether there is more in a text than words that go on with something."""
    return bool(without(text, heard(setting, FOLLOWS, FILLER)))


def asks_only_hours(text: str, setting: Setting) -> bool:
    """Whether a text without its time asks if somebody is there, and of nothing but offices: what is open on Sunday may be a shop, too."""
    asks = heard(setting, OPEN, VISIT) if setting.when else heard(setting, OPEN)
    return without(text, asks) != without(text, ()) and not about_others(text, setting)


def about_others(text: str, setting: Setting) -> str:
    """What is left of a text without the words of office hours and what offices are called. A town stands for an office only beside a
    word that does: what is open in Oxford may be anything."""
    missions = heard(setting, MISSION)
    towns = _towns(setting) if without(text, missions) != without(text, ()) else ()
    return without(text, (*missions, *heard(setting, OPEN, VISIT, FOLLOWS, FILLER, OURS), *_offices(setting), *towns))


def telling(text: str, setting: Setting) -> str:
    """The entry about the hours of the counter that is named; else the one about most of them where a public holiday is asked
    about, else the one about the first counter of the home office. Its office where no entry tells."""
    office = setting.knowledge.offices[setting.knowledge.account.office]
    entries = [entry for entry in setting.knowledge.entries.values() if entry.hours and entry.office == office.id]
    named = [counter.id for counter in office.counters if without(text, counter.names) != without(text, ())]
    first = (*named, *(counter.id for counter in office.counters))[:1]
    if setting.when and setting.when.holiday and not named:
        return max(entries, key=lambda entry: len(entry.hours)).id if entries else office.id
    return next((entry.id for entry in entries if entry.hours == first), office.id)


def heard(setting: Setting, *names: str) -> tuple[str, ...]:
    """The words of the phrasebooks by these names."""
    return tuple(word for book in setting.knowledge.phrasebooks.values() for name in names for word in book.hear.get(name, ()))


def without(text: str, words: Iterable[str]) -> str:
    """The text, normalised, without these: of Chinese wherever they stand, else as words of their own. Longer ones go first."""
    rest = f" {_SCRIPTS_MEET.sub(' ', normalise(text))} "
    for word in sorted({normalise(word) for word in words}, key=lambda word: (-len(word), word)):
        rest = rest.replace(word, " ") if has_han(word) else _without_words(rest, f" {word} ")
    return " ".join(rest.split())


def _without_words(rest: str, word: str) -> str:
    """Twice, for the space between two of them belongs to both."""
    return rest.replace(word, "  ").replace(word, " ")


def _offices(setting: Setting) -> Iterator[str]:
    """What offices and their counters are called."""
    for office in setting.knowledge.offices.values():
        yield from (*office.name.values(), *(name for names in office.nicknames.values() for name in names))
        yield from (name for counter in office.counters for name in counter.names)


def _towns(setting: Setting) -> Iterator[str]:
    for place in setting.knowledge.places:
        yield from (place.name, place.zh, *place.aliases)


def of_the_same_day(saying: Saying) -> Saying:
    """Where a question names no time but follows one that did, it is about that."""
    if saying.setting.when or not saying.talk.day:
        return saying
    day = date.fromisoformat(saying.talk.day)
    return replace(saying, setting=replace(saying.setting, when=When(day, day, None, None, "", saying.text)))
