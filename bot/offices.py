"""Which office is a visitor's? By the district their town lies in, and how far it is. Pure: degrees in, offices and kilometres out."""

import math
from collections.abc import Collection, Iterable

from bot.knowledge.office import Office, Position
from bot.knowledge.place import Place

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

FARTHEST_KM = 40.0
"""A position farther than this from every town of the gazetteer is not taken for a British one: no district is claimed for it."""


def serving(place: Place, offices: Iterable[Office], places: Iterable[Place]) -> tuple[Office, ...]:
    """The office whose district the place lies in; two where the sources disagree; none where nobody claims it, or where the place is a
    nation that several offices share.

    A county is more specific than its nation, so its office wins.
    """
    offices = tuple(offices)
    if place.name == place.nation and _is_shared(place.nation, offices, places):
        return ()
    disputing = tuple(o for o in offices if place.county in o.disputed)
    by_county = tuple(o for o in offices if place.county in o.serves)
    by_nation = tuple(o for o in offices if place.nation in o.serves)
    if disputing and not by_county:
        return (*disputing, *(o for o in by_nation if o not in disputing))
    return by_county or by_nation


def _is_shared(nation: str, offices: Iterable[Office], places: Iterable[Place]) -> bool:
    counties = {place.county for place in places if place.nation == nation} - {nation}
    return any(counties & {*office.serves, *office.disputed} for office in offices)


def distance_km(a: Position, b: Position) -> float:
    """Along the great circle (haversine)."""
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    north, east = lat_b - lat_a, math.radians(b.longitude - a.longitude)
    half = math.sin(north / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def nearest_place(position: Position, places: Collection[Place]) -> Place | None:
    """The town of the gazetteer that a position belongs to; None where it lies too far from all."""
    towns = [place for place in places if not place.area]
    nearest = min(towns, key=lambda place: distance_km(position, place.position), default=None)
    if nearest is None or distance_km(position, nearest.position) > FARTHEST_KM:
        return None
    return nearest
