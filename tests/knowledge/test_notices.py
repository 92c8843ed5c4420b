"""notices.yaml: when a notice is shown, what it concerns and closes, and what is told where it makes no sense."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.load import load
from bot.knowledge.notice import Notice
from tests.knowledge.folder import FILES, OFFICE, edited, write
from tests.knowledge.report import problems

ZONE = ZoneInfo("Europe/London")
NOTICE = """\
- text: {zh: 闭馆, en: Closed}
  from: 2026-12-01 09:00
  to: 2026-12-04
  closed: [2026-12-02, {from: 2026-12-03, to: 2026-12-04}]
  offices: [embassy]
  source: {name: {zh: 通知, en: notice}, date: 2026-12-01}
"""
SHORT = "- {text: {zh: 一, en: one}, from: 2026-12-01, to: 2026-12-01, source: {name: {zh: 一, en: one}, date: 2026}}\n"


def notices(folder: Path, *changes: tuple[str, str]) -> tuple[Notice, ...]:
    return load(write(folder, {"notices.yaml": edited(NOTICE, *changes)})).notices


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_a_notice_is_read(tmp_path: Path) -> None:
    (found,) = notices(tmp_path)
    assert (found.shown_from, found.shown_to.date()) == (at("2026-12-01T09:00"), date(2026, 12, 4))
    assert found.closed == ((date(2026, 12, 2), date(2026, 12, 2)), (date(2026, 12, 3), date(2026, 12, 4)))
    assert (found.offices, found.text["en"], found.source.date) == (("embassy",), "Closed", "2026-12-01")


SHOWN = {
    "2026-12-01T08:59": False,
    "2026-12-01T09:00": True,
    "2026-12-02T00:00": True,
    "2026-12-04T23:59": True,
    "2026-12-05T00:00": False,
}


@pytest.mark.parametrize("moment", SHOWN)
def test_a_date_alone_means_the_whole_day(tmp_path: Path, moment: str) -> None:
    assert notices(tmp_path)[0].shown(at(moment)) == SHOWN[moment]


def test_a_notice_ends_at_the_time_that_is_written(tmp_path: Path) -> None:
    (found,) = notices(tmp_path, ("to: 2026-12-04\n  closed", "to: 2026-12-04T17:30\n  closed"))
    assert found.shown(at("2026-12-04T17:30")) and not found.shown(at("2026-12-04T17:31"))


def test_times_are_by_the_clock_of_the_season(tmp_path: Path) -> None:
    (found,) = notices(tmp_path, ("2026-12-01 09:00", "2026-07-01 09:00"))
    assert found.shown_from.astimezone(UTC).hour == 8 and found.shown_to.astimezone(UTC).hour == 23


def test_a_notice_goes_by_the_clock_of_its_office_or_of_the_home_office(tmp_path: Path) -> None:
    far = edited(
        OFFICE,
        ("id: embassy", "id: far"),
        ("Europe/London", "Asia/Tokyo"),
        ("[使馆]", "[远馆]"),
        ("[the embassy]", "[far]"),
        ("[England, Surrey]", "[]"),
    )
    text = NOTICE + edited(NOTICE, ("[embassy]", "[far]")) + SHORT
    hours = [n.shown_from.utcoffset() for n in load(write(tmp_path, {"offices/far.yaml": far, "notices.yaml": text})).notices]
    assert [offset.total_seconds() / 3600 for offset in hours if offset is not None] == [0, 9, 0]


def test_a_notice_concerns_the_offices_that_it_names_or_all(tmp_path: Path) -> None:
    (named,), (general,) = notices(tmp_path / "one"), notices(tmp_path / "all", ("  offices: [embassy]\n", ""))
    assert (named.concerns("embassy"), named.concerns("other")) == (True, False)
    assert general.concerns("other")


def test_a_notice_closes_its_days_only(tmp_path: Path) -> None:
    (found,) = notices(tmp_path)
    assert [day for day in range(1, 7) if found.closes(date(2026, 12, day))] == [2, 3, 4]
    assert not notices(tmp_path / "none", ("  closed: [2026-12-02, {from: 2026-12-03, to: 2026-12-04}]\n", ""))[0].closes(date(2026, 12, 2))


def test_days_that_were_closed_before_the_notice_was_written_may_go_on(tmp_path: Path) -> None:
    assert notices(tmp_path, ("[2026-12-02, {from: 2026-12-03,", "[{from: 2026-11-28,"))[0].closes(date(2026, 11, 28))


@pytest.mark.parametrize("text", [None, "", "\n", "# an example\n#\n# - text: one\n", "[]\n"])
def test_a_folder_may_have_no_notices(tmp_path: Path, text: str | None) -> None:
    assert load(write(tmp_path, {"notices.yaml": text})).notices == ()


def test_notices_stand_in_the_files_order(tmp_path: Path) -> None:
    found = load(write(tmp_path, {"notices.yaml": SHORT + NOTICE})).notices
    assert [notice.text["en"] for notice in found] == ["one", "Closed"]


BROKEN = {
    "a table": ("text: one\n", 1, "expected a list, found a table"),
    "a missing field": (edited(NOTICE, ("  to: 2026-12-04\n  closed", "  closed")), 1, "expected 'to', found no such key"),
    "a misspelt field": (edited(NOTICE, ("  offices:", "  office:")), 5, "found 'office'; did you mean 'offices'?"),
    "a missing language": (edited(NOTICE, ("zh: 闭馆, ", "")), 1, "expected 'zh', found no such key"),
    "an unknown office": (edited(NOTICE, ("[embassy]", "[embasy]")), 5, "found 'embasy'; did you mean 'embassy'?"),
    "no office": (edited(NOTICE, ("[embassy]", "[]")), 5, "expected at least one text, found an empty list"),
    "an office twice": (edited(NOTICE, ("[embassy]", "\n    - embassy\n    - embassy")), 7, "expected each text once"),
    "a month 13": (edited(NOTICE, ("2026-12-01 09:00", "2026-13-01")), 2, "as YYYY-MM-DD, found '2026-13-01'"),
    "an hour 25": (edited(NOTICE, ("2026-12-01 09:00", "2026-12-01 25:00")), 2, "found '2026-12-01 25:00'; write it like 2026-01-31 09:00"),
    "a day in words": (edited(NOTICE, ("2026-12-01 09:00", "2 December")), 2, "as YYYY-MM-DD, found '2 December'"),
    "an end before the beginning": (
        edited(NOTICE, ("to: 2026-12-04\n  closed: [2026-12-02, {from: 2026-12-03, to: 2026-12-04}]", "to: 2026-11-30")),
        3,
        "expected a time after 2026-12-01 09:00, when it is first shown, found 2026-11-30 23:59",
    ),
    "an end at the beginning": (
        edited(NOTICE, ("to: 2026-12-04\n  c", "to: 2026-12-01 09:00\n  c")),
        3,
        "expected a time after 2026-12-01 09:00",
    ),
    "closed days that end first": (edited(NOTICE, ("{from: 2026-12-03,", "{from: 2026-12-05,")), 4, "expected a day from 2026-12-05 on"),
    "a closed day that is none": (edited(NOTICE, ("[2026-12-02,", "[2026-02-30,")), 4, "found '2026-02-30'"),
    "a closed day of another year": (
        edited(NOTICE, ("[2026-12-02,", "[2025-12-02,")),
        4,
        "shown, 2026-12-01 to 2026-12-04, found 2025-12-02;",
    ),
    "closed days after the end": (
        edited(NOTICE, ("to: 2026-12-04}", "to: 2026-12-05}")),
        4,
        "found 2026-12-03 to 2026-12-05; correct the days",
    ),
    "a closed day with a time": (edited(NOTICE, ("[2026-12-02,", "[2026-12-02 09:00,")), 4, "found '2026-12-02 09:00'; write it like"),
    "closed days with another field": (edited(NOTICE, ("{from: 2026-12-03,", "{on: 2026-12-03,")), 4, "found 'on'"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_notice_that_makes_no_sense_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    text, line, fragment = BROKEN[case]
    told = problems(tmp_path, {"notices.yaml": text})
    assert any(problem.startswith(f"notices.yaml:{line}: ") and fragment in problem for problem in told), told


def test_the_shipped_example_makes_a_notice(tmp_path: Path) -> None:
    lines = (Path(__file__).parents[2] / "knowledge" / "notices.yaml").read_text(encoding="utf-8").splitlines()
    begin = lines.index("# - text:")
    example = "\n".join(line.removeprefix("# ") for line in lines[begin:]).replace("embassy-london", "embassy")
    (found,) = load(write(tmp_path, {"notices.yaml": example})).notices
    assert found.closes(date(2026, 12, 2)) and set(found.text) == {"zh", "en"}
    assert "notices.yaml" not in FILES
