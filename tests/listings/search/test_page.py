"""Pages of results: complete, without doubles, in order, whatever happens in between."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, text

from ghar_app.clock import now
from ghar_app.models.listings.kinds import GenderPreference, KitchenType
from ghar_app.models.listings.search import Circle, Filters, find
from ghar_app.models.listings.search.conditions import P, conditions
from ghar_app.models.listings.search.filters import Box, MoveIn, Sort
from ghar_app.models.listings.search.page import _are_many
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import INDIRANAGAR, amenity, equip, home

HERE = Circle(*INDIRANAGAR, radius_km=3)

_CROWD = """
INSERT INTO properties (owner_id, title, property_type, purpose, listing_status, base_price,
  monthly_rent, city, latitude, longitude, slug, published_at, like_count)
SELECT :owner, 'Home ' || n, 'apartment', 'rent', 'live', 0, 9000 + n * 7919 % 4001, 'Bengaluru',
  12.81 + (n % 97) * 0.004, 77.41 + (n % 89) * 0.0043, 'crowd-' || n,
  now() - make_interval(mins => n * 7907 % 5003), n * 7901 % 211
FROM generate_series(1, 12000) AS n
"""


async def titles(db, filters: Filters) -> list[str]:
    return [one.row.title for one in (await find(db, filters)).homes]


async def walk(db, filters: Filters, size: int = 3) -> list[int]:
    """All ids, page by page."""
    seen, after = [], None
    for _ in range(50):
        page = await find(db, filters, after=after, size=size)
        seen += [one.row.id for one in page.homes]
        if page.next is None:
            return seen
        after = page.next
    raise AssertionError("the pages never end")


@pytest.mark.parametrize("sort", list(Sort))
async def test_walking_the_pages_meets_every_home_once_and_in_order(db, sort: Sort) -> None:
    owner = await person(db)
    homes = [
        await home(
            db,
            owner,
            rent=Decimal(10_000 + 500 * (n % 4)),
            published_at=now() - timedelta(hours=n % 3),
            like_count=n % 2,
            title=f"Quiet garden home {n % 5}",
        )
        for n in range(10)
    ]
    asked = Filters(q="garden", circle=HERE, sort=sort)
    seen = await walk(db, asked)
    whole = [one.row.id for one in (await find(db, asked, size=100)).homes]
    assert sorted(seen) == sorted(one.id for one in homes)
    assert seen == whole


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.NEWEST, "published_at DESC, id DESC"),
        (Sort.PRICE_LOW, "effective_price, id"),
        (Sort.PRICE_HIGH, "effective_price DESC, id DESC"),
        (Sort.POPULAR, "like_count DESC, view_count DESC, published_at DESC, id DESC"),
    ],
)
async def test_a_walk_in_the_pages_order_finds_what_collecting_finds(db, sort, order) -> None:
    """Many homes in a place are met on the way along another index; the page is the same."""
    owner = await person(db)
    await db.execute(text(_CROWD), {"owner": owner.id})
    box = Box(77.42, 12.82, 77.78, 13.18)
    for asked in (Filters(box=box, sort=sort), Filters(circle=Circle(13, 77.6, 20), sort=sort)):
        wanted = conditions(asked)
        assert await _are_many(db, wanted)
        collected = await db.execute(select(P.id).where(*wanted).order_by(text(order)))
        expected = list(collected.scalars())
        first = await find(db, asked)
        second = await find(db, asked, after=first.next)
        seen = [one.row.id for one in (*first.homes, *second.homes)]
        assert seen == expected[:40]


async def test_a_locality_is_found_by_name_in_any_script(db) -> None:
    owner = await person(db)
    await home(db, owner, title="latin", locality="HSR Layout, Sector 2")
    await home(db, owner, title="hindi", locality="कोरमंगला")
    assert await titles(db, Filters(locality="hsr layout, sector 2")) == ["latin"]
    assert await titles(db, Filters(city="Bengaluru", locality="कोरमंगला")) == ["hindi"]
    assert await titles(db, Filters(locality="Layout")) == []


async def test_a_home_that_appears_or_vanishes_meanwhile_moves_nobody(db) -> None:
    owner = await person(db)
    homes = [await home(db, owner, rent=Decimal(10_000 + n * 1000)) for n in range(6)]
    asked = Filters(city="Bengaluru", sort=Sort.PRICE_LOW)
    first = await find(db, asked, size=3)
    homes[0].is_available = False
    await home(db, owner, rent=Decimal(9_000))
    await db.flush()
    second = await find(db, asked, after=first.next, size=3)
    assert [one.row.id for one in second.homes] == [one.id for one in homes[3:]]


async def test_a_cursor_of_another_search_or_a_broken_one_is_refused(db) -> None:
    owner = await person(db)
    for _ in range(3):
        await home(db, owner)
    page = await find(db, Filters(city="Bengaluru"), size=2)
    assert page.next is not None
    assert (await find(db, Filters(city="Bengaluru"), after=page.next, size=2)).homes
    for filters, cursor in (
        (Filters(city="Pune"), page.next),
        (Filters(city="Bengaluru", sort=Sort.PRICE_LOW), page.next),
        (Filters(city="Bengaluru"), page.next[:-4]),
        (Filters(city="Bengaluru"), "बकवास"),
        (Filters(city="Bengaluru"), ""),
    ):
        with pytest.raises(Refused, match="invalid_cursor"):
            await find(db, filters, after=cursor)


@pytest.mark.parametrize(
    "change",
    [
        {"listing_status": "draft"},
        {"listing_status": "paused"},
        {"moderation_status": "pending_review"},
        {"visibility": "private"},
        {"is_available": False},
    ],
)
async def test_only_public_homes_are_found(db, change) -> None:
    owner = await person(db)
    shown = await home(db, owner)
    await home(db, owner, **change)
    assert [one.row.id for one in (await find(db, Filters())).homes] == [shown.id]


async def test_a_suspended_owner_takes_the_homes_along(db) -> None:
    owner = await person(db)
    await home(db, owner)
    assert len((await find(db, Filters())).homes) == 1
    owner.is_active = False
    await db.flush()
    assert (await find(db, Filters())).homes == ()


async def test_distance_is_measured_on_the_ground_and_leads(db) -> None:
    owner = await person(db)
    latitude, longitude = INDIRANAGAR
    for km in (2.5, 0.5, 1.5, 9):
        await home(db, owner, title=f"{km}", latitude=latitude + km / 111.2, longitude=longitude)
    await home(db, owner, title="nowhere", latitude=None, longitude=None)
    page = await find(db, Filters(circle=HERE))
    assert [one.row.title for one in page.homes] == ["0.5", "1.5", "2.5"]
    assert [round(one.metres / 100) for one in page.homes] == [5, 15, 25]
    assert "nowhere" in await titles(db, Filters())


async def test_a_box_keeps_what_is_inside(db) -> None:
    owner = await person(db)
    await home(db, owner, title="in", latitude=12.95, longitude=77.60)
    await home(db, owner, title="out", latitude=12.95, longitude=77.72)
    assert await titles(db, Filters(box=Box(77.5, 12.9, 77.7, 13.0))) == ["in"]


async def test_words_typos_and_literal_percent_signs(db) -> None:
    owner = await person(db)
    await home(db, owner, title="Bougainvillea balcony above the lake")
    await home(db, owner, title="100% vegetarian kitchen")
    assert await titles(db, Filters(q="balcony lake")) == ["Bougainvillea balcony above the lake"]
    page = await find(db, Filters(q="bugainvilea"))
    assert [one.row.title for one in page.homes] == ["Bougainvillea balcony above the lake"]
    assert page.typos
    assert (await find(db, Filters(q="%%%%"))).homes == ()


async def test_bedrooms_five_means_five_or_more(db) -> None:
    owner = await person(db)
    for n in (1, 2, 3, 5, 7):
        await home(db, owner, title=str(n), bedrooms=n)
    assert sorted(await titles(db, Filters(bedrooms=(5,)))) == ["5", "7"]
    assert sorted(await titles(db, Filters(bedrooms=(2, 3)))) == ["2", "3"]
    assert sorted(await titles(db, Filters(bedrooms=(1, 5)))) == ["1", "5", "7"]


async def test_amenities_are_known_by_any_of_their_names(db) -> None:
    owner = await person(db)
    lift = await amenity(db, "Test Lift")
    elevator = await amenity(db, "Test Elevator", canonical_id=lift.id)
    gym = await amenity(db, "Test Gym")
    high, low, plain = [await home(db, owner, title=name) for name in ("high", "low", "plain")]
    await equip(db, high, lift, gym)
    await equip(db, low, elevator)
    assert sorted(await titles(db, Filters(amenities=("test elevator",)))) == ["high", "low"]
    assert await titles(db, Filters(amenities=("Test Lift", "Test Gym"))) == ["high"]
    assert await titles(db, Filters(amenities=("Test Lift", "Helipad"))) == []
    assert plain.id


async def test_any_is_no_condition_and_a_gender_finds_those_for_all(db) -> None:
    owner = await person(db)
    await home(db, owner, title="men", listing_preferences={"gender": "male"})
    await home(db, owner, title="all", listing_preferences={"gender": "any"})
    await home(db, owner, title="women", listing_preferences={"gender": "female"})
    assert sorted(await titles(db, Filters(gender=GenderPreference.MALE))) == ["all", "men"]
    assert len(await titles(db, Filters(gender=GenderPreference.ANY))) == 3
    assert len(await titles(db, Filters(kitchen=(KitchenType.ANY,)))) == 3


async def test_moving_in_now_needs_a_day_and_takes_a_past_one(db) -> None:
    owner = await person(db)
    await home(db, owner, title="free", available_from=now() - timedelta(days=40))
    await home(db, owner, title="soon", available_from=now() + timedelta(days=5))
    await home(db, owner, title="late", available_from=now() + timedelta(days=50))
    await home(db, owner, title="unknown")
    assert sorted(await titles(db, Filters(move_in=MoveIn.IMMEDIATE))) == ["free", "soon"]
    assert len(await titles(db, Filters(move_in=MoveIn.WITHIN_2_MONTHS))) == 3
    assert len(await titles(db, Filters(move_in=MoveIn.FLEXIBLE))) == 4


async def test_prices_in_both_directions(db) -> None:
    owner = await person(db)
    await home(db, owner, title="dear", rent=Decimal(90_000))
    await home(db, owner, title="cheap", rent=Decimal(9_000))
    assert await titles(db, Filters(sort=Sort.PRICE_LOW)) == ["cheap", "dear"]
    assert await titles(db, Filters(sort=Sort.PRICE_HIGH)) == ["dear", "cheap"]
