"""Are you open? Questions as people type them, and what a careful clerk would say, worked out on a calendar: opening_hours.csv.

    question, clock    what is asked, and when, with its offset from UTC
    before             an earlier question of the same talk, if any
    shown              what the answer asserts; of several ids with spaces between, any. Empty: whatever it is
    verdict            of the first line about hours, see VERDICTS; unknown: the answer says that none are known; none: nothing about hours
    opens              the next opening that is told of that counter, by the office's clock; of several days, it stands with the last
    day                the first day that the line speaks of, or first/last of several; empty: whatever it is
    hours              of open_now, until when; of a day, the hours that the line tells
    by_hand            yes: reasoned from the calendar alone

The clock stands still: what staff publish later changes nothing here, for the lists and notices are taken out, or are the test's own.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.conversation.answer import Turn
from bot.knowledge.entry import Source
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.notice import Notice
from bot.knowledge.office import Closure, Office, Special
from bot.knowledge.phrasebook import Phrasebook
from bot.search.index import Index
from tests.conversation.chat import Chat

VERDICTS = {
    # The narrower sentence first: a day with a reason behind it is never taken for a day.
    "hours_listed": "listed",
    "hours_maybe": "maybe",
    "hours_not_then": "not_then",
    "hours_open_day": "open_day",
    "hours_closed_day": "closed_day",
    "hours_open_now": "open_now",
    "hours_closed_now": "closed_now",
}
UNKNOWN, NONE = "unknown", "none"

ZONE = ZoneInfo("Europe/London")
"""Of every office as shipped."""

ROWS = list(csv.DictReader((Path(__file__).parent / "opening_hours.csv").read_text(encoding="utf-8").splitlines()))


@dataclass(frozen=True)
class Line:
    """A line about hours, read back."""

    verdict: str
    counter: str = ""
    opens: str = ""
    day: str = ""
    hours: str = ""
    reason: str = ""
    text: str = ""


def read_lines(turn: Turn, knowledge: Knowledge, now: datetime) -> list[Line]:
    """All that the answer says about hours, of the counter that goes first."""
    if not turn.answer:
        return []
    book = knowledge.phrasebooks[turn.answer.language.partition("-")[0]]
    lines = [line for text in turn.answer.body.splitlines() if (line := _line(text, book, now))]
    comma = book.say["and"]
    return [line for line in lines if line.counter.split(comma)[0] == lines[0].counter.split(comma)[0]]


def read_line(turn: Turn, knowledge: Knowledge, now: datetime) -> Line:
    """The first line about hours, with the opening that is told of its counter."""
    lines = read_lines(turn, knowledge, now)
    if lines:
        return replace(lines[0], opens=next((line.opens for line in lines if line.opens), ""))
    unknown = {book.say["office_hours_unknown"] for book in knowledge.phrasebooks.values()}
    return Line(UNKNOWN if turn.answer and any(text in turn.answer.body for text in unknown) else NONE)


def _line(text: str, book: Phrasebook, now: datetime) -> Line | None:
    matches = [(verdict, match) for name, verdict in VERDICTS.items() if (match := _sentence(book, name).fullmatch(text))]
    found = next((line for verdict, match in matches if (line := _read(verdict, match, book, now))), None)
    assert found or not matches, f"a line about hours that can't be read: {text}"
    return found


def _read(verdict: str, match: re.Match[str], book: Phrasebook, now: datetime) -> Line | None:
    said = match.groupdict(default="")
    day = _days(said["day"], book, now) if "day" in said else ""
    if day is None:
        return None
    opens = _opens(said["opens"], book, now) if said.get("opens") else ""
    hours = said.get("until") or " ".join(re.findall(r"\d\d:\d\d-\d\d:\d\d", said.get("hours", "").replace("\u2013", "-")))
    return Line(verdict, said["counter"], opens, day, hours, said.get("reason", ""), match.string)


@lru_cache
def _template(text: str) -> str:
    """A sentence of the phrasebook as a pattern with its words in braces as groups."""
    groups = {"time": r"\d\d:\d\d", "until": r"\d\d:\d\d"}
    parts = Formatter().parse(text)
    return "".join(re.escape(literal) + (f"(?P<{field}>{groups.get(field, '.+?')})" if field else "") for literal, field, _, _ in parts)


def _sentence(book: Phrasebook, name: str) -> re.Pattern[str]:
    """The sentence, with or without the next opening behind it."""
    return re.compile(f"{_template(book.say[name])}(?:{_template(book.say['hours_next'])})?")


def _days(text: str, book: Phrasebook, now: datetime) -> str | None:
    """A day or first/last of several, or None where it says no day."""
    known = _calendar(tuple(sorted(book.say.items())), now.astimezone(ZONE).year)
    if text in known:
        return known[text]
    match = re.fullmatch(_template(book.say["hours_days"]), text)
    ends = [known.get(end) for end in match.groups()] if match else [None]
    return "/".join(end for end in ends if end) if all(ends) else None


def _opens(text: str, book: Phrasebook, now: datetime) -> str:
    match = re.fullmatch(_template(book.say["hours_at"]), text)
    assert match, text
    return f"{_days(match['day'], book, now)}T{match['time']}"


@lru_cache
def _calendar(say: tuple[tuple[str, str], ...], year: int) -> dict[str, str]:
    """How the days of the years around this one are written; the year is said of other years only."""
    words, found = dict(say), {}
    for number in range(-366, 3 * 366):
        day = date(year, 1, 1) + timedelta(number)
        values = {"weekday": words[f"weekday_{day.weekday()}"], "day": day.day, "month": words[f"month_{day.month}"], "year": day.year}
        found[words["hours_date" if day.year == year else "hours_date_year"].format(**values)] = str(day)
    return found


def ask(row: Mapping[str, str], knowledge: Knowledge, index: Index) -> tuple[Turn, Line]:
    """The answer, held against the row; all of it at once, so that a failure shows all that is wrong."""
    chat = Chat(knowledge, index, datetime.fromisoformat(row["clock"]))
    if row["before"]:
        chat.say(row["before"])
    turn = chat.say(row["question"])
    line = read_line(turn, knowledge, chat.now)
    shown = row["shown"].split()
    expected = {"verdict": row["verdict"], "opens": row["opens"]}
    found = {"verdict": line.verdict, "opens": line.opens}
    if shown:
        expected["shown"], found["shown"] = turn.entry if turn.entry in shown else " or ".join(shown), turn.entry
    if row["day"]:
        expected["day"], found["day"] = row["day"], line.day if "/" in row["day"] else line.day.partition("/")[0]
    if row["hours"]:
        expected["hours"], found["hours"] = row["hours"], line.hours
    assert found == expected
    if line.counter:
        _check_said(chat, turn, line)
    return turn, line


def _check_said(chat: Chat, turn: Turn, line: Line) -> None:
    """A visitor sees the line, of the counter that the answer is about; emergency numbers follow what is not open."""
    assert turn.answer
    names = _first_counter(turn.entry or "", chat.knowledge).values()
    assert line.counter.startswith(tuple(names)), "the counter that the answer is about goes first, others with the same hours behind it"
    if turn.answer.language in chat.knowledge.phrasebooks and "](" not in line.text:
        assert line.text in chat.text, "it stands on the first page"
    if not line.verdict.startswith("open"):
        assert chat.knowledge.account.hotline in turn.answer.body.partition(line.text)[2]


def _first_counter(id: str, knowledge: Knowledge) -> dict[str, str]:
    entry = knowledge.entries.get(id)
    office = knowledge.offices[entry.office if entry else id]
    first = entry.hours[0] if entry else office.counters[0].id
    return dict(next(counter.name for counter in office.counters if counter.id == first))


@pytest.fixture(scope="module")
def unlisted(shipped: Knowledge) -> Knowledge:
    """The shipped knowledge, with nothing published about single days."""
    offices = {id: replace(office, closures=(), closure_years=(), special=()) for id, office in shipped.offices.items()}
    return replace(shipped, offices=offices, notices=())


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['before']}>{row['question']}@{row['clock']}" for row in ROWS])
def test_what_is_said_about_hours(row: dict[str, str], unlisted: Knowledge, shipped_index: Index) -> None:
    ask(row, unlisted, shipped_index)


def test_the_table_is_large_bilingual_and_written_by_hand() -> None:
    chinese = [row for row in ROWS if re.search(r"[\u4e00-\u9fff]", row["question"])]
    assert len(ROWS) >= 320 and abs(len(chinese) / len(ROWS) - 0.5) < 0.05
    assert sum(row["by_hand"] == "yes" for row in ROWS) >= 100
    assert sum(row["verdict"] == NONE for row in ROWS) >= 40
    assert {row["verdict"] for row in ROWS} == {*VERDICTS.values(), UNKNOWN, NONE} - {"listed"}, "the lists are below"
    assert len({(row["question"], row["clock"], row["before"]) for row in ROWS}) == len(ROWS)


PERIODS = [
    (
        "are you open from 24 to 28 december",
        "2026-12-02T10:30+00:00",
        ["open_day 2026-12-24", "maybe 2026-12-25", "closed_day 2026-12-26/2026-12-27", "maybe 2026-12-28"],
    ),
    (
        "12月24日到28日办公吗",
        "2026-12-02T10:30+00:00",
        ["open_day 2026-12-24", "maybe 2026-12-25", "closed_day 2026-12-26/2026-12-27", "maybe 2026-12-28"],
    ),
    (
        "10月1日到7日使馆办公吗",
        "2026-09-21T10:30+01:00",
        ["maybe 2026-10-01/2026-10-02", "closed_day 2026-10-03/2026-10-04", "maybe 2026-10-05/2026-10-07"],
    ),
    (
        "are you open next week",
        "2026-12-02T10:30+00:00",
        ["open_day 2026-12-07/2026-12-11", "closed_day 2026-12-12/2026-12-13"],
    ),
    (
        "下周使馆开门吗",
        "2026-12-21T10:30+00:00",
        ["maybe 2026-12-28", "open_day 2026-12-29/2026-12-31", "maybe 2027-01-01", "closed_day 2027-01-02/2027-01-03"],
    ),
    (
        "春节使馆放假吗",
        "2027-01-20T10:30+00:00",
        ["maybe 2027-02-05", "closed_day 2027-02-06/2027-02-07", "maybe 2027-02-08/2027-02-10"],
    ),
    (
        "are you open between christmas and new year",
        "2026-12-02T10:30+00:00",
        ["closed_day 2026-12-26/2026-12-27", "maybe 2026-12-28", "open_day 2026-12-29/2026-12-31"],
    ),
    (
        "are you open over easter",
        "2027-03-01T10:30+00:00",
        ["maybe 2027-03-26", "closed_day 2027-03-27/2027-03-28", "maybe 2027-03-29"],
    ),
    (
        "五一使馆开门吗",
        "2027-04-20T10:30+01:00",
        ["closed_day 2027-05-01/2027-05-02", "maybe 2027-05-03", "maybe 2027-05-04"],
    ),
]


@pytest.mark.parametrize(("question", "clock", "told"), PERIODS, ids=[period[0] for period in PERIODS])
def test_a_period_is_told_run_by_run(question: str, clock: str, told: list[str], unlisted: Knowledge, shipped_index: Index) -> None:
    chat = Chat(unlisted, shipped_index, datetime.fromisoformat(clock))
    lines = read_lines(chat.say(question), unlisted, chat.now)
    assert [f"{line.verdict} {line.day}" for line in lines] == told


# What the embassy publishes, in this test only: a list for 2026; of 2027 single days, but no list.
SOURCE = Source({"zh": "通知", "en": "notice"}, "2026-11-20")
CHRISTMAS = {"zh": "圣诞放假", "en": "Christmas break"}
SHORT = {"zh": "缩短办公", "en": "short day"}
MOVE = {"zh": "搬迁", "en": "moving day"}
SPRING = {"zh": "春节放假", "en": "Spring Festival closure"}
WATER = {"zh": "12月2日至3日因漏水闭馆。", "en": "Closed on 2 and 3 December: water damage."}
ALL_CLOSED = {"zh": "12月16日各馆闭馆一天。", "en": "All offices are closed on 16 December."}
QUEUES = {"zh": "近日排队较久。", "en": "Long queues these days."}
HALL = "document-hall"


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _closure(first: str, last: str, name: dict[str, str]) -> Closure:
    return Closure(_date(first), _date(last), name, SOURCE)


def _special(day: str, name: dict[str, str], counters: tuple[str, ...], *hours: tuple[time, time]) -> Special:
    return Special(_date(day), _date(day), counters, hours, name, SOURCE)


def _notice(first: str, last: str, text: dict[str, str], offices: tuple[str, ...], *closed: tuple[str, str]) -> Notice:
    """Shown from the beginning of the first day to the end of the last."""
    shown_from, shown_to = datetime.combine(_date(first), time.min, ZONE), datetime.combine(_date(last), time.max, ZONE)
    return Notice(shown_from, shown_to, offices, tuple((_date(a), _date(b)) for a, b in closed), text, SOURCE)


def _published(office: Office) -> Office:
    return replace(
        office,
        closure_years=(2026,),
        closures=(
            _closure("2026-12-24", "2026-12-25", CHRISTMAS),
            _closure("2027-02-05", "2027-02-10", SPRING),
            _closure("2027-12-30", "2028-01-05", CHRISTMAS),
        ),
        special=(
            _special("2026-12-30", SHORT, (HALL,), (time(9), time(10, 30))),
            _special("2026-12-12", SHORT, (HALL,), (time(10), time(12))),
            _special("2026-12-14", MOVE, ()),
            _special("2027-03-29", SHORT, (HALL,), (time(9), time(11))),
            _special("2026-11-27", SHORT, (), (time(9), time(11)), (time(15), time(16))),
        ),
    )


@pytest.fixture(scope="module")
def published(unlisted: Knowledge) -> Knowledge:
    offices = {**unlisted.offices, "embassy-london": _published(unlisted.offices["embassy-london"])}
    notices = (
        _notice("2026-12-01", "2026-12-04", WATER, ("embassy-london",), ("2026-12-02", "2026-12-03")),
        _notice("2026-12-10", "2026-12-16", ALL_CLOSED, (), ("2026-12-16", "2026-12-16")),
        _notice("2026-12-07", "2026-12-08", QUEUES, ("consulate-manchester",)),
    )
    return replace(unlisted, offices=offices, notices=notices)


D, C, M, E = "document-hall-hours", "chancery-hours", "consulate-manchester", "consulate-edinburgh"
DH, CH = f"{D} holiday-closures", f"{C} holiday-closures"
HALL_HOURS = "09:00-12:00"

PUBLISHED = [
    # question, clock, before, shown, verdict, opens, day, hours, the published day's name or the notice
    # A list of the year: what is on it is closed, what is not on it is open, holiday or not.
    ("are you open on 24 december", "2026-11-24T10:30+00:00", "", DH, "listed", "2026-12-28T09:00", "2026-12-24", "", CHRISTMAS),
    ("圣诞节上班吗", "2026-11-24T10:30+00:00", "", DH, "listed", "2026-12-28T09:00", "2026-12-25", "", CHRISTMAS),
    ("are you open now", "2026-12-24T10:00+00:00", "", D, "listed", "2026-12-28T09:00", "2026-12-24", "", CHRISTMAS),
    ("现在开门吗", "2026-12-25T20:00+00:00", "", D, "listed", "2026-12-28T09:00", "2026-12-25", "", CHRISTMAS),
    ("are you open now", "2026-12-23T12:00+00:00", "", D, "closed_now", "2026-12-28T09:00", "", "", {}),
    ("明天上班吗", "2026-12-23T15:00+00:00", "", DH, "listed", "2026-12-28T09:00", "2026-12-24", "", CHRISTMAS),
    ("are you open on 28 december", "2026-11-24T10:30+00:00", "", DH, "open_day", "", "2026-12-28", HALL_HOURS, {}),
    ("12月28号开门吗", "2026-12-26T10:00+00:00", "", DH, "open_day", "", "2026-12-28", HALL_HOURS, {}),
    ("are you open now", "2026-12-28T11:59+00:00", "", D, "open_now", "", "", "12:00", {}),
    ("现在开门吗", "2026-12-26T10:00+00:00", "", D, "closed_now", "2026-12-28T09:00", "", "", {}),
    ("are you open on boxing day", "2026-11-24T10:30+00:00", "", DH, "closed_day", "2026-12-28T09:00", "2026-12-26", "", {}),
    ("国庆节使馆上班吗", "2026-09-21T10:00+01:00", "", DH, "open_day", "", "2026-10-01", HALL_HOURS, {}),
    ("are you open now", "2026-10-02T10:00+01:00", "", D, "open_now", "", "", "12:00", {}),
    ("are you open on the bank holiday", "2026-08-24T10:00+01:00", "", DH, "open_day", "", "2026-08-31", HALL_HOURS, {}),
    ("is the chancery open on christmas day", "2026-11-24T10:30+00:00", "", CH, "listed", "2026-12-28T09:00", "2026-12-25", "", CHRISTMAS),
    ("使馆办公楼现在上班吗", "2026-12-24T15:00+00:00", "", C, "listed", "2026-12-28T09:00", "2026-12-24", "", CHRISTMAS),
    # A year without a list: closures that are known close, and every other public holiday is in doubt.
    ("元旦上班吗", "2026-11-24T10:30+00:00", "", DH, "maybe", "2027-01-04T09:00", "2027-01-01", "", {}),
    ("are you open now", "2026-12-31T12:00+00:00", "", D, "closed_now", "2027-01-04T09:00", "", "", {}),
    ("are you open on chinese new year", "2027-01-20T10:00+00:00", "", DH, "listed", "2027-02-11T09:00", "", "", SPRING),
    ("现在上班吗", "2027-02-04T12:00+00:00", "", D, "closed_now", "2027-02-11T09:00", "", "", {}),
    ("are you open on good friday", "2027-03-01T10:00+00:00", "", DH, "maybe", "2027-03-29T09:00", "2027-03-26", "", {}),
    ("are you open now", "2027-12-30T10:00+00:00", "", D, "listed", "2028-01-06T09:00", "2027-12-30", "", CHRISTMAS),
    ("元旦开门吗", "2027-12-29T10:00+00:00", "", DH, "listed", "2028-01-06T09:00", "2028-01-01", "", CHRISTMAS),
    # Days with other hours.
    ("are you open on 30 december", "2026-12-08T10:30+00:00", "", DH, "open_day", "", "2026-12-30", "09:00-10:30", {}),
    ("现在开门吗", "2026-12-30T10:29+00:00", "", D, "open_now", "", "", "10:30", {}),
    ("are you open now", "2026-12-30T10:30+00:00", "", D, "closed_now", "2026-12-31T09:00", "", "", {}),
    ("are you open at 11am on 30 december", "2026-12-08T10:30+00:00", "", DH, "not_then", "", "2026-12-30", "09:00-10:30", {}),
    ("is the chancery open now", "2026-12-30T11:00+00:00", "", C, "open_now", "", "", "12:00", {}),
    ("周六开门吗", "2026-12-08T10:30+00:00", "", D, "open_day", "", "2026-12-12", "10:00-12:00", {}),
    ("are you open now", "2026-12-11T12:00+00:00", "", D, "closed_now", "2026-12-12T10:00", "", "", ALL_CLOSED),
    ("are you open now", "2026-12-12T09:59+00:00", "", D, "closed_now", "2026-12-12T10:00", "", "", ALL_CLOSED),
    ("is the chancery open on saturday", "2026-12-08T10:30+00:00", "", C, "closed_day", "2026-12-15T09:00", "2026-12-12", "", {}),
    ("14号开门吗", "2026-12-08T10:30+00:00", "", D, "listed", "2026-12-15T09:00", "2026-12-14", "", MOVE),
    ("are you open now", "2026-12-12T12:00+00:00", "", D, "closed_now", "2026-12-15T09:00", "", "", ALL_CLOSED),
    ("复活节星期一开门吗", "2027-03-01T10:00+00:00", "", DH, "open_day", "", "2027-03-29", "09:00-11:00", {}),
    ("are you open now", "2027-03-29T10:30+01:00", "", D, "open_now", "", "", "11:00", {}),
    ("is the chancery open now", "2027-03-29T10:30+01:00", "", C, "maybe", "2027-03-30T09:00", "2027-03-29", "", {}),
    ("are you open on friday", "2026-11-24T10:30+00:00", "", D, "open_day", "", "2026-11-27", "09:00-11:00 15:00-16:00", {}),
    ("现在开门吗", "2026-11-27T11:30+00:00", "", D, "closed_now", "2026-11-27T15:00", "", "", {}),
    # Notices: above the answer while they are shown, and a closure whether they are or not.
    ("are you open now", "2026-12-02T10:30+00:00", "", D, "listed", "2026-12-04T09:00", "2026-12-02", "", WATER),
    ("现在开门吗", "2026-12-03T10:30+00:00", "", D, "listed", "2026-12-04T09:00", "2026-12-03", "", WATER),
    ("明天开门吗", "2026-12-01T10:30+00:00", "", D, "listed", "2026-12-04T09:00", "2026-12-02", "", WATER),
    ("are you open now", "2026-12-01T10:30+00:00", "", D, "open_now", "", "", "12:00", WATER),
    ("are you open now", "2026-12-01T12:00+00:00", "", D, "closed_now", "2026-12-04T09:00", "", "", WATER),
    ("are you open tomorrow", "2026-12-03T20:00+00:00", "", D, "open_day", "", "2026-12-04", HALL_HOURS, WATER),
    ("is the chancery open now", "2026-12-02T15:00+00:00", "", C, "listed", "2026-12-04T09:00", "2026-12-02", "", WATER),
    ("are you open on 2 december", "2026-11-24T10:30+00:00", "", DH, "listed", "2026-12-04T09:00", "2026-12-02", "", WATER),
    ("周一呢", "2026-12-02T10:30+00:00", "现在开门吗", D, "open_day", "", "2026-12-07", HALL_HOURS, WATER),
    ("and in manchester?", "2026-12-02T10:30+00:00", "are you open tomorrow", M, "open_day", "", "2026-12-03", HALL_HOURS, {}),
    ("is the manchester consulate open now", "2026-12-02T10:30+00:00", "", M, "open_now", "", "", "12:00", {}),
    ("曼城领馆现在开门吗", "2026-12-07T10:30+00:00", "", M, "open_now", "", "", "12:00", QUEUES),
    ("曼城领馆16号开门吗", "2026-12-11T10:30+00:00", "", M, "listed", "2026-12-17T09:00", "2026-12-16", "", ALL_CLOSED),
    ("manchester consulate open on xmas day?", "2026-12-11T10:30+00:00", "", M, "maybe", "2026-12-29T09:00", "2026-12-25", "", ALL_CLOSED),
    ("are you open on wednesday", "2026-12-14T10:30+00:00", "", D, "listed", "2026-12-17T09:00", "2026-12-16", "", ALL_CLOSED),
    ("签证中心今天开吗", "2026-12-02T10:30+00:00", "", "", "none", "", "", "", {}),
    ("is the british museum open today", "2026-12-02T10:30+00:00", "", "", "none", "", "", "", {}),
]  # fmt: skip
COLUMNS = ("question", "clock", "before", "shown", "verdict", "opens", "day", "hours")


@pytest.mark.parametrize("listed", PUBLISHED, ids=[f"{row[2]}>{row[0]}@{row[1]}" for row in PUBLISHED])
def test_what_is_published_about_days(listed: tuple[Any, ...], published: Knowledge, shipped_index: Index) -> None:
    *columns, said = listed
    row = dict(zip(COLUMNS, columns, strict=True))
    turn, line = ask(row, published, shipped_index)
    assert turn.answer
    code = turn.answer.language.partition("-")[0]
    body = turn.answer.body
    first = body[: body.index(line.text) + len(line.text)] if line.text else body
    for notice in (WATER, ALL_CLOSED, QUEUES):
        assert (notice[code] in first) == (notice is said), "what staff say is above the hours, or is the reason that stands in them"
    if row["verdict"] == "listed" and said in (CHRISTMAS, SPRING, MOVE):
        assert line.reason == said[code]


def test_there_are_enough_rows_about_what_is_published() -> None:
    assert len(PUBLISHED) >= 30 and sum(not row[0].isascii() for row in PUBLISHED) >= 0.3 * len(PUBLISHED)
