"""Cities, localities and amenities."""

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.demo import seed_masters
from ghar_app.demo.amenities import aliases, amenities
from ghar_app.demo.places import localities
from ghar_app.geography.cities import CITIES
from ghar_app.models.listings.search.places import places_like
from tests.demo.test_seeding import one


async def test_masters_stand_alone_and_twice_is_once(db: Db) -> None:
    for _ in range(2):
        await seed_masters(db)
        assert await one(db, "SELECT count(*) FROM master_cities") == len(CITIES)
        assert await one(db, "SELECT count(*) FROM master_areas") == len(localities()) > 200
        assert await one(db, "SELECT count(*) FROM amenities") == 46 + len(aliases())
    assert await one(db, "SELECT count(*) FROM users") == 0


async def test_an_alias_leads_to_the_name_we_show(db: Db) -> None:
    await seed_masters(db)
    rows = await db.execute(
        text(
            "SELECT alias.title, shown.title FROM amenities AS alias"
            " JOIN amenities AS shown ON shown.id = alias.canonical_id"
        )
    )
    assert dict(rows.tuples().all()) == aliases()
    assert aliases()["Elevator"] == "Lift"
    assert len(amenities()) == 46
    assert all(amenity.title_hi and amenity.icon for amenity in amenities())


async def test_places_are_found_by_what_people_type(db: Db) -> None:
    await seed_masters(db)
    assert (await places_like(db, "bangalore"))[0].city == "Bengaluru"
    indiranagar = (await places_like(db, "indiranagr"))[0]
    assert (indiranagar.locality, indiranagar.pincode) == ("Indiranagar", "560038")
    assert (await places_like(db, "400050"))[0].locality == "Bandra West"
    popular = await one(db, "SELECT count(*) FROM master_areas WHERE is_popular")
    assert 60 <= popular <= 120  # type: ignore[operator]
