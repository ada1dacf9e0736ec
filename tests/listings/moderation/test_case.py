"""What a moderator sees around a home."""

from datetime import timedelta

import pytest

from ghar_app.models.listings.moderation.case import case_of
from ghar_app.models.listings.posting.rows import PropertyEdit
from ghar_app.models.media import MediaFile
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home, picture
from tests.listings.moderation.conftest import NOW, WHY, handed_in


async def edited(db, of, version: int, hours: float, **changed) -> None:
    db.add(
        PropertyEdit(
            property_id=of.id,
            version=version,
            changed=changed,
            by=of.owner_id,
            created_at=NOW + timedelta(hours=hours),
        )
    )
    of.version = version
    await db.flush()


async def test_only_moderators_see_it(db):
    one = await handed_in(db)
    with pytest.raises(Refused, match="not_allowed"):
        await case_of(db, one, by=await person(db))
    assert (await case_of(db, one, by=await person(db, "employee"))).changes == []


async def test_changes_are_what_reads_differently_since_it_was_let_through(db, moderator):
    one = await handed_in(db)
    await edited(db, one, 2, -1, title=["Draft", "First"])
    assert (await case_of(db, one, by=moderator)).changes == []
    await one.approve(db, by=moderator, seen=2, at=NOW)
    one.listing_status = "pending_review"
    await edited(db, one, 3, 1, title=["First", "Second"], monthly_rent=["9000", "9500"])
    await edited(db, one, 4, 2, title=["Second", "Third"], description=[None, "Words"])
    await edited(db, one, 5, 3, monthly_rent=["9500", "9000"])
    changes = (await case_of(db, one, by=moderator)).changes
    assert [(one.field, one.old, one.new, one.version) for one in changes] == [
        ("title", "First", "Third", 4),
        ("description", "", "Words", 4),
    ]


async def test_flags_are_of_the_home_as_it_is_now(db, moderator):
    one = await handed_in(db, review_flags=["drugs"], description="Sunny", address_line1="Palm")
    await picture(db, one)
    flags = (await case_of(db, one, by=moderator)).flags
    assert [flag.code for flag in flags] == ["few_photos", "no_gender", "no_sharing"]


async def test_the_owner_and_what_was_decided_before(db, moderator):
    owner = await person(db)
    one = await handed_in(db, owner)
    other, third = await handed_in(db, owner), await home(db, owner)
    await home(db, owner, listing_status="draft")
    await other.reject(db, by=moderator, seen=1, reason=WHY, at=NOW)
    case = await case_of(db, one, by=moderator)
    assert (case.owner.homes, case.owner.live, case.owner.decided) == (3, 1, {"reject": 1})
    assert [row.public_id for row in case.owner.others] == [third.public_id, other.public_id]
    (event,) = (await case_of(db, other, by=moderator)).events
    assert (event.action, event.actor, event.reason) == ("reject", "Meera Joshi", WHY)


async def test_twins_by_picture_and_by_place(db, moderator):
    place = {"latitude": 12.97, "longitude": 77.64, "property_type": "apartment"}
    one = await handed_in(db, **place)
    near = await home(db, latitude=12.9701, longitude=77.64)
    await home(db, latitude=12.9701, longitude=77.64, bedrooms=3)
    await home(db, latitude=12.971, longitude=77.64)
    await home(db, latitude=12.9701, longitude=77.64, listing_status="paused")
    copied = await home(db, latitude=19.0, longitude=72.9, title="Same picture")
    mine, theirs = await picture(db, one), await picture(db, copied)
    for placed in (mine, theirs):
        (await db.get_one(MediaFile, placed.media_file_id)).sha256 = "a" * 64
    await db.flush()
    twins = (await case_of(db, one, by=moderator)).twins
    assert [(twin.public_id, twin.why, twin.image) for twin in twins] == [
        (copied.public_id, "photo", mine.image_url),
        (near.public_id, "place", ""),
    ]
    assert 0 < twins[1].metres <= 30
    assert not twins[1].same_owner
