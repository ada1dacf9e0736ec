"""Comparable homes: the median, fair prices, similar homes."""

from decimal import Decimal

import pytest

from ghar_app.models.listings.families import FAMILIES
from ghar_app.models.listings.kinds import PropertyType
from ghar_app.models.listings.market import is_fair, market_of
from ghar_app.models.listings.similar import similar_to
from tests.factories.listings import INDIRANAGAR, home
from tests.queries import counted


async def _street(db, *rents: int, **columns) -> None:
    for rent in rents:
        await home(db, rent=Decimal(rent), **columns)


async def test_a_median_needs_five_others(db, connection) -> None:
    mine = await home(db, rent=Decimal(39_000))
    await _street(db, 30_000, 36_000, 40_000, 41_000)
    assert await market_of(db, mine) is None
    await _street(db, 90_000)
    with counted(connection) as sent:
        market = await market_of(db, mine)
    assert len(sent) == 1
    assert (market.median, market.count, market.is_fair) == (Decimal("40000.00"), 5, True)


async def test_an_even_number_meets_in_the_middle(db) -> None:
    mine = await home(db, rent=Decimal(39_000))
    await _street(db, 30_000, 36_000, 40_001, 41_000, 90_000, 90_000)
    assert (await market_of(db, mine)).median == Decimal("40500.50")


async def test_only_the_comparable_are_compared(db) -> None:
    mine = await home(db)
    five = (38_000,) * 5
    await _street(db, *five, bedrooms=3)
    await _street(db, *five, locality="Koramangala")
    await _street(db, *five, property_type="villa")
    await _street(db, *five, listing_status="paused")
    await _street(db, *five, purpose="short_stay", daily_rate=Decimal(2000), max_occupancy=2)
    assert await market_of(db, mine) is None
    await _street(db, *five, property_type="condo", locality="INDIRANAGAR")
    assert (await market_of(db, mine)).count == 5, "a condo is a flat, and capitals are no place"


async def test_without_place_or_price_there_is_no_market(db) -> None:
    await _street(db, *(38_000,) * 5)
    for columns in ({"locality": None}, {"city": None}, {"rent": None}):
        assert await market_of(db, await home(db, **columns)) is None
    assert await market_of(db, await home(db)) is not None


@pytest.mark.parametrize(
    ("price", "fair"),
    [(90, True), ("89.99", False), (100, True), (110, True), ("110.01", False)],
)
def test_fair_is_within_a_tenth(price, fair) -> None:
    assert is_fair(Decimal(price), Decimal(100)) is fair


def test_every_kind_belongs_to_one_family() -> None:
    assert sorted(kind for family in FAMILIES for kind in family) == sorted(PropertyType)


async def test_similar_homes_are_near_alike_and_six(db, connection) -> None:
    mine = await home(db)
    near = [await home(db, rent=Decimal(38_500 + n)) for n in range(8)]
    await home(db, rent=Decimal(60_000))
    await home(db, rent=Decimal(20_000))
    await home(db, property_type="villa")
    await home(db, listing_status="paused")
    await home(db, latitude=INDIRANAGAR[0] + 1)
    with counted(connection) as sent:
        found = await similar_to(db, mine)
    assert len(sent) <= 3, sent
    assert [one.row.id for one in found] == [one.id for one in near[:6]], "nearest first"
    assert mine.id not in [one.row.id for one in found]


async def test_without_a_point_the_city_decides(db) -> None:
    nowhere = {"latitude": None, "longitude": None}
    mine = await home(db, **nowhere)
    there = await home(db, **nowhere)
    await home(db, city="Pune", **nowhere)
    assert [one.row.id for one in await similar_to(db, mine)] == [there.id]
    lost = await home(db, city=None, **nowhere)
    assert await similar_to(db, lost) == ()
