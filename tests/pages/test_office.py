from dataclasses import replace

import pytest

from bot.knowledge.entry import Source
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.office import Office
from bot.pages.office import Number, Place, office_page
from tests.pages.small import CLOSURE, DESK, HALL, NOTICE, OFFICE, SPECIAL, setting, words


def test_it_has_everything_in_the_language(shipped: Knowledge) -> None:
    page = office_page(OFFICE, setting(shipped, "2026-12-02T10:30", language="zh"))
    assert (page.name, page.website) == ("中Embassy", "https://example.org")
    assert page.numbers[0] == Number("中Switchboard", "+44 20 7946 0000", "tel:+442079460000")
    assert page.as_of == "12月2日（周三）10:30的情况（当地时间）"
    assert "2026-11-23" in page.reviewed


def test_the_hotline_follows_the_offices_own_numbers(shipped: Knowledge) -> None:
    page = office_page(OFFICE, setting(shipped, "2026-12-02T10:30"))
    assert page.numbers[-1].shown == shipped.account.hotline


@pytest.mark.parametrize(("at", "told"), [("2026-12-02T10:30", False), ("2026-12-02T13:00", True), ("2026-12-25T10:30", True)])
def test_whom_to_call_is_said_unless_all_is_open(shipped: Knowledge, at: str, told: bool) -> None:
    emergency = office_page(OFFICE, setting(shipped, at)).emergency
    assert bool(emergency) == told and (f"(tel:{shipped.account.police})" in emergency) == told


def test_the_map_has_a_pin(shipped: Knowledge) -> None:
    assert "?mlat=51.5200&mlon=-0.1449#" in office_page(OFFICE, setting(shipped, "2026-12-02T10:30")).map


def test_each_source_stands_once_with_its_date(shipped: Knowledge) -> None:
    other = Source(words("list"), "2026")
    office = replace(OFFICE, closures=(replace(CLOSURE, source=other),), special=(SPECIAL,))
    page = office_page(office, setting(shipped, "2026-12-02T10:30", office))
    assert page.sources == ("[embassy notice](https://example.org/hours) (2026-11-01)", "list (2026)")


def test_a_notice_is_shown_in_its_time(shipped: Knowledge) -> None:
    shown = [
        bool(office_page(OFFICE, setting(shipped, at, notices=(NOTICE,))).notice)
        for at in ("2026-11-30T23:59", "2026-12-02T10:30", "2026-12-03T00:00")
    ]
    assert shown == [False, True, False]


@pytest.mark.parametrize("at", ["2026-11-30T23:59:30", "2026-12-02T23:58:30", "2026-12-05T23:59:59", "2026-07-01T22:59:30"])
def test_it_ceases_to_hold_at_midnight_and_with_a_notice(shipped: Knowledge, at: str) -> None:
    here = setting(shipped, at, notices=(NOTICE,))
    assert any(0 < (change - here.now).total_seconds() <= 60 for change in office_page(OFFICE, here).changes)


def test_a_door_is_offered_for_each_counter_with_hours(shipped: Knowledge) -> None:
    office = replace(OFFICE, counters=(HALL, replace(HALL, id="empty", hours=())))
    assert office_page(office, setting(shipped, "2026-12-02T10:30", office)).doors == (("hall", "Hall"),)


HIGH_STREET = OFFICE.address["en"]
PLACES = [
    (OFFICE, (Place("31 High Street", ("Hall",)), Place(HIGH_STREET, ("Desk",)))),
    (replace(OFFICE, counters=(HALL,)), (Place("31 High Street", ("Hall",)), Place(HIGH_STREET, ()))),
    (replace(OFFICE, counters=(DESK, replace(HALL, address=OFFICE.address))), (Place(HIGH_STREET, ()),)),
    (replace(OFFICE, counters=()), (Place(HIGH_STREET, ()),)),
]


@pytest.mark.parametrize(("office", "places"), PLACES)
def test_a_counter_with_an_address_of_its_own_is_found_there(shipped: Knowledge, office: Office, places: tuple[Place, ...]) -> None:
    assert office_page(office, setting(shipped, "2026-12-02T10:30", office)).places == places
