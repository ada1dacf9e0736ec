"""What stands in the tables after seeding, and after seeding again."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.demo import fill_if_empty, renew, seed
from ghar_app.demo.accounts import NumberTaken
from ghar_app.demo.people import CREDENTIALS, NAMED, PASSWORD
from ghar_app.models.identity import Step, User, find_user, identify, sign_in_by_password
from ghar_app.models.listings import Property
from ghar_app.models.listings.search.filters import Filters
from ghar_app.models.listings.search.page import find
from tests.demo.conftest import NOW
from tests.factories.identity import person

TABLES = [
    "users",
    "user_roles",
    "agents",
    "agent_profiles",
    "properties",
    "property_images",
    "property_amenities",
    "property_price_history",
    "listing_moderation_events",
    "property_verifications",
    "media_files",
    "master_cities",
    "master_areas",
    "amenities",
    "visits",
    "visit_events",
    "visit_slots",
    "user_swipes",
    "shortlists",
    "shortlist_items",
]


def quiet(_line: str) -> None:
    """Progress that nobody reads."""


async def one(db: Db, query: str, **values: object) -> object:
    return (await db.execute(text(query), values)).scalar_one()


async def counts(db: Db) -> dict[str, object]:
    return {table: await one(db, f"SELECT count(*) FROM {table}") for table in TABLES}


async def test_twice_is_once(demo: Db) -> None:
    before = await counts(demo)
    made = await seed(demo, quiet, now=NOW + timedelta(days=3))
    assert made == 0
    assert await counts(demo) == before
    assert before["properties"] == 2014
    assert before["property_images"] > 10_000
    assert before["visits"] == 9
    assert (before["user_swipes"], before["shortlist_items"]) == (22 + 13, 4)


async def test_what_somebody_changed_stays_changed(demo: Db) -> None:
    row = "public_id = (SELECT min(public_id::text)::uuid FROM properties)"
    await demo.execute(text(f"UPDATE properties SET title = 'Renamed' WHERE {row}"))
    await demo.execute(text("UPDATE amenities SET icon = 'star' WHERE title = 'Gym'"))
    await seed(demo, quiet, now=NOW)
    assert await one(demo, f"SELECT title FROM properties WHERE {row}") == "Renamed"
    assert await one(demo, "SELECT icon FROM amenities WHERE title = 'Gym'") == "star"


async def test_everything_says_that_it_is_seed_data(demo: Db) -> None:
    for table in ("users", "agents", "properties"):
        assert await one(demo, f"SELECT bool_and(is_seed_data) FROM {table}") is True


async def test_the_named_sign_in_by_mail_and_by_phone(demo: Db) -> None:
    hashes = set()
    for credential in CREDENTIALS:
        found = await find_user(demo, identify(credential.email))
        assert found is not None, credential.email
        assert found.full_name == credential.name
        assert found.gate().step is Step.ACTIVE
        hashes.add(found.password_hash)
    assert len(hashes) == 1  # so one of them stands for all
    for identifier in (CREDENTIALS[-1].email, CREDENTIALS[0].phone):
        signed_in = await sign_in_by_password(demo, identify(identifier), PASSWORD)
        assert isinstance(signed_in, User)
    wrong = await sign_in_by_password(demo, identify("sunita@ghar.test"), "neem-tree-42-veranda")
    assert not isinstance(wrong, User)
    assert PASSWORD in str(CREDENTIALS[0])


async def test_others_have_no_password(demo: Db) -> None:
    with_password = await one(demo, "SELECT count(*) FROM users WHERE password_hash IS NOT NULL")
    assert with_password == len(NAMED)


async def test_roles_and_cards(demo: Db) -> None:
    held = await demo.execute(
        text(
            "SELECT users.email, roles.key FROM user_roles"
            " JOIN users ON users.id = user_id JOIN roles ON roles.id = role_id"
            " WHERE users.email IS NOT NULL"
        )
    )
    roles = set(held.tuples().all())
    assert ("aditya@ghar.test", "super_admin") in roles
    assert ("sunita@ghar.test", "owner") in roles
    assert ("ananya@ghar.test", "owner") not in roles
    unlinked = "SELECT count(*) FROM users WHERE role = 'agent' AND id NOT IN ({})"
    assert await one(demo, unlinked.format("SELECT user_id FROM agents")) == 0


async def test_people_find_homes(demo: Db) -> None:
    filters = Filters.read({"city": "Bangalore", "bhk": "2", "type": "apartment"})
    page = await find(demo, filters)
    assert len(page.homes) == 20
    assert all(home.row.city == "Bengaluru" and len(home.images) >= 4 for home in page.homes)
    words = await find(demo, Filters.read({"q": "Indiranagar flat"}))
    assert words.homes


async def test_the_landlords_portfolio(demo: Db) -> None:
    rows = await demo.execute(
        text(
            "SELECT status, listing_status, count(*) FROM properties JOIN users ON"
            " users.id = owner_id WHERE email = 'sunita@ghar.test' GROUP BY 1, 2"
        )
    )
    found = {(status, listing): number for status, listing, number in rows}
    assert sum(found.values()) == 14
    assert found["available", "draft"] == 2
    assert found["available", "paused"] == 2
    assert found["rented", "live"] == 5
    drafts = "SELECT count(*) FROM properties WHERE listing_status = 'draft' AND slug IS NOT NULL"
    assert await one(demo, drafts) == 0


async def test_price_histories_end_at_what_is_asked(demo: Db) -> None:
    changed = "SELECT count(DISTINCT property_id) FROM property_price_history"
    assert await one(demo, changed) == 120
    last = """
      SELECT count(*) FROM (
        SELECT DISTINCT ON (property_id) property_id, new FROM property_price_history
        ORDER BY property_id, changed_at DESC) AS last
      JOIN properties ON properties.id = property_id WHERE new <> effective_price"""
    assert await one(demo, last) == 0
    broken = """
      SELECT count(*) FROM (SELECT old, lag(new) OVER
        (PARTITION BY property_id ORDER BY changed_at) AS before
        FROM property_price_history) AS steps WHERE before IS NOT NULL AND before <> old"""
    assert await one(demo, broken) == 0


async def test_no_listing_is_stale_or_from_the_future(demo: Db) -> None:
    late = "SELECT count(*) FROM properties WHERE greatest(published_at, updated_at) > :now"
    assert await one(demo, late, now=NOW) == 0
    stale = "SELECT count(*) FROM properties WHERE updated_at < :then"
    assert await one(demo, stale, then=NOW - timedelta(days=60, hours=1)) == 0
    today = "SELECT count(*) FROM properties WHERE published_at > :midnight"
    assert 25 <= await one(demo, today, midnight=NOW - timedelta(hours=15)) <= 60  # type: ignore[operator]


async def test_the_columns_of_a_row_are_all_there(demo: Db) -> None:
    unknown = {"id", "created_at", "updated_at"}
    home = (await demo.execute(text("SELECT * FROM properties LIMIT 1"))).mappings().one()
    assert set(Property.__table__.columns.keys()) - unknown <= set(home)  # type: ignore[attr-defined]


async def test_an_empty_database_is_filled_once(committed: object) -> None:
    said: list[str] = []
    assert await fill_if_empty(said.append) is True
    assert await fill_if_empty(said.append) is False
    assert len(said) == 1
    await renew(said.append)
    assert said[1:] == ["Demo: 2014 listings removed", said[0]]


async def test_a_number_that_somebody_has_is_said(db: Db) -> None:
    await person(db, phone=NAMED[0].phone)
    with pytest.raises(NumberTaken, match="Sunita Kulkarni"):
        await seed(db, quiet, now=NOW)
