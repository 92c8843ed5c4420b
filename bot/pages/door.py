"""The week for an office's door: on one sheet, in every language below one another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.conversation import calendar
from bot.conversation.setting import Setting
from bot.hours.week import week
from bot.knowledge.office import Counter, Office
from bot.pages.linked import emergency

CROWD = 6
"""The sizes of letters that the style sheet has, crowd-1 to crowd-6."""


@dataclass(frozen=True, slots=True)
class Line:
    days: str
    stretches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A counter's hours."""

    name: str
    lines: tuple[Line, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """The sheet in one language."""

    language: str
    name: str
    """The office's."""
    signs: tuple[Sign, ...]
    emergency: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Door:
    parts: tuple[Part, ...]
    website: str

    @property
    def crowd(self) -> int:
        """Stretches in one language, by which the letters are made smaller: 1 to CROWD."""
        return min(CROWD, max(sum(len(line.stretches) for sign in part.signs for line in sign.lines) for part in self.parts))


def door(office: Office, counter: str, setting: Setting) -> Door | None:
    """Of one counter, by its id, or of all where there is no such one. None where no hours are known."""
    known = [one for one in office.counters if one.hours]
    chosen = [one for one in known if one.id == counter] or known
    return Door(tuple(_part(chosen, office, one) for one in _settings(setting)), office.website) if chosen else None


def _settings(setting: Setting) -> Iterable[Setting]:
    """The account's own language first; the visitor's in the script that they read."""
    own, here = setting.knowledge.account.language, setting.book.code
    codes = sorted(setting.knowledge.phrasebooks, key=lambda code: code != own)
    return (setting if code == here else replace(setting, language=code) for code in codes)


def _part(counters: Iterable[Counter], office: Office, setting: Setting) -> Part:
    return Part(
        language=setting.language,
        name=setting.of(office.name),
        signs=tuple(_sign(counter, setting) for counter in counters),
        emergency=emergency(setting),
        reviewed=setting.say("reviewed", reviewed=office.reviewed),
    )


def _sign(counter: Counter, setting: Setting) -> Sign:
    lines = (Line(calendar.weekdays(run, setting), tuple(calendar.stretch(*s) for s in run.stretches)) for run in week(counter.hours))
    return Sign(setting.of(counter.name), tuple(lines), setting.of(counter.note) if counter.note else "")
