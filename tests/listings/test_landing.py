"""A place's page: its numbers, its newest homes, places that are none."""

from decimal import Decimal

import pytest

from ghar_app.models.listings import MasterArea, MasterCity, landing
from ghar_app.models.listings.landing import canonical_slug, landing_of, newest_in
from ghar_app.refusals import NotFound
from ghar_app.web.homes.places import number_words
from tests.factories.listings import home
from tests.queries import counted


async def test_medians_by_bedrooms_and_kind(db, connection) -> None:
    for rent in (30_000, 32_000, 34_000, 36_000, 90_000):
        await home(db, rent=Decimal(rent))
    for _ in range(4):
        await home(db, rent=Decimal(60_000), bedrooms=3, property_type="villa")
    for lakhs in (80, 90, 100, 110, 120):
        await home(db, purpose="buy", base_price=Decimal(lakhs * 100_000), area_sqft=Decimal(1000))
    await home(db, rent=Decimal(1), locality="Koramangala")
    await home(db, rent=Decimal(1), listing_status="paused")
    with counted(connection) as sent:
        found = await landing_of(db, "bengaluru", "indiranagar")
    assert len(sent) == 1, sent
    assert (found.place.city, found.place.locality, found.total) == ("Bengaluru", "Indiranagar", 14)
    rent, buy = found.by_purpose
    assert (buy.purpose, buy.count, buy.price, buy.per_sqft) == ("buy", 5, 10_000_000, 10_000)
    assert (rent.purpose, rent.count, rent.price) == ("rent", 9, 60_000)
    rooms = {(one.purpose, one.bedrooms): (one.count, one.price) for one in found.by_bedrooms}
    assert rooms == {
        ("buy", 2): (5, 10_000_000),
        ("rent", 2): (5, 34_000),
        ("rent", 3): (4, None),
    }, "four homes are too few for a median"
    kinds = {(one.purpose, one.kind): one.count for one in found.by_kind}
    assert kinds == {("buy", "apartment"): 5, ("rent", "apartment"): 5, ("rent", "villa"): 4}
    assert not found.is_thin


async def test_a_city_counts_its_localities(db) -> None:
    for name in ("HSR Layout", "HSR Layout", "hsr-layout", "Indiranagar", None, "इंदिरानगर"):
        await home(db, locality=name)
    found = await landing_of(db, "bengaluru")
    assert [(one.name, one.slug, one.count) for one in found.localities] == [
        ("HSR Layout", "hsr-layout", 3),
        ("Indiranagar", "indiranagar", 1),
    ]
    assert found.total == 6, "a home without a readable locality is a home of the city"


async def test_places_without_homes_and_places_that_are_none(db) -> None:
    city = MasterCity(
        city_name="Bengaluru", state_name="Karnataka", latitude=12.97, longitude=77.59
    )
    db.add(city)
    await db.flush()
    db.add(MasterArea(city_id=city.id, area_name="J.P. Nagar", latitude=12.9, longitude=77.58))
    await db.flush()
    empty = await landing_of(db, "bengaluru", "j-p-nagar")
    assert (empty.place.locality, empty.total, empty.is_thin) == ("J.P. Nagar", 0, True)
    assert (await landing_of(db, "pune")).place.city == "Pune", "a city we know by name"
    for nowhere in (("atlantis",), ("bengaluru", "atlantis"), ("pune", "j-p-nagar"), ("\x00",)):
        with pytest.raises(NotFound) as refusal:
            await landing_of(db, *nowhere)
        assert refusal.value.code == "place_not_found"
    await home(db, city="Atlantis", locality="Harbour")
    assert (await landing_of(db, "atlantis", "harbour")).place.city == "Atlantis"


async def test_thin_is_below_three(db) -> None:
    await home(db)
    await home(db)
    assert (await landing_of(db, "bengaluru", "indiranagar")).is_thin
    await home(db)
    assert not (await landing_of(db, "bengaluru", "indiranagar")).is_thin


async def test_the_newest_homes_of_each_purpose(db, connection) -> None:
    rents = [await home(db) for _ in range(8)]
    sale = await home(db, purpose="buy", base_price=Decimal(9_000_000))
    await home(db, locality="Koramangala")
    place = (await landing_of(db, "bengaluru", "indiranagar")).place
    with counted(connection) as sent:
        found = await newest_in(db, place)
    assert len(sent) == 2, sent
    assert [one.row.id for one in found["rent"]] == [one.id for one in reversed(rents[2:])]
    assert [one.row.id for one in found["buy"]] == [sale.id]
    assert found["short_stay"] == ()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("bangalore", "bengaluru"),
        ("new-delhi", "delhi"),
        ("bengaluru", "bengaluru"),
        ("panipat", "panipat"),
    ],
)
def test_a_city_has_one_address(typed, shown) -> None:
    assert canonical_slug(typed) == shown


async def test_a_large_city_is_counted_on_a_sample_and_says_so(db, monkeypatch) -> None:
    for _ in range(40):
        await home(db)
    exact = await landing_of(db, "bengaluru")
    assert (exact.total, exact.exact) == (40, True)
    monkeypatch.setattr(landing, "MANY", 39)
    monkeypatch.setattr(landing, "SAMPLE_SIXTEENTH", 512)
    monkeypatch.setattr(landing, "SCALE", 2)
    found = await landing_of(db, "bengaluru")
    assert not found.exact
    assert 0 < found.total < 80
    assert found.total % 2 == 0
    assert found.by_bedrooms[0].price == exact.by_bedrooms[0].price
    assert found.localities[0].count == found.total
    assert (await landing_of(db, "bengaluru", "indiranagar")).exact, "a locality is counted"


@pytest.mark.parametrize(
    ("count", "exact", "words"),
    [(1204, True, "1,204"), (1204, False, "about 1,200"), (48, False, "about 48")],
)
def test_a_sampled_count_is_rounded(count, exact, words) -> None:
    assert number_words(count, exact, "en") == words
