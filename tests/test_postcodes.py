"""Postcodes in a visitor's words, and the file that says where they are."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.offices import serving
from bot.postcodes import Area, places_of, postcode, replaced
from tests.knowledge.folder import write
from tests.knowledge.report import problems

KENT, ESSEX, LONDON = Area(("Kent",)), Area(("Essex",)), Area(("London",), ("bus", "公交", "visa", "签"))
AREAS: Mapping[str, Area] = {
    **{name: LONDON for name in ("E", "EC", "N", "S", "SE", "SW", "W", "WC")},
    **{"M": Area(("Kent", "Essex"), ("motorway", "高速")), "M2": ESSEX, "M3": Area((), ("moon",)), "M25": Area(())},
    **{"LS": KENT, "EH": KENT, "B": KENT, "JE": Area(()), "CO": ESSEX, "CO2": Area(())},
}

FOUND = [
    ("M14 5RX", "M14 5RX"),
    ("m145rx", "M14 5RX"),
    ("M14-5RX", "M14 5RX"),
    ("M14  5rx", "M14 5RX"),
    ("sw1a 1aa", "SW1A 1AA"),
    ("SW1A1AA", "SW1A 1AA"),
    ("Ｍ１４　５ＲＸ", "M14 5RX"),
    ("M14\u200b 5RX", "M14 5RX"),
    ("M14\u00a05RX", "M14 5RX"),
    ("EH12", "EH12"),
    ("m1", "M1"),
    ("M14 5", "M14"),
    ("W1A", "W1A"),
    ("e1w 2ab", "E1W 2AB"),
    ("n1c", "N1C"),
    ("E1 6AN.", "E1 6AN"),
    ("(LS6)", "LS6"),
    ("LS6?", "LS6"),
    ("我在M14归哪个领馆", "M14"),
    ("邮编：LS6，归谁", "LS6"),
    ("which consulate for ls6 please", "LS6"),
    ("12 Oxford Road, Leeds LS6 4AB, UK", "LS6 4AB"),
    ("Flat 3/2, LS6 4AB", "LS6 4AB"),
    ("bus to M14 5RX", "M14 5RX"),
    ("from M14 5RX, which is in M14", "M14 5RX"),
    ("LS6 or ls6", "LS6"),
    ("flat B2, LS6 4AB", "LS6 4AB"),
    ("S1 visa, I live at M14 5RX", "M14 5RX"),
    ("M1高速旁边的M14 5RX", "M14 5RX"),
    ("the M14 bus", "M14"),
    ("M3", None),
    ("M3 1AA", "M3 1AA"),
    ("M25 0AA", "M25 0AA"),
    ("JE2 3AB", "JE2 3AB"),
]

NONE = [
    *["", "M", "LS", "Z", "L", "5G", "4G", "A4", "T5", "B2B", "C2C", "Q1", "Q2", "X1", "Z9 9ZZ", "BRP", "GB", "UK", "007"],
    *["M25", "m25", "CO2", "M1 motorway", "crash on the Motorway, M6", "M6高速", "高速M6出车祸", "M1 to M6", "M1/M6", "M1-M6"],
    *["E1 bus", "E1路公交", "S1签证", "S1 visa", "visa s1", "M14 and LS6", "M14 5RX or LS6 4AB"],
    *[
        "+44 161 224 8986",
        "020 7299 8439",
        "platform 9",
        "9号站台",
        "12308",
        "2026-12-02",
        "M146",
        "M1234",
        "M01",
        "S01E02",
        "LS123",
        "ABC1",
        "1M14",
    ],
    *[
        "m\u00b2",
        "50m\u00b2",
        "user_m1",
        "m1@example.org",
        "a.m1@example.org",
        "https://example.org/m1",
        "#M1",
        "B1A",
        "S1A",
        "éM1",
        "M1é",
    ],
]


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_a_postcode_is_found_however_it_is_typed(text: str, code: str | None) -> None:
    assert postcode(text, AREAS) == code


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert postcode(text, AREAS) is None


def test_what_follows_a_half_without_being_the_other_leaves_a_half() -> None:
    assert postcode("M14 5RX1", AREAS) == "M14"


PLACES = [
    ("LS6", ("Kent",)),
    ("LS6 4AB", ("Kent",)),
    ("M1", ("Kent", "Essex")),
    ("M2", ("Essex",)),
    ("M2 1AB", ("Essex",)),
    ("M20 1AB", ("Kent", "Essex")),
    ("M25 0AA", ("Kent", "Essex")),
    ("SW1A 1AA", ("London",)),
    ("JE2 3AB", ()),
]


@pytest.mark.parametrize(("code", "places"), PLACES)
def test_a_district_counts_before_its_area(code: str, places: tuple[str, ...]) -> None:
    assert places_of(code, AREAS) == places


REPLACED = [
    ("我在m14归哪", "M14", "Kent", "我在 Kent 归哪"),
    ("M14 5RX", "M14 5RX", "Kent", "Kent"),
    ("M14 5, M14", "M14", "", ","),
    ("LS6 LS6", "LS6", "Kent", "Kent"),
    ("M14 5RX, that is M14, not M1", "M14 5RX", "Kent", "Kent , that is   , not M1"),
]


@pytest.mark.parametrize(("text", "code", "name", "now"), REPLACED)
def test_a_places_name_stands_in_for_it(text: str, code: str, name: str, now: str) -> None:
    assert replaced(text, code, name) == now


BITS = st.sampled_from([*"MmLSE1 25-/.@领馆Ｍ１\u200b\n", "M14", "5RX", "LS6", "4AB", "motorway", "高速", "SW1A"])


@settings(deadline=None)
@given(st.lists(BITS, max_size=12).map("".join) | st.text(max_size=40))
def test_whatever_is_typed_a_code_is_one_of_the_file_and_is_gone_when_replaced(text: str) -> None:
    code = postcode(text, AREAS)
    if code is not None:
        assert places_of(code, AREAS) or code.startswith("JE")
        assert postcode(code, AREAS) == code or " " not in code
        assert postcode(replaced(text, code, ""), AREAS) != code


HEADER = "area,places,unless\n"

BROKEN = [
    ("a header of something else", "area,county\nLS,Kent\n", 1, "expected area,places,unless"),
    ("an area in small letters", HEADER + "ls,Kent,\n", 2, "write capitals"),
    ("an area of three letters", HEADER + "LSX,Kent,\n", 2, "like LS, DE6 or DE1-5, found 'LSX'"),
    ("a whole postcode", HEADER + "LS6 4AB,Kent,\n", 2, "like LS, DE6 or DE1-5"),
    ("no area", HEADER + ",Kent,\n", 2, "found nothing"),
    ("districts backwards", HEADER + "LS,Kent,\nLS5-2,Kent,\n", 3, "the lower number first"),
    ("an area twice", HEADER + "LS,Kent,\nLS,Surrey,\n", 3, "'LS', as in line 2"),
    ("a district twice", HEADER + "LS,Kent,\nLS1-3,Surrey,\nLS2,Kent,\n", 4, "'LS2', as in line 3"),
    ("a district without its area", HEADER + "LS6,Kent,\n", 2, "a row for 'LS', too"),
    ("an unknown place", HEADER + "LS,Surey,\n", 2, "found 'Surey'; did you mean 'Surrey'?"),
    ("a town", HEADER + "GU,Guildford,\n", 2, "expected a county or nation of places.csv, found 'Guildford'"),
    ("a place twice", HEADER + "LS,Kent;Kent,\n", 2, "'Kent' twice"),
    ("too few values", HEADER + "LS,Kent\n", 2, "expected 3 values, found 2"),
]


@pytest.mark.parametrize(("text", "line", "told"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    found = problems(tmp_path, {"postcodes.csv": text})
    assert any(problem.startswith(f"postcodes.csv:{line}: ") and told in problem for problem in found), found


def test_a_file_is_read_with_ranges_one_by_one(tmp_path: Path) -> None:
    file = HEADER + "GU,Surrey; Kent,Bus; 公交\nGU8-10,England,\nJE,,\n"
    areas = load(write(tmp_path, {"postcodes.csv": file})).postcodes
    england = Area(("England",))
    assert areas == {"GU": Area(("Surrey", "Kent"), ("bus", "公交")), "GU8": england, "GU9": england, "GU10": england, "JE": Area(())}


def test_a_folder_may_do_without(tmp_path: Path) -> None:
    assert load(write(tmp_path)).postcodes == {}


ROWS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG",
    "HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S",
    "SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE",
)
ALL = [area for row in ROWS for area in row.split()]


def test_every_area_of_the_country_is_shipped(shipped: Knowledge) -> None:
    assert sorted(name for name in shipped.postcodes if name.isalpha()) == sorted(ALL) and len(ALL) == 124


def test_of_the_shipped_areas_only_the_islands_lead_to_no_office(shipped: Knowledge) -> None:
    counties = {place.name: place for place in shipped.places}
    offices = shipped.offices.values()
    lost = [
        name
        for name in ALL
        if not all(serving(counties[place], offices, shipped.places) for place in shipped.postcodes[name].places)
        or not shipped.postcodes[name].places
    ]
    assert lost == ["GY", "IM", "JE"]


CITIES = [
    ("M1 1AA", "Greater Manchester"),
    ("LS1", "West Yorkshire"),
    ("NE1", "Tyne and Wear"),
    ("YO1 7HH", "North Yorkshire"),
    ("DE1", "Derbyshire"),
    ("S10 2TN", "South Yorkshire"),
    ("L69 3BX", "Merseyside"),
    ("LA1 4YW", "Lancashire"),
    ("SK1", "Greater Manchester"),
    ("CH41", "Merseyside"),
    ("NG7", "Nottinghamshire"),
    ("B15 2TT", "West Midlands"),
    ("TD9", "Scottish Borders"),
    ("CF10", "Cardiff"),
    ("BT7", "Northern Ireland"),
]


@pytest.mark.parametrize(("code", "county"), CITIES)
def test_a_city_is_not_mixed_up_with_the_countryside_that_shares_its_area(shipped: Knowledge, code: str, county: str) -> None:
    assert postcode(code, shipped.postcodes) == code
    assert places_of(code, shipped.postcodes)[0] == county


@pytest.mark.parametrize(
    "text", ["S1", "S2", "S1签证", "S1 visa", "L1签证", "M25", "M6高速", "M1 motorway", "CO2", "HS2", "G7", "G20峰会", "B2B", "N95口罩"]
)
def test_what_visitors_write_for_something_else_is_none_of_the_shipped(shipped: Knowledge, text: str) -> None:
    assert postcode(text, shipped.postcodes) is None
