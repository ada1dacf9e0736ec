"""Leaving for good: nothing in the whole database says who it was, but what is kept on purpose."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlmodel import select

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.flatmates.profile import (
    FlatmatePhoto,
    FlatmateProfileViewEvent,
    FlatmateSuperLikeUsage,
)
from ghar_app.models.flatmates.profile.saving import save as save_profile
from ghar_app.models.flatmates.profile.viewing import note_view
from ghar_app.models.identity import User, identify, open_session, send_code
from ghar_app.models.identity.leaving import consequences, leave
from ghar_app.models.identity.linked import remember as known_elsewhere
from ghar_app.models.identity.onboarding import keep as keep_step
from ghar_app.models.identity.user.contact import ask_to_change
from ghar_app.models.listings import Property, UserSwipe
from ghar_app.models.listings.contact import ask, reveal
from ghar_app.models.listings.liking.deciding import like
from ghar_app.models.listings.saved import keep
from ghar_app.models.listings.search import Filters
from ghar_app.models.listings.search.history import remember
from ghar_app.models.media import MediaFile
from ghar_app.models.visits import Visit
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.factories.visits import visit

NAME, EMAIL, PHONE = "Zubeida Quadri", "zubeida.q@ghar.test", "+919812345670"
ASKED_FOR = "zubeida.next@ghar.test"
"""An address that was typed on the account page and never proved."""
KEPT = {"audit_logs"}
"""Append-only and chained by hashes: who did what stays on record (ruling of the spec)."""


async def _found(db: Db, *needles: str) -> list[str]:
    """Every text, JSON or array column of every table that holds one of the needles."""
    columns = await db.execute(
        text(
            "SELECT c.table_name, c.column_name FROM information_schema.columns c"
            " JOIN information_schema.tables t USING (table_schema, table_name)"
            " WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
            " AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea')"
        )
    )
    places = []
    for table, column in columns.all():
        if table in KEPT:
            continue
        for needle in needles:
            hit = await db.execute(
                text(
                    f'SELECT 1 FROM "{table}" WHERE strpos("{column}"::text, :needle) > 0 LIMIT 1'
                ),
                {"needle": needle},
            )
            if hit.first() is not None:
                places.append(f"{table}.{column}: {needle}")
    return places


async def _lived(db: Db) -> tuple[User, User, Property, Property]:
    """Somebody with a home, likes, questions, searches, codes and a visit to come."""
    me = await person(db, full_name=NAME, phone=PHONE, email=EMAIL, email_verified=True)
    other = await person(db, full_name="Imran Sheikh")
    mine, theirs = await home(db, me, owner_contact=PHONE), await home(db, other)
    await open_session(db, me)
    await send_code(db, identify(EMAIL), user_id=me.id)
    await ask(db, theirs, by=me, interest="rent", message="Is it free from next month on?")
    await reveal(db, theirs, by=me, at=now())
    await like(db, [str(theirs.public_id)], by=me, at=now())
    await keep(db, Filters(city="Bengaluru"), by=me, name="Mine", at=now())
    await remember(db, me, Filters(q="balcony"), 3)
    await ask(db, mine, by=other, interest="rent", message="Can I see it on Sunday morning?")
    await visit(db, me, theirs)
    await _shown(db, me)
    return me, other, mine, theirs


async def _shown(db: Db, me: User) -> None:
    """A portrait, a way in kept elsewhere, a half-done onboarding, a flatmate's profile."""
    key = uuid4()
    url = f"/media/{key}/large.webp"
    db.add(
        MediaFile(
            id=key, user_id=me.id, filename="a", file_url=url, file_size=1, mime_type="image/webp"
        )
    )
    await db.flush()
    me.profile_image_url, me.flatmates_bio, me.flatmates_profession = url, NAME, NAME
    me.flatmates_areas, me.flatmates_prompts = [NAME], [{"id": "0", "answer": NAME}]
    me.flatmates_city, me.flatmates_latitude, me.flatmates_longitude = NAME, 12.9, 77.6
    me.flatmates_profile_status, me.flatmates_food_habits = "active", "vegan"
    db.add(FlatmatePhoto(user_id=me.id, media_file_id=key))
    await known_elsewhere(db, me, "google", EMAIL, at=now())
    await ask_to_change(db, me, identify(ASKED_FOR), language="en")
    await keep_step(db, me, "ghar360", "name", {"full_name": NAME})
    await db.flush()


async def test_nothing_says_who_it_was(db: Db) -> None:
    me, _, mine, theirs = await _lived(db)
    assert await _found(db, NAME, EMAIL, PHONE)
    await db.refresh(theirs)
    assert (theirs.like_count, await consequences(db, me, at=now())) == (1, (1, 1))
    await leave(db, me, at=now())
    await leave(db, me, at=now())
    assert await _found(db, NAME, EMAIL, PHONE, PHONE[3:], ASKED_FOR) == []
    for row in (mine, theirs, me):
        await db.refresh(row)
    assert (mine.listing_status, mine.is_public, mine.owner_name) == ("archived", False, None)
    assert (theirs.like_count, theirs.is_public) == (0, True)
    assert (await db.exec(select(UserSwipe))).all() == []
    assert [visit.status for visit in (await db.exec(select(Visit))).all()] == ["cancelled"]
    assert (me.is_active, me.deleted_at is not None, me.full_name) == (False, True, None)
    told = (await db.execute(text("SELECT body FROM notifications"))).scalars().all()
    assert told
    assert not any(NAME in one for one in told)
    assert (me.flatmates_profile_status, me.flatmates_areas, me.flatmates_signature) == (
        "draft",
        [],
        0,
    )
    assert (await db.exec(select(MediaFile.expires_at))).one() is not None, "its file goes"


async def test_nobody_is_remembered_to_have_looked_at_them_or_liked_them(db: Db) -> None:
    me, other, *_ = await _lived(db)
    words = {
        "bio": NAME,
        "profession": NAME,
        "native_place": NAME,
        "linkedin_url": f"https://{PHONE}.test",
    }
    await save_profile(db, me, words, at=now())
    await note_view(db, me, by=other, at=now())
    await note_view(db, other, by=me, at=now())
    db.add(
        UserSwipe(
            user_id=other.id,
            target_user_id=me.id,
            target_type="user",
            is_liked=True,
            acted_at=now(),
        )
    )
    db.add(FlatmateSuperLikeUsage(user_id=other.id, target_user_id=me.id, used_on=now().date()))
    await db.flush()
    await leave(db, me, at=now())
    assert await _found(db, NAME, PHONE) == []
    for table in (UserSwipe, FlatmatePhoto, FlatmateProfileViewEvent, FlatmateSuperLikeUsage):
        assert (await db.exec(select(table))).all() == [], table.__tablename__


async def test_phone_and_address_are_free_at_once(db: Db) -> None:
    me, *_ = await _lived(db)
    await leave(db, me, at=now())
    again = await person(db, full_name="Somebody", phone=PHONE, email=EMAIL)
    assert again.id != me.id
    assert (await db.exec(select(Property.id).where(Property.owner_id == again.id))).all() == []


async def test_the_last_admin_cannot_go(db: Db) -> None:
    first, second = await person(db, "admin"), await person(db, "admin")
    await leave(db, first, at=now())
    with pytest.raises(Refused, match="last_admin"):
        await leave(db, second, at=now())
    await db.refresh(second)
    assert second.is_active


async def test_two_last_admins_do_not_both_go(committed) -> None:
    async with transaction() as db:
        admins = [await person(db, "admin") for _ in range(2)]

    async def go(who: User) -> bool:
        try:
            async with transaction() as db:
                await leave(db, await db.get_one(User, who.id), at=now())
        except Refused:
            return False
        return True

    assert sorted(await asyncio.gather(*(go(one) for one in admins))) == [False, True]
