"""Pause, resume, let, sold, copies, the end, and the rest after sixty days."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from ghar_app.models.listings import ListingModerationEvent, Property
from ghar_app.models.listings.posting.staleness import pause_stale
from ghar_app.models.notify import Notification
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import amenity, equip, home
from tests.factories.posting import draft

AT = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


async def _reread(db, of: Property) -> Property:
    await db.refresh(of)
    return of


async def test_pause_and_resume(db) -> None:
    me = await person(db)
    one = await home(db, me)
    await one.pause(db, by=me, at=AT)
    assert not (await _reread(db, one)).is_public
    await one.pause(db, by=me, at=AT)
    await one.resume(db, by=me, at=AT)
    assert (await _reread(db, one)).is_public
    rows = await db.exec(select(ListingModerationEvent.action).order_by(ListingModerationEvent.id))
    assert list(rows) == ["pause", "resume"]


@pytest.mark.parametrize("status", ["draft", "pending_review", "rejected", "archived"])
async def test_what_is_not_online_is_not_paused(db, status: str) -> None:
    me = await person(db)
    one = await home(db, me, listing_status=status)
    with pytest.raises(Refused, match="home_cannot_pause"):
        await one.pause(db, by=me, at=AT)
    with pytest.raises(Refused, match="home_cannot_resume"):
        await one.resume(db, by=me, at=AT)


async def test_an_owner_does_not_resume_what_moderators_took_offline(db) -> None:
    me = await person(db)
    one = await home(db, me, listing_status="paused", moderation_status="paused")
    with pytest.raises(Refused, match="resume_needs_review"):
        await one.resume(db, by=me, at=AT)


async def test_let_and_available_again(db) -> None:
    me = await person(db)
    one = await home(db, me)
    with pytest.raises(Refused, match="home_cannot_sell"):
        await one.mark_sold(db, by=me, at=AT)
    await one.mark_under_offer(db, by=me, at=AT)
    assert (await _reread(db, one)).is_public
    await one.mark_let(db, by=me, at=AT)
    assert (one.status, (await _reread(db, one)).is_public) == ("rented", False)
    with pytest.raises(Refused, match="home_cannot_mark"):
        await one.mark_under_offer(db, by=me, at=AT)
    await one.mark_available(db, by=me, at=AT)
    assert (await _reread(db, one)).is_public


async def test_sold(db) -> None:
    me = await person(db)
    one = await home(db, me, purpose="buy", base_price=9_000_000)
    with pytest.raises(Refused, match="home_cannot_let"):
        await one.mark_let(db, by=me, at=AT)
    await one.mark_sold(db, by=me, at=AT)
    assert one.status == "sold"


async def test_a_copy_has_everything_but_pictures_and_history(db) -> None:
    me = await person(db)
    one = await draft(db, me)
    await equip(db, one, await amenity(db, "Lift"))
    await one.publish(db, by=me, at=AT)
    copy = await one.duplicate(db, by=me)
    assert copy.id != one.id
    assert (copy.listing_status, copy.slug, copy.main_image_url) == ("draft", None, None)
    assert (copy.title, copy.monthly_rent, copy.latitude) == (
        one.title,
        one.monthly_rent,
        one.latitude,
    )
    assert await copy.publish(db, by=me, at=AT) == "pending_review"


async def test_a_draft_is_deleted_and_anything_else_is_kept_as_gone(db) -> None:
    me = await person(db)
    begun, shown = await draft(db, me), await home(db, me)
    assert await begun.archive(db, by=me, at=AT)
    assert (await db.exec(select(Property).where(Property.id == begun.id))).first() is None
    assert not await shown.archive(db, by=me, at=AT)
    assert shown.listing_status == "archived"


async def test_sixty_days_of_silence_pause_and_one_press_resumes(db) -> None:
    me = await person(db)
    long_ago = AT - timedelta(days=61)
    silent = await home(db, me, touched_at=long_ago)
    kept = [
        await home(db, me, touched_at=AT - timedelta(days=59)),
        await home(db, me, touched_at=long_ago, is_seed_data=True),
    ]
    assert await pause_stale(db, at=AT) == 1
    assert await pause_stale(db, at=AT) == 0
    assert (silent.listing_status, silent.moderation_reason) == ("paused", "stale_listing")
    assert all([(await _reread(db, one)).listing_status == "live" for one in kept])
    told = (await db.exec(select(Notification))).one()
    assert (told.type_key, told.target_user_id) == ("listing_stale", me.id)
    await silent.still_available(db, by=me, at=AT)
    assert (await _reread(db, silent)).is_public
    assert (silent.touched_at, silent.moderation_reason) == (AT, None)
    assert await pause_stale(db, at=AT) == 0
