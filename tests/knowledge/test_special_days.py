"""Calendars and days with other hours, as they stand in an office's file."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.knowledge.office import Office
from tests.knowledge.folder import OFFICE, edited, write
from tests.knowledge.report import problems

SPECIAL = """\
calendars: [GB-ENG, CN, DE-BY, FR]
special:
  - from: 2026-12-22
    to: 2026-12-24
    hours: ["14:00-15:00", 9am-11am]
    name: {zh: 圣诞节前, en: Before Christmas}
    source: {name: {zh: 通知, en: notice}, date: 2026-11}
  - from: 2026-12-31
    to: 2026-12-31
    counters: [hall]
    hours: []
    name: {zh: 除夕, en: New Year's Eve}
    source: {name: {zh: 通知, en: notice}, date: 2026-11}
"""


def office(folder: Path, more: str = "") -> Office:
    return load(write(folder, {"offices/embassy.yaml": OFFICE + more})).offices["embassy"]


def test_special_days_are_read(tmp_path: Path) -> None:
    first, second = office(tmp_path, SPECIAL).special
    assert (first.first, first.last, first.counters) == (date(2026, 12, 22), date(2026, 12, 24), ())
    assert first.hours == ((time(9), time(11)), (time(14), time(15)))
    assert first.name["en"] == "Before Christmas" and first.source.date == "2026-11"
    assert (second.counters, second.hours) == (("hall",), ())


def test_calendars_are_read(tmp_path: Path) -> None:
    assert office(tmp_path, SPECIAL).calendars == ("GB-ENG", "CN", "DE-BY", "FR")


def test_an_office_may_do_without(tmp_path: Path) -> None:
    found = office(tmp_path)
    assert (found.calendars, found.special) == ((), ())


def test_a_list_may_consist_of_special_days(tmp_path: Path) -> None:
    text = edited(OFFICE, ("closures:\n", "closures: []\n"), ("closure_years: [2026]\n", f"closure_years: [2026]\n{SPECIAL}"))
    text = "".join(line for line in text.splitlines(keepends=True) if "2026-12-25" not in line)
    assert problems(tmp_path, {"offices/embassy.yaml": text}) == []


LINE = "  - {{from: 2026-12-24, {to}, {fields}, name: {{zh: 一, en: one}}, source: {{name: {{zh: 一, en: one}}, date: 2026}}}}\n"


def special(*fields: str, to: str = "to: 2026-12-24") -> str:
    """The office with special days, in line 26 and below."""
    return OFFICE + "special:\n" + "".join(LINE.format(to=to, fields=one) for one in fields)


def calendars(text: str) -> str:
    """The office with its calendars in line 25."""
    return f"{OFFICE}calendars: {text}\n"


def test_two_counters_may_differ_on_a_day(tmp_path: Path) -> None:
    second = "  - {id: desk, name: {zh: 一, en: one}, hours: [], source: {name: {zh: 一, en: one}, date: 2025}}\n"
    text = edited(special("counters: [hall], hours: []", "counters: [desk], hours: []"), ("serves:", f"{second}serves:"))
    assert problems(tmp_path / "apart", {"offices/embassy.yaml": text}) == []
    assert len(problems(tmp_path / "both", {"offices/embassy.yaml": edited(text, ("[desk]", "[desk, hall]"))})) == 1


BROKEN = {
    "a calendar in words": (calendars("[Engeland]"), 25, "a country's code of two letters"),
    "a calendar in small letters": (calendars("[gb-eng]"), 25, "found 'gb-eng'; did you mean 'GB-ENG'?"),
    "a calendar of no country": (calendars("[CN, GB-ENK]"), 25, "found 'GB-ENK'; did you mean"),
    "a calendar twice": (calendars("\n  - CN\n  - CN"), 27, "expected each text once"),
    "a calendar alone": (calendars("CN"), 25, "expected a list, found 'CN'"),
    "an hour 26": (special("hours: ['25:00-26:00']"), 26, "expected a time of day from 00:00 to 24:00, found '26:00'"),
    "hours with a day": (special("hours: ['Mon: 9-11am']"), 26, "found 'Mon: 9-11am'; write it like '09:00-12:00', without days"),
    "hours that overlap": (special("hours: ['9-11am', '10-12pm']"), 26, "found 09:00-11:00 and 10:00-12:00 on one day"),
    "hours left out": (special("counters: [hall]"), 26, "expected 'hours', found no such key"),
    "an end before the beginning": (special("hours: []", to="to: 2026-12-23"), 26, "expected a day from 2026-12-24 on, found '2026-12-23'"),
    "an unknown counter": (
        special("hours: [], counters: [hal]"),
        26,
        "expected a counter of this office, found 'hal'; did you mean 'hall'?",
    ),
    "no counter": (special("hours: [], counters: []"), 26, "expected at least one text, found an empty list"),
    "a closed day": (special("hours: []", to="to: 2026-12-25"), 26, "to 2026-12-25, which meets 2026-12-25 to 2026-12-28 in 'closures'"),
    "a day twice": (special("hours: []", "counters: [hall], hours: []"), 27, "which meets 2026-12-24 to 2026-12-24 above"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_makes_no_sense_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    text, line, fragment = BROKEN[case]
    told = problems(tmp_path, {"offices/embassy.yaml": text})
    assert any(problem.startswith(f"offices/embassy.yaml:{line}: ") and fragment in problem for problem in told), told
