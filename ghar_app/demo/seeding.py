"""Making the demo: everything in one transaction, in a handful of statements."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import text

from ghar_app import clock
from ghar_app.db import Db
from ghar_app.demo.accounts import agent_ids, seed_people
from ghar_app.demo.amenities import amenities_of
from ghar_app.demo.dice import demo_id
from ghar_app.demo.files import gallery_rows, picture_files
from ghar_app.demo.history import checks, decisions, price_changes
from ghar_app.demo.likes import seed_likes
from ghar_app.demo.listings import Listing, listings
from ghar_app.demo.loading import Row, insert
from ghar_app.demo.masters import seed_masters
from ghar_app.demo.mates import give_rooms, seed_mates
from ghar_app.demo.moderation import give_reasons, seed_moderation
from ghar_app.demo.notifications import seed_notifications
from ghar_app.demo.rows import property_row
from ghar_app.demo.talks import seed_talks
from ghar_app.demo.visits import seed_visits
from ghar_app.models.identity.locks import hold

Say = Callable[[str], None]


async def seed(db: Db, say: Say, *, now: datetime | None = None) -> int:
    """Make what is missing of the demo; the number of listings that were made.

    Doing it again makes nothing, and leaves alone what somebody has changed since. `now` is the
    instant that dates are counted from. NumberTaken: a real account has a demo person's number.
    """
    at = now or clock.now()
    # Two starts at once would make everything twice and then refuse half of it.
    await hold(db, "demo")
    await seed_masters(db)
    people = await seed_people(db, at)
    made = await _seed_listings(db, at, people)
    if made:
        await seed_visits(db, at, people)
        await seed_talks(db, at, people)
        await seed_likes(db, at, people)
        await seed_notifications(db, at, people)
        await seed_mates(db, at, people)
    say(f"Demo: {made} listings in six cities, {len(people)} people")
    return made


async def _seed_listings(db: Db, now: datetime, people: dict[str, int]) -> int:
    agents = await agent_ids(db)
    every = list(listings(now))
    rows = [property_row(listing, people, agents) for listing in every]
    give_reasons(rows, now)
    give_rooms(rows, people)
    inserted = await insert(db, "properties", rows, returning="public_id, id")
    by_public_id = dict(inserted)
    ids = {
        listing.home.key: by_public_id[demo_id("property", listing.home.key)]
        for listing in every
        if demo_id("property", listing.home.key) in by_public_id
    }
    new = [listing for listing in every if listing.home.key in ids]
    await _seed_around(db, now, new, ids, people)
    moderator, reporter = people["meera"], people["ananya"]
    await seed_moderation(db, now, rows, by_public_id, moderator=moderator, reporter=reporter)
    return len(new)


async def _seed_around(
    db: Db, now: datetime, new: list[Listing], ids: dict[str, int], people: dict[str, int]
) -> None:
    """What hangs on listings; only on those that were made just now."""
    await insert(db, "media_files", picture_files(people["meera"], now))
    await insert(db, "property_images", gallery_rows(new, ids))
    await insert(db, "property_amenities", await _amenity_rows(db, new, ids))
    await insert(db, "property_price_history", price_changes(new, ids))
    await insert(db, "listing_moderation_events", decisions(new, ids, people["meera"]))
    await insert(db, "property_verifications", checks(new, ids, people["divya"]))


async def _amenity_rows(db: Db, new: Iterable[Listing], ids: dict[str, int]) -> list[Row]:
    numbers = dict((await db.execute(text("SELECT title, id FROM amenities"))).tuples().all())
    return [
        {"property_id": ids[listing.home.key], "amenity_id": numbers[title]}
        for listing in new
        for title in amenities_of(listing.home, listing.text)
        if title in numbers
    ]
