"""Districts and distances."""

from collections.abc import Callable

import pytest

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.office import Position
from bot.knowledge.place import Place
from bot.offices import FARTHEST_KM, distance_km, nearest_place, serving

LONDON, MANCHESTER, EDINBURGH, PARIS = (
    Position(51.52, -0.145),
    Position(53.453, -2.218),
    Position(55.944, -3.254),
    Position(48.8566, 2.3522),
)


@pytest.fixture
def place(shipped: Knowledge) -> Callable[[str], Place]:
    return lambda name: next(place for place in shipped.places if place.name == name)


DISTRICTS = [
    ("Leeds", ["consulate-manchester"]),
    ("York", ["consulate-manchester"]),
    ("Newcastle upon Tyne", ["consulate-manchester"]),
    ("Nottingham", ["embassy-london"]),
    ("Birmingham", ["embassy-london"]),
    ("Cardiff", ["embassy-london"]),
    ("Wales", ["embassy-london"]),
    ("London", ["embassy-london"]),
    ("Glasgow", ["consulate-edinburgh"]),
    ("Shetland", ["consulate-edinburgh"]),
    ("Belfast", ["consulate-belfast"]),
    ("Derry", ["consulate-belfast"]),
    ("Carlisle", ["consulate-manchester", "embassy-london"]),
    ("Chester", ["consulate-manchester", "embassy-london"]),
    ("Kingston upon Hull", ["consulate-manchester", "embassy-london"]),
]


@pytest.mark.parametrize(("name", "offices"), DISTRICTS)
def test_districts(shipped: Knowledge, place: Callable[[str], Place], name: str, offices: list[str]) -> None:
    assert sorted(office.id for office in serving(place(name), shipped.offices.values(), shipped.places)) == offices


def test_every_place_is_served(shipped: Knowledge) -> None:
    assert [
        place.name for place in shipped.places if not serving(place, shipped.offices.values(), shipped.places) and place.name != "England"
    ] == []


def test_a_place_that_nobody_claims_has_no_office(place: Callable[[str], Place]) -> None:
    assert serving(place("Leeds"), (), ()) == ()


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (LONDON, LONDON, 0),
        (LONDON, MANCHESTER, 257),
        (LONDON, PARIS, 345),
        (Position(0, 0), Position(0, 180), 20015),
        (Position(90, 0), Position(-90, 77), 20015),
        (Position(0, 179.5), Position(0, -179.5), 111),
    ],
)
def test_distances(a: Position, b: Position, km: int) -> None:
    assert round(distance_km(a, b)) == km == round(distance_km(b, a))


TOWNS = [
    (53.80, -1.55, "Leeds"),
    (55.8642, -4.2518, "Glasgow"),
    (51.4545, -2.5879, "Bristol"),
    (51.4816, -3.1791, "Cardiff"),
    (58.98, -2.96, "Orkney"),
]


@pytest.mark.parametrize(("latitude", "longitude", "name"), TOWNS)
def test_a_position_belongs_to_the_town_nearest_to_it(shipped: Knowledge, latitude: float, longitude: float, name: str) -> None:
    found = nearest_place(Position(latitude, longitude), shipped.places)
    assert found and found.name == name


def test_a_county_is_no_town(shipped: Knowledge) -> None:
    """The middle of Northumberland is nearer than any town, and moorland."""
    county = next(place for place in shipped.places if place.name == "Northumberland")
    found = nearest_place(county.position, shipped.places)
    assert county.area and found and not found.area


CITIES = ["Bristol", "Glasgow", "Cardiff", "Edinburgh", "Aberdeen", "Dundee", "Swansea", "Newport", "Stirling", "Wrexham"]


@pytest.mark.parametrize("name", CITIES)
def test_a_city_that_is_its_own_county_is_a_town(place: Callable[[str], Place], name: str) -> None:
    assert place(name).county == name and not place(name).area


def test_far_from_every_town_no_place_is_claimed(shipped: Knowledge) -> None:
    assert nearest_place(PARIS, shipped.places) is None
    assert nearest_place(LONDON, ()) is None
    assert 20 < FARTHEST_KM < 50, "Calais is 43 km from Dover, and some Scottish farms are 30 km from a town"
