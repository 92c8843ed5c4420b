from dataclasses import replace

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.pages.door import CROWD, Line, door
from tests.pages.small import DESK, HALL, OFFICE, openings, setting


def test_every_language_stands_below_the_accounts_own(shipped: Knowledge) -> None:
    sheet = door(OFFICE, "", setting(shipped, "2026-12-02T10:00", language="en"))
    assert sheet and [part.language for part in sheet.parts] == ["zh", "en"]
    assert [part.name for part in sheet.parts] == ["中Embassy", "Embassy"]


def test_who_reads_traditional_characters_prints_them(shipped: Knowledge) -> None:
    sheet = door(OFFICE, "", setting(shipped, "2026-12-02T10:00", language="zh-Hant"))
    assert sheet and [part.language for part in sheet.parts] == ["zh-Hant", "en"]


def test_days_with_the_same_hours_are_one_line(shipped: Knowledge) -> None:
    hall = replace(HALL, hours=(*openings((9, 12), (14, 17), days=range(4)), *openings((9, 12), days=[4])))
    sheet = door(replace(OFFICE, counters=(hall,)), "", setting(shipped, "2026-12-02T10:00"))
    assert sheet and sheet.parts[1].signs[0].lines == (Line("Mon-Thu", ("09:00–12:00", "14:00–17:00")), Line("Fri", ("09:00–12:00",)))


@pytest.mark.parametrize(
    ("asked", "names"), [("", ["Hall", "Desk"]), ("desk", ["Desk"]), ("1", ["Hall", "Desk"]), ("../../etc/passwd", ["Hall", "Desk"])]
)
def test_a_counter_may_have_a_door_of_its_own(shipped: Knowledge, asked: str, names: list[str]) -> None:
    sheet = door(OFFICE, asked, setting(shipped, "2026-12-02T10:00"))
    assert sheet and [sign.name for sign in sheet.parts[1].signs] == names


@pytest.mark.parametrize("counters", [(), (replace(HALL, hours=()),)])
def test_without_known_hours_there_is_nothing_to_print(shipped: Knowledge, counters: tuple[()]) -> None:
    assert door(replace(OFFICE, counters=counters), "", setting(shipped, "2026-12-02T10:00")) is None


@pytest.mark.parametrize(("counters", "crowd"), [((HALL,), 1), ((DESK,), 2), ((HALL, DESK), 3), ((DESK,) * 7, CROWD)])
def test_letters_shrink_with_the_number_of_hours(shipped: Knowledge, counters: tuple[()], crowd: int) -> None:
    sheet = door(replace(OFFICE, counters=counters), "", setting(shipped, "2026-12-02T10:00"))
    assert sheet and sheet.crowd == crowd
