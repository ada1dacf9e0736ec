"""The lists of cities, localities and amenities: what may stand in them, and what merging does."""

from dataclasses import replace

import pytest
from sqlmodel import col, select

from ghar_app.models.listings import Amenity, MasterArea, MasterCity, PropertyAmenity
from ghar_app.models.listings.masters.amenities import (
    AmenityWords,
    amenities,
    merge_amenities,
    offer_amenity,
    save_amenity,
)
from ghar_app.models.listings.masters.areas import AreaWords, areas, offer_area, save_area
from ghar_app.models.listings.masters.cities import CityWords, cities, offer_city, save_city
from ghar_app.models.listings.search.places import places_like
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import amenity, equip, home

PUNE = CityWords(
    name="Pune",
    name_hi="पुणे",
    state="Maharashtra",
    latitude="18.5204",
    longitude="73.8567",
    aliases="Poona, Punya Nagari",
)
BANER = AreaWords(name="Baner", pincode="411045", latitude="18.559", longitude="73.786")


@pytest.fixture
async def admin(db):
    return await person(db, "admin")


async def test_only_who_decides_changes_the_lists(db, admin):
    reader = await person(db, "employee")
    city = await save_city(db, by=admin, words=PUNE)
    area = await save_area(db, by=admin, city_id=city.id, words=BANER)
    lift = await save_amenity(db, by=admin, words=AmenityWords("Lift", category="convenience"))
    attempts = [
        lambda who: save_city(db, by=who, words=PUNE),
        lambda who: offer_city(db, by=who, id=city.id, offered=False),
        lambda who: save_area(db, by=who, city_id=city.id, words=BANER),
        lambda who: offer_area(db, by=who, id=area.id, offered=False),
        lambda who: save_amenity(db, by=who, words=AmenityWords("X", category="safety")),
        lambda who: offer_amenity(db, by=who, id=lift.id, offered=False),
        lambda who: merge_amenities(db, by=who, away=lift.id, into=lift.id),
    ]
    for attempt in attempts:
        for who in (reader, await person(db)):
            with pytest.raises(Refused, match="not_allowed"):
                await attempt(who)
    assert len(await cities(db, by=reader)) == 1
    with pytest.raises(Refused, match="not_allowed"):
        await cities(db, by=await person(db))


async def test_a_city_is_found_by_its_names_until_it_is_withdrawn(db, admin):
    city = await save_city(db, by=admin, words=PUNE)
    await save_area(db, by=admin, city_id=city.id, words=BANER)
    assert [one.city for one in await places_like(db, "poona")] == ["Pune"]
    assert [one.locality for one in await places_like(db, "baner")] == ["Baner"]
    await offer_city(db, by=admin, id=city.id, offered=False)
    assert await places_like(db, "poona") == []
    assert await places_like(db, "baner") == []


async def test_a_withdrawn_locality_is_not_offered(db, admin):
    city = await save_city(db, by=admin, words=PUNE)
    area = await save_area(db, by=admin, city_id=city.id, words=BANER)
    await offer_area(db, by=admin, id=area.id, offered=False)
    assert await places_like(db, "baner") == []
    with pytest.raises(NotFound):
        await offer_area(db, by=admin, id=area.id + 1, offered=True)


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"name": "  "}, "name_needed", "name"),
        ({"name": "x" * 101}, "name_too_long", "name"),
        ({"name": "POONA"}, "name_taken", "name"),
        ({"name": "Nagpur", "aliases": "pune"}, "alias_taken", "aliases"),
        ({"name": "Nagpur", "latitude": "north"}, "degrees_invalid", "latitude"),
        ({"name": "Nagpur", "longitude": "7.3"}, "degrees_invalid", "longitude"),
        ({"name": "Nagpur", "state": ""}, "name_needed", "state"),
    ],
)
async def test_what_a_city_may_not_be(db, admin, changed, code, field):
    await save_city(db, by=admin, words=PUNE)
    words = replace(PUNE, **{"aliases": "", **changed})
    with pytest.raises(Refused, match=code) as refused:
        await save_city(db, by=admin, words=words)
    assert refused.value.field == field


async def test_a_city_with_homes_keeps_its_name(db, admin):
    city = await save_city(db, by=admin, words=PUNE)
    await home(db, city="Pune")
    renamed = replace(PUNE, name="Punawadi")
    with pytest.raises(Refused, match="name_in_use"):
        await save_city(db, by=admin, words=renamed, id=city.id)
    (row,) = await cities(db, by=admin)
    assert (row.city_name, row.used) == ("Pune", 1)


async def test_localities_of_a_city(db, admin):
    city = await save_city(db, by=admin, words=PUNE)
    await save_area(db, by=admin, city_id=city.id, words=BANER)
    with pytest.raises(Refused, match="name_taken"):
        await save_area(db, by=admin, city_id=city.id, words=BANER)
    with pytest.raises(Refused, match="pincode_shape"):
        await save_area(db, by=admin, city_id=city.id, words=replace(BANER, pincode="41"))
    await save_area(
        db, by=admin, city_id=city.id, words=AreaWords("Aundh", "", "mixed", "18.56", "73.8")
    )
    await home(db, city="Pune", locality="Baner")
    rows = await areas(db, by=admin, city_id=city.id)
    assert [(row.area_name, row.used) for row in rows] == [("Aundh", 0), ("Baner", 1)]
    rows = await areas(db, by=admin, city_id=city.id, after="Aundh")
    assert [row.area_name for row in rows] == ["Baner"]
    assert not await areas(db, by=admin, city_id=city.id, like="z%")
    assert (await db.exec(select(MasterArea.area_type).order_by(MasterArea.area_name))).first() == (
        "mixed"
    )


async def test_an_amenity_and_its_other_names(db, admin):
    words = AmenityWords("Lift", "लिफ़्ट", "convenience", "Elevator, lift, Hoist")
    lift = await save_amenity(db, by=admin, words=words)
    await amenity(db, "Gym")
    rows = await amenities(db, by=admin)
    assert [(row.title, set(filter(None, row.aliases.split(", ")))) for row in rows] == [
        ("Gym", set()),
        ("Lift", {"Elevator", "Hoist"}),
    ]
    for taken in ("gym", "Elevator"):
        with pytest.raises(Refused, match="taken"):
            await save_amenity(
                db, by=admin, words=AmenityWords("Pool", category="recreation", aliases=taken)
            )
    named = (await db.exec(select(Amenity).where(Amenity.title == "Hoist"))).one()
    where = await home(db)
    await equip(db, where, named)
    await save_amenity(
        db, by=admin, words=AmenityWords("Lift", "", "convenience", "Elevator"), id=lift.id
    )
    placed = select(PropertyAmenity.amenity_id).where(PropertyAmenity.property_id == where.id)
    assert (await db.exec(placed)).all() == [lift.id]


async def test_merging_repoints_homes_and_keeps_the_name(db, admin):
    gym, fitness = await amenity(db, "Gym"), await amenity(db, "Fitness centre")
    both, one = await home(db), await home(db)
    await equip(db, both, gym, fitness)
    await equip(db, one, fitness)
    with pytest.raises(Refused, match="merge_with_itself"):
        await merge_amenities(db, by=admin, away=gym.id, into=gym.id)
    assert await merge_amenities(db, by=admin, away=fitness.id, into=gym.id) == 2
    placed = await db.exec(
        select(PropertyAmenity.property_id, PropertyAmenity.amenity_id).order_by(
            col(PropertyAmenity.property_id)
        )
    )
    assert placed.all() == [(both.id, gym.id), (one.id, gym.id)]
    (row,) = await amenities(db, by=admin)
    assert (row.title, row.aliases, row.used) == ("Gym", "Fitness centre", 2)
    with pytest.raises(NotFound):
        await merge_amenities(db, by=admin, away=fitness.id, into=gym.id)


async def test_a_withdrawn_amenity_stays_on_homes(db, admin):
    gym = await amenity(db, "Gym")
    where = await home(db)
    await equip(db, where, gym)
    await offer_amenity(db, by=admin, id=gym.id, offered=False)
    (row,) = await amenities(db, by=admin)
    assert (row.is_active, row.used) == (False, 1)
    assert (await db.exec(select(MasterCity))).all() == []
