"""Where a home stands, from what its owner typed."""

import time

import pytest

from ghar_app.geography.cities import CITIES
from ghar_app.geography.distance import metres_between
from ghar_app.geography.placing import LEAST_CONFIDENCE, gazetteer

# Where these are on any map, to about a kilometre.
KNOWN = [
    ("Bangalore", "Koramangala", 12.934, 77.626),
    ("Bangalore", "K R Puram", 13.008, 77.695),
    ("Bangalore", "100 Feet Road, Indiranagar", 12.975, 77.641),
    ("Bangalore", "Electronic City Phase 1", 12.845, 77.661),
    ("Bengaluru", "Whitefield", 12.970, 77.750),
    ("Bengaluru", "HSR Layout Sector 2", 12.912, 77.645),
    ("Bengaluru", "Yelahanka", 13.100, 77.596),
    ("Bengaluru", "Jaya Nagar 4th Block", 12.925, 77.584),
    ("Mumbai", "Bandra West", 19.060, 72.834),
    ("Mumbai", "Powai", 19.118, 72.906),
    ("Mumbai", "Andheri (E)", 19.115, 72.862),
    ("Mumbai", "Colaba", 18.912, 72.820),
    ("Mumbai", "Borivali West", 19.233, 72.842),
    ("Navi Mumbai", "Vashi", 19.077, 72.999),
    ("Thane", "Wagle Estate", 19.188, 72.955),
    ("Delhi", "Laxmi Nagar", 28.631, 77.277),
    ("Delhi", "Dwarka Sector 12", 28.593, 77.041),
    ("New Delhi", "Hauz Khas", 28.549, 77.200),
    ("Delhi", "Rohini Sector 11", 28.733, 77.112),
    ("Delhi", "Karol Bagh", 28.652, 77.190),
    ("Hyderabad", "Banjara Hills, NH 9", 17.415, 78.440),
    ("Hyderabad", "Basheer Bagh, Hyderabad,", 17.401, 78.477),
    ("Hyderabad", "Gachibowli", 17.440, 78.349),
    ("Hyderabad", "Dilsukhnagar", 17.369, 78.526),
    ("Hyderabad", "Kukatpally", 17.490, 78.400),
    ("Chennai", "Jalladian Pet", 12.930, 80.204),
    ("Chennai", "Velachery", 12.979, 80.221),
    ("Chennai", "T Nagar", 13.041, 80.234),
    ("Chennai", "Nungambakkam", 13.060, 80.242),
    ("Chennai", "Tambaram West", 12.925, 80.115),
    ("Kolkata", "Salt Lake City Sector 2", 22.587, 88.417),
    ("Kolkata", "Jadavpur", 22.497, 88.371),
    ("Kolkata", "Behala", 22.498, 88.311),
    ("Kolkata", "Dum Dum", 22.622, 88.393),
    ("Pune", "Kothrud", 18.507, 73.808),
]


@pytest.mark.parametrize(("city", "locality", "latitude", "longitude"), KNOWN)
def test_well_known_places(city: str, locality: str, latitude: float, longitude: float) -> None:
    found = gazetteer().place(city, locality)
    assert found
    assert metres_between(found.point, (latitude, longitude)) < 3_000
    assert found.basis == "locality"
    assert found.confidence >= LEAST_CONFIDENCE
    assert found.accuracy_m >= 1_000


@pytest.mark.parametrize(
    ("city", "typed", "meant"),
    [
        ("Bangalore", "Koramangla", "Koramangala"),
        ("Bangalore", "Marathhali", "Marathahalli"),
        ("Mumbai", "Ghatkoper West", "Ghatkopar West"),
        ("Chennai", "Sholinganalur", "Sholinganallur"),
        ("Hyderabad", "Nanakaramguda", "Nanakramguda"),
        ("Kolkata", "Balligunge", "Ballygunge"),
    ],
)
def test_misspelt_names_are_found_with_less_confidence(city: str, typed: str, meant: str) -> None:
    found, right = gazetteer().place(city, typed), gazetteer().place(city, meant)
    assert found
    assert right
    assert metres_between(found.point, right.point) < 1_500
    assert found.confidence <= right.confidence


@pytest.mark.parametrize(
    ("city", "locality"),
    [
        ("Hyderabad", "Hyderguda"),  # by Himayat Nagar, and by Attapur
        ("Bangalore", "Ashok Nagar"),
        ("Bangalore", "Channasandra"),
        ("Delhi", "Sant Nagar"),
        ("Chennai", "Tirumudivakkam, Thiruvanmiyur"),  # 16 km from each other
        ("Hyderabad", "SV Nagar"),  # no misspelt SR Nagar
        ("Hyderabad", "Hyderabad"),  # the middle of a city is no place
        ("Delhi", "New Delhi"),
        ("Mumbai", "Thane"),
        ("Chennai", "Old Mahabalipuram Road"),  # 40 km long
        ("Bangalore", "Bannerghatta Main Road"),
        ("Bangalore", "Main Road"),
        ("Bangalore", "2 BHK"),
        ("Delhi", "Zxqwv Nagar"),
        ("Kolkata", "Koramangala"),
        ("Atlantis", "Koramangala"),
        (None, "Koramangala"),
        ("Bangalore", None),
        ("Bangalore", ""),
        ("", ""),
    ],
)
def test_no_guess(city: str | None, locality: str | None) -> None:
    assert gazetteer().place(city, locality) is None


@pytest.mark.parametrize(
    "typed", ["x" * 10_000, "😀" * 100, ",,,,;;", "\x00\x00", "nagar " * 3_000]
)
def test_garbage_is_refused_at_once(typed: str) -> None:
    gazetteer().place("Delhi", "Saket")
    began = time.perf_counter()
    assert gazetteer().place("Delhi", typed) is None
    assert gazetteer().place(typed, typed, typed) is None
    assert time.perf_counter() - began < 0.2


def test_parts_settle_an_ambiguous_name() -> None:
    assert gazetteer().place("Hyderabad", "Hyderguda") is None
    here = gazetteer().place("Hyderabad", "Hyderguda, Attapur")
    there = gazetteer().place("Hyderabad", "Hyderguda, Himayat Nagar")
    assert here
    assert there
    assert metres_between(here.point, there.point) > 4_000


def test_the_area_behind_a_hyphen_counts() -> None:
    found = gazetteer().place("Chennai", "Anna Nagar-Pammal")
    assert found
    assert found.matched_name == "Pammal"


def test_a_pincode_settles_an_ambiguous_name_or_stands_for_itself() -> None:
    settled = gazetteer().place("Hyderabad", "Hyderguda", "500048")
    assert settled
    assert settled.basis == "locality"
    assert settled.pincode == "500048"
    alone = gazetteer().place("Bangalore", "Some new layout", "560034")
    assert alone
    assert (alone.basis, alone.pincode) == ("pincode", "560034")
    assert metres_between(alone.point, (12.934, 77.626)) < 3_000
    typed = gazetteer().place("Kolkata", "House 12, near the park, Kolkata 700 094")
    assert typed
    assert typed.pincode == "700094"


def test_a_pincode_that_contradicts_is_not_believed() -> None:
    assert gazetteer().place("Mumbai", "Bandra West", "110001") is None
    assert gazetteer().place("Mumbai", "Bandra West", "400703") is None
    assert gazetteer().place("Mumbai", "Bandra West", "40005") is not None


def test_a_pincode_of_a_city_we_do_not_know() -> None:
    found = gazetteer().place("Nagpur", "Dharampeth", "440010")
    assert found
    assert found.basis == "pincode"
    assert metres_between(found.point, (21.14, 79.06)) < 5_000


def test_a_quarter_narrows_without_being_a_place() -> None:
    assert gazetteer().place("Secunderabad", "") is None
    assert gazetteer().place("Hyderabad", "Malkajgiri, Secunderabad")
    assert gazetteer().place("Hyderabad", "Miyapur, Secunderabad") is None


def test_suggestions_tell_ambiguous_places_apart() -> None:
    found = gazetteer().suggest("Hyderabad", "Hyderguda")
    assert len(found) == 2
    assert metres_between(found[0].point, found[1].point) > 3_000
    assert gazetteer().suggest("Atlantis", "Hyderguda") == []
    assert gazetteer().suggest("Hyderabad", "") == []


def test_a_name_far_out_keeps_within_the_city() -> None:
    for city in CITIES:
        middle = city.latitude, city.longitude
        for locality in ("Station Road", "Gandhi Nagar", "Nehru Nagar", "Sector 5"):
            found = gazetteer().place(city.name, locality)
            if found:
                assert metres_between(middle, found.point) <= city.radius_km * 1_350
