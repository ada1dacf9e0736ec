"""Saved searches: which homes find them, who is told when, and that nobody is told twice."""

import asyncio
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import func, select

from ghar_app.clock import IST, now
from ghar_app.db import transaction
from ghar_app.models.listings import Property, SavedSearchMatch
from ghar_app.models.listings.saved import (
    catch_up,
    change,
    forget,
    keep,
    match,
    saved_by,
    tell_due,
)
from ghar_app.models.listings.search import Circle, Filters, find
from ghar_app.models.notify import Notification
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import INDIRANAGAR, home

HERE = Circle(*INDIRANAGAR, radius_km=3)
FITTING = [
    Filters(),
    Filters(city="Bengaluru"),
    Filters(city="Bengaluru", bedrooms=(2,), price_max=Decimal(38_500)),
    Filters(bedrooms=(1, 2), price_min=Decimal(38_500)),
    Filters(circle=HERE, bedrooms=(2, 3)),
    Filters(q="sunlit"),
    Filters(city="Bengaluru", locality="Indiranagar", pincode="560038"),
]
OTHER = [
    Filters(city="Mumbai"),
    Filters(city="Bengaluru", bedrooms=(3, 5)),
    Filters(city="Bengaluru", price_max=Decimal(38_499)),
    Filters(price_min=Decimal(38_501)),
    Filters(circle=Circle(19.07, 72.87, 10)),
    Filters(circle=Circle(INDIRANAGAR[0] + 0.2, INDIRANAGAR[1], 5)),
    Filters(q="palace"),
    Filters(verified=True),
    Filters(city="Bengaluru", locality="Whitefield"),
]


@pytest.mark.parametrize("filters", [*FITTING, *OTHER], ids=str)
async def test_a_home_finds_what_would_find_it(db, filters: Filters) -> None:
    """The columns that lead to a search never leave one out: the search screen is the judge."""
    saved = await keep(db, filters, by=await person(db), name="Mine", at=now())
    shown = await home(db)
    found = await find(db, filters)
    assert bool(found.homes) == (filters in FITTING)
    assert await match(db, shown) == ([saved.id] if found.homes else [])
    assert await match(db, shown) == [], "once"


async def test_a_home_without_bedrooms_or_place(db) -> None:
    whole = await keep(db, Filters(), by=await person(db), name="All", at=now())
    await keep(db, Filters(bedrooms=(2,)), by=await person(db), name="Two", at=now())
    await keep(db, Filters(circle=HERE), by=await person(db), name="Here", at=now())
    plot = await home(db, bedrooms=None, latitude=None, longitude=None)
    assert await match(db, plot) == [whole.id]


async def test_nobody_hears_of_their_own_home_or_of_what_they_switched_off(db) -> None:
    owner, seeker = await person(db), await person(db)
    await keep(db, Filters(), by=owner, name="All", at=now())
    off = await keep(db, Filters(), by=seeker, name="All", at=now(), frequency="off")
    shown = await home(db, owner)
    assert await match(db, shown) == []
    await change(db, by=seeker, public_id=str(off.public_id), frequency="instant")
    assert await match(db, shown) == [off.id]


async def test_the_same_search_is_saved_once_and_belongs_to_one(db) -> None:
    me, other = await person(db), await person(db)
    first = await keep(db, Filters(city="Pune"), by=me, name="Pune", at=now())
    again = await keep(db, Filters(city="Pune"), by=me, name="In Pune", at=now(), frequency="off")
    assert (again.id, again.name, again.alert_frequency) == (first.id, "In Pune", "off")
    for act in (
        change(db, by=other, public_id=str(first.public_id), frequency="off"),
        forget(db, by=other, public_id=str(first.public_id)),
        forget(db, by=me, public_id="rubbish"),
    ):
        with pytest.raises(NotFound):
            await act
    with pytest.raises(Refused, match="unknown_choice"):
        await change(db, by=me, public_id=str(first.public_id), frequency="hourly")
    with pytest.raises(Refused, match="name_needed"):
        await keep(db, Filters(), by=me, name="  ", at=now())
    await forget(db, by=me, public_id=str(first.public_id))
    assert await saved_by(db, by=me) == []


async def _lines(db) -> list[tuple[str, int]]:
    query = select(Notification.type_key, Notification.target_user_id)
    return list((await db.exec(query)).all())


async def test_what_went_online_is_caught_up_with_once(db) -> None:
    me = await person(db)
    await catch_up(db, at=now() - timedelta(hours=2))
    saved = await keep(db, Filters(), by=me, name="All", at=now(), frequency="instant")
    at = now() - timedelta(hours=1)
    homes = [await home(db, published_at=at) for _ in range(2)]
    await home(db, published_at=at, listing_status="paused")
    assert await catch_up(db, at=now()) == ([saved.id], False)
    assert await catch_up(db, at=now()) == ([], False)
    (line,) = await saved_by(db, by=me)
    assert line.found == 2
    homes[0].listing_status = "paused"
    await db.flush()
    assert await tell_due(db, at=now()) == 1
    assert await tell_due(db, at=now()) == 0
    assert await _lines(db) == [("saved_search_match", me.id)]
    told = (await db.exec(select(Notification))).one()
    assert "1" in told.body, "the one that is online still"


async def test_mornings_and_mondays(db) -> None:
    daily, weekly = await person(db), await person(db)
    for who, frequency in ((daily, "daily"), (weekly, "weekly")):
        await keep(db, Filters(), by=who, name="All", at=now(), frequency=frequency)
    await match(db, await home(db))
    wednesday = datetime(2026, 3, 4, 8, 0, tzinfo=IST)
    found = (await db.exec(select(SavedSearchMatch))).all()
    for one in found:
        one.created_at = wednesday
    await db.flush()
    assert await tell_due(db, at=wednesday + timedelta(minutes=59)) == 0
    assert await tell_due(db, at=wednesday + timedelta(minutes=61)) == 1
    assert await _lines(db) == [("saved_search_match", daily.id)]
    assert await tell_due(db, at=wednesday + timedelta(days=4)) == 0, "Sunday"
    assert await tell_due(db, at=wednesday + timedelta(days=6)) == 1, "Monday was missed"
    assert len(await _lines(db)) == 2


async def test_two_workers_match_and_tell_once(committed) -> None:
    async with transaction() as db:
        await catch_up(db, at=now() - timedelta(hours=2))
        me = await person(db)
        await keep(db, Filters(), by=me, name="All", at=now(), frequency="instant")
        for _ in range(3):
            await home(db, published_at=now() - timedelta(hours=1))

    async def work() -> None:
        async with transaction() as db:
            await catch_up(db, at=now())
        async with transaction() as db:
            await tell_due(db, at=now())

    await asyncio.gather(*(work() for _ in range(4)))
    async with transaction() as db:
        assert (await db.exec(select(func.count()).select_from(SavedSearchMatch))).one() == 3
        assert await _lines(db) == [("saved_search_match", me.id)]
        assert (await db.exec(select(func.count()).select_from(Property))).one() == 3


@pytest.mark.parametrize("radius", [1, 5, 50])
@pytest.mark.parametrize("latitude", [8.1, 22.6, 36.9])
@pytest.mark.parametrize("bearing", [0, 45, 90, 200, 315])
async def test_a_home_at_a_circles_edge_is_found(db, radius: int, latitude: float, bearing: int):
    """The polygon of a circle is never narrower than the circle on the ground."""
    edge: Any = select(
        func.ST_Y(_away(latitude, radius, bearing)), func.ST_X(_away(latitude, radius, bearing))
    )
    north, east = (await db.execute(edge)).one()
    circle = Circle(latitude, 77.5, radius)
    saved = await keep(db, Filters(circle=circle), by=await person(db), name="Mine", at=now())
    shown = await home(db, latitude=north, longitude=east)
    assert await match(db, shown) == [saved.id]


def _away(latitude: float, radius: int, bearing: int) -> Any:
    """A point just within the radius, as the ground is measured."""
    middle = func.geography(func.ST_SetSRID(func.ST_MakePoint(77.5, latitude), 4326))
    there = func.ST_Project(middle, radius * 999.9, func.radians(bearing))
    return func.geometry(there)
