"""python -m bot hours, and the weeks that check echoes."""

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.knowledge.load import load
from bot.knowledge.weekly import joined, read_hours
from tests.knowledge.folder import OFFICE, edited, write

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
OPEN, CHRISTMAS = "2026-12-02T10:30+00:00", "2026-12-25T10:00+00:00"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed(capsys, "hours", "--json", *arguments).splitlines()]


# hours


def test_every_office_is_told_each_counter_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "hours", "--at", OPEN, "--lang", "en")
    assert "Consular document hall: open now by the published hours, until 12:00." in said and "Chancery: open now" in said.splitlines()[-1]
    assert all(f"({id})\n" in said for id in ("consulate-belfast", "consulate-edinburgh", "consulate-manchester", "embassy-london"))


def test_an_office_without_known_hours_gives_phone_and_link(capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "hours", "consulate-edinburgh", "--lang", "en")
    assert "no reliable information" in said and "+44 131 337 4449" in said and "https://edinburgh" in said


@pytest.mark.parametrize("name", ["consulate-manchester", "曼城", "manchester CONSULATE", "Chinese Consulate-General in Manchester"])
def test_an_office_goes_by_its_id_and_all_its_names(capsys: pytest.CaptureFixture[str], name: str) -> None:
    [row] = rows(capsys, name, "--at", OPEN)
    assert row["office"] == "consulate-manchester"


@pytest.mark.parametrize(
    ("name", "said"), [("consulate-manchestre", "did you mean 'consulate-manchester'?"), ("xyzzy", "there are consulate-belfast")]
)
def test_an_unknown_office_is_answered_with_what_there_is(capsys: pytest.CaptureFixture[str], name: str, said: str) -> None:
    assert main(["hours", name]) == 1
    captured = capsys.readouterr()
    assert captured.out == "" and f"expected an office, found '{name}'" in captured.err and said in captured.err


def test_an_unknown_language_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hours", "--lang", "fr"]) == 1
    assert "en, zh" in capsys.readouterr().err


def test_it_speaks_the_accounts_language_unless_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "正在办公" in printed(capsys, "hours", "embassy-london", "--at", OPEN)


def test_the_week_is_that_of_the_file_and_a_fortnight_follows(capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "hours", "consulate-manchester", "--week", "--at", "2026-12-20T10:00", "--lang", "en")
    days = [line.strip() for line in said.splitlines() if line.startswith("  ")]
    assert days[0] == "Mon-Fri 09:00–12:00" and len(days) == 15
    assert days[1] == "Sun 20 December closed" and days[2] == "Mon 21 December open 09:00–12:00"
    assert days[6] == "Fri 25 December may be closed (Christmas Day)" and days[14].startswith("Sat 2 January 2027 closed")


def test_json_has_just_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    hall, chancery = rows(capsys, "embassy-london", "--at", OPEN)
    until, opens = "2026-12-02T12:00:00+00:00", "2026-12-03T09:00:00+00:00"
    said: dict[str, object] = {
        "at": "2026-12-02T10:30:00+00:00",
        "kind": "open",
        "until": until,
        "opens": opens,
        "closed_by": None,
        "doubts": [],
    }
    assert hall == {"office": "embassy-london", "counter": "document-hall", **said}
    assert chancery["opens"] == "2026-12-02T14:00:00+00:00"


def test_json_names_the_doubts_and_the_offset(capsys: pytest.CaptureFixture[str]) -> None:
    [doubtful] = rows(capsys, "consulate-manchester", "--at", CHRISTMAS)
    assert (doubtful["kind"], doubtful["doubts"]) == ("maybe", [{"day": "2026-12-25", "name": "Christmas Day", "calendar": "GB-ENG"}])
    [summer] = rows(capsys, "consulate-manchester", "--at", "2026-07-01T08:30Z")
    assert (summer["at"], summer["until"]) == ("2026-07-01T09:30:00+01:00", "2026-07-01T12:00:00+01:00")


def test_json_names_what_closes_it(capsys: pytest.CaptureFixture[str]) -> None:
    [listed] = rows(capsys, "consulate-manchester", "--at", "2024-12-25T10:00Z", "--lang", "en")
    assert (listed["kind"], listed["closed_by"], listed["doubts"]) == ("listed", "Published closed days", [])


def test_json_of_an_office_without_counters_says_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    [row] = rows(capsys, "consulate-belfast", "--at", OPEN)
    assert (row["counter"], row["kind"], row["until"], row["opens"]) == (None, "unknown", None, None)


def test_json_with_week_has_the_days(capsys: pytest.CaptureFixture[str]) -> None:
    [row] = rows(capsys, "consulate-manchester", "--week", "--at", CHRISTMAS)
    days = row["days"]
    assert isinstance(days, list) and len(days) == 14
    assert (days[0]["day"], days[0]["kind"], days[0]["hours"]) == ("2026-12-25", "maybe", ["09:00-12:00"])


@pytest.mark.parametrize("at", ["1900-01-01T00:00", "2999-12-31T23:59", "2026-03-29T01:30+00:00", "2026-10-25T00:30Z"])
def test_no_moment_breaks_it(capsys: pytest.CaptureFixture[str], at: str) -> None:
    assert printed(capsys, "hours", "--week", "--at", at) and rows(capsys, "--week", "--at", at)


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "9999-12-31T23:59", "noon"])
def test_a_time_beyond_all_calendars_is_a_mistyped_command(at: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["hours", "--at", at])
    assert stopped.value.code == 2


# check


def test_check_echoes_each_week_so_that_it_can_be_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = write(tmp_path, {"offices/embassy.yaml": edited(OFFICE, ('"Mon-Fri: 14:00-17:00"', '"周二、周四：下午2点到4点"'))})
    said = printed(capsys, "check", str(folder))
    assert "  hall  Mon: 09:00-12:00; Tue: 09:00-12:00, 14:00-16:00; Wed: 09:00-12:00; " in said
    assert "closed days published for 2026" in said


WEEKS = [
    '["Mon-Fri: 09:00-12:00", "Mon-Fri: 14:00-17:00"]',
    '["周一至周五：上午9点到12点", "Sat: 10am-1pm"]',
    '["Fri-Sat: 22:00-06:00 overnight", "Sun: 9:00-10:00"]',
    '["Mon: 18:00-00:00 overnight", "Wed, Fri: 9:00-10:00"]',
]


@pytest.mark.parametrize("week", WEEKS)
def test_what_check_echoes_can_be_written_into_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, week: str) -> None:
    folder = write(tmp_path, {"offices/embassy.yaml": edited(OFFICE, ('["Mon-Fri: 09:00-12:00", "Mon-Fri: 14:00-17:00"]', week))})
    [line] = [line for line in printed(capsys, "check", str(folder)).splitlines() if line.startswith("  hall  ")]
    runs = line.removeprefix("  hall  ").split("; ")
    [counter] = load(folder).offices["embassy"].counters
    assert joined(opening for run in runs for opening in read_hours(run)) == counter.hours


def test_check_says_where_no_hours_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, "check")
    assert "\nconsulate-belfast\n  no hours known\n  closed days published for no year\n" in said
