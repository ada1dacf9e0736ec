"""The homes before any database: complete, plausible, and where they should be."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from ghar_app.demo.dice import demo_id
from ghar_app.demo.kinds import QUOTAS, ROOMS, WORK
from ghar_app.demo.listings import Listing, listings
from ghar_app.demo.loading import _plain
from ghar_app.demo.places import localities
from ghar_app.demo.rows import property_row
from ghar_app.geography.distance import metres_between
from ghar_app.geography.postal import pincode_centroids
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES, Furnishing, PropertyType, Purpose
from ghar_app.models.listings.kinds import PropertyType as T
from ghar_app.settings import CHECKOUT
from tests.demo.conftest import NOW

RENT_OF_2_BHK = {
    "Bengaluru": (11_000, 80_000),
    "Mumbai": (22_000, 220_000),
    "Delhi": (8_000, 105_000),
    "Hyderabad": (9_500, 70_000),
    "Chennai": (9_000, 65_000),
    "Kolkata": (7_000, 65_000),
}
RATE_OF_A_FLAT = {
    "Bengaluru": (4_500, 30_000),
    "Mumbai": (12_000, 100_000),
    "Delhi": (3_800, 52_000),
    "Hyderabad": (3_800, 21_000),
    "Chennai": (3_500, 26_000),
    "Kolkata": (2_600, 24_000),
}
NO_HYPE = ("stunning", "luxur", "dream", "prime", "hurry", "amazing", "best ", "!", "exclusive")


def digest(every: list[Listing]) -> str:
    people = {person.key: n for n, person in enumerate(_people())}
    rows = [property_row(one, people, {n: n for n in people.values()}) for one in every]
    galleries = [[picture.name for picture in one.pictures] for one in every]
    return hashlib.sha256(json.dumps([rows, galleries], default=_plain).encode()).hexdigest()


def _people():
    from ghar_app.demo.cast import everybody

    return everybody()


def test_every_process_makes_the_same_demo(every: list[Listing]) -> None:
    ask = (
        "from tests.demo.test_listings import digest, NOW; from ghar_app.demo.listings import "
        "listings; print(digest(list(listings(NOW))))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == digest(every)


def test_another_day_changes_dates_only(every: list[Listing]) -> None:
    later = list(listings(NOW + timedelta(days=40)))
    assert [one.home for one in later] == [one.home for one in every]
    assert [one.text for one in later] == [one.text for one in every]
    assert later[0].fate.published != every[0].fate.published


def test_every_kind_and_purpose_that_may_be_is_there(every: list[Listing]) -> None:
    allowed = {
        (kind, purpose)
        for kind in PropertyType
        for purpose in Purpose
        if kind not in PG_FLATMATE_TYPES or purpose == Purpose.RENT
    }
    found = Counter((one.home.kind, one.home.purpose) for one in every)
    assert set(found) == allowed
    assert found[T.APARTMENT, Purpose.RENT] >= QUOTAS[Purpose.RENT][T.APARTMENT]
    assert 1900 <= sum(found.values()) <= 2100


def test_all_six_cities_by_their_weight(every: list[Listing]) -> None:
    cities = Counter(one.home.locality.city.name for one in every)
    assert [city for city, _ in cities.most_common()] == [
        "Bengaluru", "Mumbai", "Delhi", "Hyderabad", "Chennai", "Kolkata"
    ]  # fmt: skip
    assert min(cities.values()) > 150


def test_homes_stand_where_their_pin_code_is(every: list[Listing]) -> None:
    centroids = pincode_centroids()
    for one in every:
        place = one.home.locality
        middle = (place.city.latitude, place.city.longitude)
        assert metres_between(one.point, middle) < place.city.radius_km * 1000, place.name
        assert metres_between(one.point, place.point) < 500
        assert any(place.pincode.startswith(prefix) for prefix in place.city.pin_prefixes)
    known = [place for place in localities() if place.pincode in centroids]
    near = [
        place
        for place in known
        if metres_between(place.point, _centre(centroids[place.pincode])) < 5_000
    ]
    assert len(near) / len(known) > 0.93
    assert len({place.point for place in localities()}) == len(localities())


def _centre(pin) -> tuple[float, float]:
    return pin.latitude, pin.longitude


def test_sizes_fit_into_each_other(every: list[Listing]) -> None:
    for one in every:
        shape = one.home.shape
        sizes = [
            size
            for size in (shape.carpet, shape.built_up, shape.super_built_up)
            if size is not None
        ]
        assert all(small < large for small, large in pairwise(sizes)), one.home.key
        assert shape.area > 0
        if shape.floor is not None and shape.floors is not None:
            assert shape.floor <= shape.floors
        if one.home.kind in WORK or one.home.kind == T.PLOT:
            assert shape.bedrooms is None
        elif one.home.kind != T.STUDIO:
            assert shape.bedrooms
            assert shape.bathrooms


def test_prices_are_those_of_city_and_kind(every: list[Listing]) -> None:
    for one in every:
        home = one.home
        city, asked = home.locality.city.name, home.price.asked
        if home.purpose == Purpose.SHORT_STAY:
            assert 1_800 <= asked <= (14_000 if home.kind in (T.VILLA, T.PENTHOUSE) else 9_000)
        elif home.kind == T.PG:
            assert 7_000 <= asked <= 18_000
        elif home.kind == T.APARTMENT and home.purpose == Purpose.BUY:
            low, high = RATE_OF_A_FLAT[city]
            assert low <= (home.price.a_sqft or 0) <= high, (city, home.locality.name)
        elif home.kind == T.APARTMENT and home.shape.bedrooms == 2:
            low, high = RENT_OF_2_BHK[city]
            assert low <= asked <= high, (city, home.locality.name, asked)


@pytest.mark.parametrize(
    ("city", "low", "high"),
    [
        ("Bengaluru", 25_000, 38_000),
        ("Mumbai", 42_000, 62_000),
        ("Delhi", 20_000, 36_000),
        ("Hyderabad", 20_000, 30_000),
        ("Chennai", 19_000, 28_000),
        ("Kolkata", 13_000, 22_000),
    ],
)
def test_the_usual_rent_of_a_2_bhk(every: list[Listing], city: str, low: int, high: int) -> None:
    rents = sorted(
        one.home.price.asked
        for one in every
        if one.home.kind in (T.APARTMENT, T.BUILDER_FLOOR)
        and one.home.purpose == Purpose.RENT
        and one.home.shape.bedrooms == 2
        and one.home.locality.city.name == city
    )
    assert len(rents) > 15
    assert low <= rents[len(rents) // 2] <= high


def test_dearer_places_cost_more(every: list[Listing]) -> None:
    def median_of(locality: str) -> Decimal:
        rents = sorted(
            one.home.price.asked / Decimal(one.home.shape.carpet or 1)
            for one in every
            if one.home.kind == T.APARTMENT
            and one.home.purpose == Purpose.RENT
            and one.home.locality.name == locality
        )
        return rents[len(rents) // 2]

    assert median_of("Indiranagar") > median_of("Electronic City")
    assert median_of("Bandra West") > median_of("Kandivali East") * 2


def test_deposits_and_brokerage_by_custom(every: list[Listing]) -> None:
    months: dict[str, set[Decimal]] = {}
    for one in every:
        home, price = one.home, one.home.price
        if home.purpose != Purpose.RENT:
            continue
        assert price.deposit
        assert price.brokerage in (
            [price.asked, price.asked / 2] if home.by_agent else [Decimal(0)]
        )
        if home.kind not in ROOMS:
            city = home.locality.city.name
            months.setdefault(city, set()).add(price.deposit / price.asked)
    assert all(2 <= min(found) <= max(found) <= 10 for found in months.values())
    assert max(months["Delhi"]) == 3
    assert max(months["Bengaluru"]) == 10


def test_short_stays_say_for_how_many(every: list[Listing]) -> None:
    stays = [one.home for one in every if one.home.purpose == Purpose.SHORT_STAY]
    assert all(home.living.guests and home.living.nights >= 1 for home in stays)
    assert all(
        home.shape.furnishing == Furnishing.FURNISHED
        for home in stays
        if home.kind not in WORK and home.group in ("flats", "houses")
    )


def test_what_is_written_is_plain_and_complete(every: list[Listing]) -> None:
    for one in every:
        written = f"{one.text.title}\n{one.text.description}"
        assert "{" not in written
        assert "  " not in written
        assert not [word for word in NO_HYPE if word in written.lower()], written
        assert len(one.text.title) <= 80
        assert one.text.description.count("\n\n") in (1, 2)
        assert 120 < len(one.text.description) < 900, written
        assert one.text.features


def test_some_descriptions_have_hindi(every: list[Listing]) -> None:
    hindi = [one for one in every if any("ऀ" <= letter <= "ॿ" for letter in one.text.description)]
    assert 0.07 <= len(hindi) / len(every) <= 0.11


def test_neighbours_do_not_read_alike(every: list[Listing]) -> None:
    descriptions = Counter(one.text.description for one in every)
    assert max(descriptions.values()) == 1
    titles = Counter((one.home.locality.city.name, one.text.title) for one in every)
    assert sum(n - 1 for n in titles.values()) < len(every) * 0.02


def test_ids_and_addresses_are_unique(every: list[Listing]) -> None:
    people = {person.key: n for n, person in enumerate(_people())}
    rows = [property_row(one, people, {n: n for n in people.values()}) for one in every]
    slugs = [row["slug"] for row in rows if row["slug"]]
    assert len(set(slugs)) == len(slugs) > 2_000
    assert len({demo_id("property", one.home.key) for one in every}) == len(every)
    assert all(len({*row}) == len(rows[0]) and list(row) == list(rows[0]) for row in rows)


def test_listings_in_every_state(every: list[Listing]) -> None:
    states = Counter(one.fate.status.value for one in every)
    stages = Counter(one.fate.listing.value for one in every)
    assert states["sold"] >= 5
    assert states["rented"] >= 10
    assert states["under_offer"] >= 10
    assert {"live", "draft", "paused", "pending_review", "rejected"} == set(stages)
    assert sum(one.fate.visibility == "featured" for one in every) > 40
    assert sum(one.fate.verification == "verified" for one in every) > 300
