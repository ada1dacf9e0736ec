"""The URL of a search and its filters are two forms of one thing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghar_app.models.listings.kinds import Furnishing, PropertyType, Purpose
from ghar_app.models.listings.search import Circle, Filters
from ghar_app.models.listings.search.filters import Box, MoveIn, Sort
from ghar_app.refusals import Refused

filters = st.builds(
    Filters,
    q=st.text("abc xyz", max_size=12).map(lambda text: " ".join(text.split())),
    purpose=st.sampled_from(Purpose),
    city=st.sampled_from(["", "Bengaluru", "Ujjain"]),
    circle=st.none()
    | st.builds(
        Circle,
        st.integers(-8999, 8999).map(lambda n: n / 100),
        st.integers(-17999, 17999).map(lambda n: n / 100),
        st.integers(1, 100),
    ),
    box=st.none() | st.just(Box(77.5, 12.9, 77.7, 13.1)),
    types=st.lists(st.sampled_from(PropertyType), unique=True, max_size=3).map(tuple),
    price_min=st.none() | st.integers(0, 10**6).map(Decimal),
    price_max=st.none() | st.integers(10**6, 10**10).map(Decimal),
    bedrooms=st.sets(st.integers(1, 5)).map(lambda found: tuple(sorted(found))),
    furnishing=st.lists(st.sampled_from(Furnishing), unique=True).map(tuple),
    amenities=st.sampled_from([(), ("Lift",), ("Gym", "Lift")]),
    verified=st.booleans(),
    move_in=st.none() | st.sampled_from(MoveIn),
    sort=st.none() | st.sampled_from(Sort),
)


@given(filters)
def test_reading_what_was_written_gives_the_same_filters(asked: Filters) -> None:
    assert Filters.read(asked.write()) == asked


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        ({"min": "50000", "max": "20000"}, "min_above_max", "price"),
        ({"area_min": "900", "area_max": "400"}, "min_above_max", "area"),
        ({"lat": "12.9"}, "half_a_point", "radius"),
        ({"lat": "12.9", "lng": "77.6", "radius": "0.5"}, "out_of_range", "radius"),
        ({"lat": "12.9", "lng": "77.6", "radius": "101"}, "out_of_range", "radius"),
        ({"lat": "nan", "lng": "77.6"}, "not_a_number", "lat"),
        ({"lat": "91", "lng": "77.6"}, "out_of_range", "lat"),
        ({"pin": "056003"}, "pincode_zero", "pin"),
        ({"pin": "5600"}, "pincode_digits", "pin"),
        ({"pin": "५६००३८"}, "pincode_digits", "pin"),
        ({"type": "castle"}, "unknown_choice", "type"),
        ({"min": "1e400"}, "out_of_range", "min"),
        ({"min": "lots"}, "not_a_number", "min"),
        ({"bhk": "two"}, "not_a_number", "bhk"),
        ({"box": "1,2,3"}, "bad_area", "box"),
        ({"box": "78,12,77,13"}, "bad_area", "box"),
        ({"q": "x" * 201}, "too_long", "q"),
        ({"from": "31-12-2026"}, "not_a_day", "from"),
    ],
)
def test_what_cannot_be_read_is_refused_beside_its_field(query, code, field) -> None:
    with pytest.raises(Refused) as refused:
        Filters.read(query)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert refused.value.message("en")
    assert refused.value.message("hi") != refused.value.message("en")


def test_a_city_has_one_name() -> None:
    assert Filters.read({"city": "bangalore"}).city == "Bengaluru"
    assert Filters.read({"city": "Gurgaon"}).city == "Gurugram"
    assert Filters.read({"city": "New Delhi"}).city == "Delhi"
    assert Filters.read({"city": "Ujjain"}).city == "Ujjain"


def test_unknown_names_of_an_address_change_nothing() -> None:
    assert Filters.read({"utm_source": "mail", "city": "Pune"}) == Filters(city="Pune")


def test_without_a_point_or_words_an_order_that_needs_them_falls_back() -> None:
    assert Filters(sort=Sort.DISTANCE).order is Sort.NEWEST
    assert Filters(sort=Sort.RELEVANCE).order is Sort.NEWEST
    assert Filters(circle=Circle(12.9, 77.6)).order is Sort.DISTANCE
