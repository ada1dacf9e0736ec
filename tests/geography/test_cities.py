"""Cities by all their names."""

import pytest

from ghar_app.geography.cities import CITIES, canonical_city, city_named


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Bangalore", "Bengaluru"),
        (" bengaluru ", "Bengaluru"),
        ("बेंगलुरु", "Bengaluru"),
        ("Bombay", "Mumbai"),
        ("Navi Mumbai", "Mumbai"),
        ("New Delhi", "Delhi"),
        ("Gurgaon", "Gurugram"),
        ("Madras", "Chennai"),
        ("Calcutta", "Kolkata"),
        ("Secunderabad", "Hyderabad"),
        ("Atlantis", None),
        ("", None),
        ("Delhi Road", None),
    ],
)
def test_names_of_cities(typed: str, expected: str | None) -> None:
    assert canonical_city(typed) == expected


def test_delhi_is_not_its_neighbours() -> None:
    assert len({canonical_city(name) for name in ("Delhi", "Gurugram", "Noida")}) == 3


def test_no_name_means_two_cities() -> None:
    for city in CITIES:
        for name in (city.name, city.name_hi, *city.aliases):
            assert city_named(name) is city
