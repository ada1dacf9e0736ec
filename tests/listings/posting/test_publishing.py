"""Publishing: all of it or nothing, by the listing contract, and through review where it must."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlmodel import select

from ghar_app.models.listings import (
    ListingModerationEvent,
    Property,
    PropertyEdit,
    PropertyImage,
    PropertyPriceHistory,
)
from ghar_app.models.listings.posting.reading import Incomplete
from ghar_app.models.listings.posting.saving import ChangedElsewhere
from ghar_app.refusals import Refused
from tests.factories.identity import person
from tests.factories.listings import home, picture
from tests.factories.posting import draft

AT = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


async def _events(db, of: Property) -> list[str]:
    rows = await db.exec(
        select(ListingModerationEvent.action)
        .where(ListingModerationEvent.property_id == of.id)
        .order_by(ListingModerationEvent.id)
    )
    return list(rows)


async def _live(db, me, **answers) -> Property:
    made = await draft(db, me, **answers)
    await made.publish(db, by=me, at=AT)
    await db.refresh(made)
    return made


async def test_a_whole_draft_goes_online_once(db) -> None:
    me = await person(db)
    made = await draft(db, me)
    assert await made.publish(db, by=me, at=AT, seen=2) == "live"
    await db.refresh(made)
    assert made.is_public
    assert made.slug is not None
    assert made.slug.startswith("bright-2-bhk-near-the-lake-indiranagar-bengaluru")
    assert (made.published_at, made.effective_price) == (AT, Decimal(38_500))
    assert made.main_image_url is not None
    version = made.version
    # A second press finds nothing to do, though the window still has the old version.
    assert await made.publish(db, by=me, at=AT, seen=2) == "live"
    assert made.version == version
    assert await _events(db, made) == ["publish"]


@pytest.mark.parametrize(
    ("answers", "field", "code"),
    [
        ({"title": ""}, "title", "answer_needed"),
        ({"city": ""}, "city", "answer_needed"),
        ({"pin": ""}, "pin", "pin_needed"),
        ({"pin": "27.7,85.3,1"}, "pin", "pin_missing"),
        ({"pin": "51.5,-0.12"}, "pin", "pin_outside_india"),
        ({"pincode": "060038"}, "pincode", "pincode_zero"),
        ({"monthly_rent": "0"}, "monthly_rent", "price_needed_rent"),
        ({"purpose": "buy"}, "base_price", "price_needed_buy"),
        ({"purpose": "buy", "base_price": "10000000001"}, "base_price", "price_too_high"),
        ({"monthly_rent": "100000001"}, "monthly_rent", "price_too_high"),
        ({"purpose": "short_stay"}, "max_occupancy", "guests_needed"),
        ({"floor_number": "5", "total_floors": "4"}, "floor_number", "floor_above_top"),
        ({"carpet_area": "900", "built_up_area": "800"}, "built_up_area", "areas_crossed"),
        ({"bathrooms": "1.3"}, "bathrooms", "halves_only"),
        ({"bedrooms": "many"}, "bedrooms", "not_a_number"),
        ({"security_deposit": "-1"}, "security_deposit", "not_negative"),
    ],
)
async def test_what_is_wrong_is_said_with_its_step_and_nothing_is_published(
    db, answers: dict, field: str, code: str
) -> None:
    me = await person(db)
    made = await draft(db, me, **answers)
    with pytest.raises(Incomplete) as told:
        await made.publish(db, by=me, at=AT)
    assert (told.value.problems[0].field, told.value.problems[0].code) == (field, code)
    assert made.listing_status == "draft"
    assert await _events(db, made) == []


async def test_the_account_must_be_ready_to_post(db) -> None:
    me = await person(db, date_of_birth=None)
    made = await draft(db, me)
    with pytest.raises(Refused, match="gate_profile_completion"):
        await made.publish(db, by=me, at=AT)


@pytest.mark.parametrize(
    "answers", [{"photos": 1}, {"monthly_rent": "1000000"}, {"property_type": "pg"}]
)
async def test_some_wait_for_review(db, answers: dict) -> None:
    me = await person(db)
    made = await draft(db, me, **answers)
    assert await made.publish(db, by=me, at=AT) == "pending_review"
    await db.refresh(made)
    assert not made.is_public
    assert made.submitted_at is not None
    assert made.published_at is None
    assert await _events(db, made) == ["submit"]


async def test_an_edit_of_what_is_online_waits_in_the_draft_until_it_is_published(db) -> None:
    me = await person(db)
    made = await _live(db, me)
    version = made.version
    await made.save(db, by=me, step="price", values={"monthly_rent": "39000"}, seen=3)
    await db.refresh(made)
    assert made.monthly_rent == 38_500
    async with made.as_written(db):
        assert made.effective_price == 39_000
    assert made.effective_price == 38_500
    assert await made.publish(db, by=me, at=AT) == "live"
    await db.refresh(made)
    assert (made.monthly_rent, made.version) == (39_000, version + 1)
    edit = (await db.exec(select(PropertyEdit))).one()
    assert edit.changed == {"monthly_rent": ["38500", "39000"]}
    assert (edit.version, edit.by) == (made.version, me.id)
    row = (await db.exec(select(PropertyPriceHistory))).one()
    assert (row.field, row.old, row.new) == ("monthly_rent", 38_500, 39_000)


async def test_a_changed_pg_waits_again_and_an_admins_change_does_not(db) -> None:
    me, boss = await person(db), await person(db, "admin")
    approved = await home(db, me, property_type="pg", city="Bengaluru")
    for _ in range(2):
        await picture(db, approved)
    await approved.save(db, by=boss, step="basics", values={"title": "Quiet PG"}, seen=0)
    assert await approved.publish(db, by=boss, at=AT) == "live"
    await approved.save(db, by=me, step="basics", values={"title": "Quieter PG"}, seen=2)
    assert await approved.publish(db, by=me, at=AT) == "pending_review"
    await db.refresh(approved)
    assert not approved.is_public


async def test_a_rejected_home_never_goes_online_unseen(db) -> None:
    me = await person(db)
    made = await home(db, me, listing_status="rejected", moderation_status="rejected")
    for _ in range(2):
        await picture(db, made)
    assert await made.publish(db, by=me, at=AT) == "pending_review"


async def test_a_paused_home_stays_paused_after_an_edit(db) -> None:
    me = await person(db)
    made = await _live(db, me)
    await made.pause(db, by=me, at=AT)
    await made.save(db, by=me, step="basics", values={"title": "New words"}, seen=3)
    assert await made.publish(db, by=me, at=AT) == "paused"
    assert made.title == "New words"


async def test_a_stale_window_cannot_publish(db) -> None:
    me = await person(db)
    made = await draft(db, me)
    with pytest.raises(ChangedElsewhere):
        await made.publish(db, by=me, at=AT, seen=1)
    assert made.listing_status == "draft"


async def test_pictures_of_an_edit_wait_too(db) -> None:
    me = await person(db)
    made = await _live(db, me)
    shown = select(PropertyImage.media_file_id).where(PropertyImage.property_id == made.id)
    before = list(await db.exec(shown))
    await made.remove_photo(db, by=me, photo=str(before[0]), seen=3)
    assert list(await db.exec(shown)) == before
    assert await made.publish(db, by=me, at=AT) == "live"
    left = list(await db.exec(shown))
    assert left == before[1:]
    main = (await db.exec(select(PropertyImage).where(PropertyImage.is_main_image))).one()
    assert (main.media_file_id, main.image_url) == (left[0], made.main_image_url)
