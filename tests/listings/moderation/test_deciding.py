"""What moderators decide on a home, what its owner hears, and what is refused."""

from uuid import UUID

import pytest
from sqlmodel import col, select

from ghar_app.models.identity.audit import AuditLog
from ghar_app.models.listings import ListingModerationEvent, Property
from ghar_app.models.listings.moderation.bulk import approve_many, reject_many
from ghar_app.models.listings.moderation.prescreen import prescreen
from ghar_app.refusals import NotFound, Refused
from tests.factories.identity import person
from tests.factories.listings import home
from tests.listings.moderation.conftest import NOW, WHY, handed_in


async def events(db, of: Property) -> list[ListingModerationEvent]:
    query = (
        select(ListingModerationEvent)
        .where(ListingModerationEvent.property_id == of.id)
        .order_by(col(ListingModerationEvent.id))
    )
    return list((await db.exec(query)).all())


async def told(db, of: Property) -> list[tuple[str, str]]:
    """Kind and link of what the owner was sent."""
    from ghar_app.models.notify import Notification

    query = select(Notification).where(Notification.target_user_id == of.owner_id)
    return [(one.type_key, one.action_url) for one in (await db.exec(query)).all()]


async def test_an_approved_home_goes_online(db, moderator):
    one = await handed_in(db, review_flags=["no_gender"])
    await one.approve(db, by=moderator, seen=one.version, at=NOW)
    await db.refresh(one)
    assert (one.listing_status, one.moderation_status, one.is_public) == ("live", "live", True)
    assert (one.published_at, one.moderated_by, one.moderated_at) == (NOW, moderator.id, NOW)
    assert (one.submitted_at, one.review_flags) == (None, [])
    (event,) = await events(db, one)
    assert (event.action, event.from_status, event.to_status) == (
        "approve",
        "pending_review",
        "live",
    )
    assert (event.flags, event.version, event.actor_id) == (["no_gender"], 1, moderator.id)
    audited = (await db.exec(select(AuditLog).where(AuditLog.actor_id == moderator.id))).one()
    assert (audited.action, audited.entity_id) == ("listing.approved", str(one.id))
    assert await told(db, one) == [("listing_approved", f"/listing/{one.slug}")]


async def test_who_may_not_moderate_is_refused_each_verb(db):
    stranger, reader = await person(db), await person(db, "employee")
    one = await handed_in(db)
    live = await home(db)
    for who in (stranger, reader):
        with pytest.raises(Refused, match="not_allowed"):
            await one.approve(db, by=who, seen=1, at=NOW)
        with pytest.raises(Refused, match="not_allowed"):
            await one.reject(db, by=who, seen=1, reason=WHY, at=NOW)
        with pytest.raises(Refused, match="not_allowed"):
            await one.request_edit(db, by=who, seen=1, reason=WHY, at=NOW)
        with pytest.raises(Refused, match="not_allowed"):
            await live.hold_back(db, by=who, reason=WHY, at=NOW)
        with pytest.raises(Refused, match="not_allowed"):
            await live.let_through(db, by=who, at=NOW)
        with pytest.raises(Refused, match="not_allowed"):
            await approve_many(db, by=who, seen={one.public_id: 1}, at=NOW)
    with pytest.raises(Refused, match="not_allowed"):
        await Property.to_moderate(db, by=stranger, public_id=one.public_id)
    assert await Property.to_moderate(db, by=reader, public_id=str(one.public_id)) is one
    await db.refresh(one)
    assert one.listing_status == "pending_review"


async def test_drafts_never_handed_in_are_their_owners_matter(db, moderator):
    draft = await home(db, listing_status="draft")
    for key in (draft.public_id, "no such thing"):
        with pytest.raises(NotFound):
            await Property.to_moderate(db, by=moderator, public_id=key)


async def test_a_rejection_needs_its_reason(db, moderator):
    one = await handed_in(db)
    for reason in ("", "  too   bad ", "x" * 501):
        with pytest.raises(Refused) as refused:
            await one.reject(db, by=moderator, seen=1, reason=reason, at=NOW)
        assert refused.value.field == "reason"
    await one.reject(db, by=moderator, seen=1, reason=f"  {WHY}\n", at=NOW)
    assert (one.listing_status, one.moderation_status) == ("rejected", "rejected")
    await db.refresh(one)
    assert one.moderation_reason == WHY
    assert not one.is_public
    assert await told(db, one) == [("listing_rejected", f"/desk/{one.public_id}")]


async def test_an_asked_for_edit_leads_to_its_field_and_waits_again_afterwards(db, moderator):
    one = await handed_in(db)
    await one.request_edit(
        db, by=moderator, seen=1, reason=WHY, fields=["price", "photos", "owner_id"], at=NOW
    )
    assert (one.listing_status, one.moderation_status) == ("draft", "rejected")
    (event,) = await events(db, one)
    assert (event.action, event.fields, event.reason) == ("request_edit", ["photos", "price"], WHY)
    link = f"/post/{one.public_id}?field=photos"
    assert await told(db, one) == [("listing_edit_requested", link)]
    assert "sent_back" in {flag.code for flag in prescreen(one, 9)}


async def test_nothing_is_decided_twice(db, moderator):
    one = await handed_in(db)
    await one.approve(db, by=moderator, seen=1, at=NOW)
    with pytest.raises(Refused, match="home_already_approve") as refused:
        await one.reject(db, by=moderator, seen=1, reason=WHY, at=NOW)
    assert refused.value.details == {"name": "Meera Joshi"}
    draft = await home(db, listing_status="archived")
    with pytest.raises(Refused, match="home_not_waiting"):
        await draft.approve(db, by=moderator, seen=1, at=NOW)


async def test_a_version_that_moved_on_is_not_published_unseen(db, moderator):
    one = await handed_in(db)
    one.version, one.title = 2, "Changed in the meantime"
    await db.flush()
    with pytest.raises(Refused, match="home_moved_on"):
        await one.approve(db, by=moderator, seen=1, at=NOW)
    await one.approve(db, by=moderator, seen=2, at=NOW)
    assert one.listing_status == "live"


async def test_a_let_home_stays_unavailable_when_it_is_approved(db, moderator):
    one = await handed_in(db, status="rented")
    await one.approve(db, by=moderator, seen=1, at=NOW)
    assert not one.is_available


async def test_a_moderator_holds_a_home_back_and_lets_it_through(db, moderator):
    one = await home(db)
    with pytest.raises(Refused, match="home_not_held_back"):
        await one.let_through(db, by=moderator, at=NOW)
    await one.hold_back(db, by=moderator, reason=WHY, at=NOW)
    await db.refresh(one)
    assert (one.listing_status, one.moderation_status, one.is_public) == ("paused", "paused", False)
    with pytest.raises(Refused, match="home_not_online"):
        await one.hold_back(db, by=moderator, reason=WHY, at=NOW)
    await one.let_through(db, by=moderator, at=NOW)
    await db.refresh(one)
    assert (one.listing_status, one.is_public) == ("live", True)
    assert [event.action for event in await events(db, one)] == ["pause", "resume"]


async def test_reports_pause_a_home_once(db, moderator):
    one = await home(db)
    assert await one.pause_for_reports(db, at=NOW)
    assert not await one.pause_for_reports(db, at=NOW)
    (event,) = await events(db, one)
    assert (event.action, event.actor_id) == ("report_pause", None)
    assert (one.listing_status, one.moderation_status) == ("paused", "paused")
    assert [kind for kind, _ in await told(db, one)] == ["listing_paused"]


async def test_many_at_once_have_an_outcome_each(db, moderator):
    fine, moved, gone = [await handed_in(db) for _ in range(3)]
    moved.version = 4
    gone.listing_status = "archived"
    await db.flush()
    stranger = UUID(int=7)
    seen = {moved.public_id: 3, fine.public_id: 1, gone.public_id: 1, stranger: 1}
    outcomes = await approve_many(db, by=moderator, seen=seen, at=NOW)
    assert [one.refusal and one.refusal.code for one in outcomes] == [
        "home_moved_on",
        None,
        "home_not_waiting",
        "home_not_found",
    ]
    assert (fine.listing_status, moved.listing_status) == ("live", "pending_review")
    rejected = await reject_many(db, by=moderator, seen={moved.public_id: 4}, reason=WHY, at=NOW)
    assert rejected[0].refusal is None
    assert moved.moderation_reason == WHY
    many = {UUID(int=n): 1 for n in range(101)}
    with pytest.raises(Refused, match="too_many_homes"):
        await approve_many(db, by=moderator, seen=many, at=NOW)
