"""The map's marks: every home counted, few as pins, many as clusters, a crowd from a sample."""

import pytest
from sqlalchemy import text

from ghar_app.models.listings.search import Filters
from ghar_app.models.listings.search.chart import MOST_PINS, chart
from ghar_app.models.listings.search.filters import Box, Circle
from ghar_app.models.listings.search.relax import count, relax
from tests.factories.identity import person
from tests.factories.listings import home

CITY = Box(77.4, 12.8, 77.8, 13.2)

_CROWD = """
INSERT INTO properties (owner_id, title, property_type, purpose, listing_status, base_price,
  monthly_rent, bedrooms, city, latitude, longitude, slug, published_at)
SELECT :owner, 'Home ' || n, 'apartment', 'rent', 'live', 0, 10000 + n, 1 + n % 3, 'Bengaluru',
  12.81 + (n % 97) * 0.004, 77.41 + (n % 89) * 0.0043, 'crowd-' || n, now()
FROM generate_series(1, :count) AS n
"""


async def crowd(db, size: int) -> None:
    owner = await person(db)
    await db.execute(text(_CROWD), {"owner": owner.id, "count": size})


async def test_few_homes_are_pins_with_their_price(db) -> None:
    made = await home(db)
    drawn = await chart(db, Filters(), CITY)
    assert drawn.exact
    assert drawn.total == 1
    assert drawn.marks[0].public_id == str(made.public_id)
    assert drawn.marks[0].price == made.monthly_rent


async def test_more_homes_are_clusters_that_add_up(db) -> None:
    await crowd(db, 1_000)
    drawn = await chart(db, Filters(bedrooms=(2,)), CITY)
    exactly = await count(db, Filters(bedrooms=(2,), box=CITY), most=10_000)
    assert drawn.exact
    assert len(drawn.marks) < exactly
    assert drawn.total == sum(mark.count for mark in drawn.marks) == exactly > MOST_PINS


async def test_a_crowd_is_counted_on_a_sample_and_says_so(db) -> None:
    await crowd(db, 20_000)
    drawn = await chart(db, Filters(bedrooms=(2,)), CITY)
    assert not drawn.exact
    assert drawn.total == pytest.approx(6_667, rel=0.25)
    assert len(drawn.marks) < 200


async def test_a_few_homes_in_a_crowd_are_not_lost_in_the_sample(db) -> None:
    await crowd(db, 20_000)
    rare = await home(db, bedrooms=9)
    drawn = await chart(db, Filters(bedrooms=(9,)), CITY)
    assert drawn.exact
    assert [mark.public_id for mark in drawn.marks] == [str(rare.public_id)]


async def test_beside_a_circle_a_locality_is_only_its_name(db) -> None:
    made = await home(db)
    circle = Circle(made.latitude, made.longitude, 2)
    drawn = await chart(db, Filters(circle=circle, locality="Elsewhere"), CITY)
    assert drawn.total == 1
    assert (await chart(db, Filters(locality="Elsewhere"), CITY)).total == 0


async def test_nothing_outside_the_box_is_drawn(db) -> None:
    await home(db, latitude=13.9)
    assert (await chart(db, Filters(), CITY)).marks == ()


async def test_when_nothing_fits_the_filter_to_let_go_is_named_with_its_count(db) -> None:
    owner = await person(db)
    for _ in range(3):
        await home(db, owner, bedrooms=2, furnishing_level="unfurnished")
    await home(db, owner, bedrooms=3, furnishing_level="furnished")
    asked = Filters(bedrooms=(2,), furnishing=("furnished",))
    assert await count(db, asked) == 0
    offers = await relax(db, asked)
    assert [(one.name, one.count) for one in offers] == [("furnishing", 3), ("bedrooms", 1)]
    assert await count(db, offers[0].filters) == 3
    assert await relax(db, Filters(city="Atlantis", bedrooms=(9,))) == []
