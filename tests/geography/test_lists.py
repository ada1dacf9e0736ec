"""The hand-made lists against the postal data, which comes from elsewhere."""

import re

import pytest

from ghar_app.geography.cities import CITIES, city_named
from ghar_app.geography.distance import metres_between
from ghar_app.geography.lists import Listed, listed
from ghar_app.geography.localities import localities
from ghar_app.geography.names import words
from ghar_app.geography.places import places, reached
from ghar_app.geography.postal import PostOffice, iter_post_offices

LISTED = ("Bengaluru", "Mumbai", "Delhi", "Hyderabad", "Chennai", "Kolkata")
# fmt: off
NOT_IN_POSTAL_DATA = frozenset({
    "500025", "500095", "560019", "560046", "560052", "600027", "600029", "600079", "600080",
    "600098", "600112",
})
# fmt: on
"""In daily use, yet missing in the published data; the lists give their names another position."""


@pytest.fixture(scope="module")
def offices() -> dict[str, list[PostOffice]]:
    starts = {name.pincode[:3] for city in LISTED for name in listed(city) if name.pincode}
    found: dict[str, list[PostOffice]] = {}
    for office in iter_post_offices(sorted(starts)):
        found.setdefault(office.pincode, []).append(office)
    return found


@pytest.mark.parametrize("city", LISTED)
def test_every_pincode_exists(city: str, offices: dict[str, list[PostOffice]]) -> None:
    for name in listed(city):
        if name.pincode:
            assert re.fullmatch(r"[1-9]\d{5}", name.pincode), name
            assert name.pincode in offices.keys() | NOT_IN_POSTAL_DATA, name
        else:
            assert name.anchors[0].point, name


@pytest.mark.parametrize("city", LISTED)
def test_every_name_lies_in_its_city(city: str) -> None:
    town = city_named(city)
    assert town
    found = places(town)
    known = {(place.name, place.pincode) for place in found.all if place.is_listed}
    for name in listed(city):
        assert words(name.name), name
        assert (name.name, name.pincode) in known, f"{name.name}: no position, or outside {city}"
    assert all(reached(town, place.point) for place in found.all)


@pytest.mark.parametrize("city", LISTED)
def test_no_name_stands_twice_in_one_place(city: str) -> None:
    seen: set[tuple[str, str]] = set()
    for name in listed(city):
        assert (name.name.casefold(), name.pincode) not in seen, name
        seen.add((name.name.casefold(), name.pincode))


def test_points_of_the_lists_lie_by_post_offices_of_their_pincode(
    offices: dict[str, list[PostOffice]],
) -> None:
    """Two sources that know nothing of each other; what is left over are the post's own slips."""
    away = [
        nearest
        for city in LISTED
        for name in listed(city)
        if name.is_head and (nearest := _to_nearest_office(name, offices)) is not None
    ]
    assert len(away) > 600
    assert sum(metres <= 3_000 for metres in away) / len(away) > 0.9
    assert sum(metres <= 5_000 for metres in away) / len(away) > 0.94


def _to_nearest_office(name: Listed, offices: dict[str, list[PostOffice]]) -> float | None:
    point = name.anchors[0].point
    if point is None:
        return None
    there = [office.point for office in offices.get(name.pincode, []) if office.point]
    return min((metres_between(point, other) for other in there), default=None)


@pytest.mark.parametrize("city", LISTED)
def test_localities_of_a_listed_city(city: str) -> None:
    found = localities(city)
    assert sum(one.popular for one in found) >= 150
    assert len({one.name for one in found}) > 0.98 * len(found)
    assert any(not one.popular for one in found)


def test_localities_of_every_city_come_from_its_post_offices() -> None:
    for city in CITIES:
        assert len(localities(city.name)) >= 40, city.name
    assert localities("Bangalore") == localities("Bengaluru")
    assert localities("Atlantis") == ()
