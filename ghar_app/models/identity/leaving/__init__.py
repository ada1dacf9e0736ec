"""Leaving for good: what is deleted, what is emptied, what stays without a name.

Nothing in `identity` imports this module: it knows the other domains, and they know identity.

    await leave(db, me, at=now())
"""

import json
from datetime import datetime

from sqlalchemy import delete, func, text, update
from sqlmodel import col, or_, select

from ghar_app.db import Db
from ghar_app.gateways.outbox import OutboxMessage
from ghar_app.models.flatmates.profile import (
    FlatmatePhoto,
    FlatmateProfileViewEvent,
    FlatmateSuperLikeUsage,
)
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.linked import AuthIdentity
from ghar_app.models.identity.onboarding import OnboardingStep
from ghar_app.models.identity.otp import OtpVerification
from ghar_app.models.identity.quotas import UserQuotaUsage
from ghar_app.models.identity.session.devices import revoke_all_but
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.flatmate_columns import FlatmateColumns
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.models.identity.user.standing import require_another_admin
from ghar_app.models.listings import (
    Property,
    SavedSearch,
    Shortlist,
    UserSearchHistory,
    UserSwipe,
)
from ghar_app.models.media.portraits import portrait_files
from ghar_app.models.media.removal import remove
from ghar_app.models.notify import DeviceToken, Notification
from ghar_app.models.visits import Visit
from ghar_app.models.visits.kinds import OPEN
from ghar_app.models.visits.sharing import VisitDayShare

_LIKED = """
UPDATE properties p SET like_count = greatest(p.like_count - 1, 0)
FROM user_swipes s WHERE s.user_id = :user AND s.property_id = p.id AND s.is_liked
"""
# What others were told carries the name in its words and among its blanks. This reads the whole
# table; leaving is rare, and the name may stand in any kind.
_NAMED = """
UPDATE {table} SET title = replace(title, :name, :nobody), body = replace(body, :name, :nobody),
  data = CAST(replace(CAST(data AS text), :quoted, :nobody) AS jsonb)
WHERE strpos(title, :name) > 0 OR strpos(body, :name) > 0 OR strpos(CAST(data AS text), :quoted) > 0
"""
NOBODY = "Deleted user"


async def leave(db: Db, user: User, *, at: datetime) -> None:
    """Delete the account. Again changes nothing. Refused `last_admin`.

    Deleted: codes, sessions' use, devices' tokens, searches, likes, shortlists, notifications.
    Emptied: every column that says who it was. Own homes are archived, visits to come called off.
    What others need (visits past, questions, the audit log) stays and shows "Deleted user". Phone
    and e-mail are free at once for a new account, which gets nothing of this one.
    """
    user = await locked_user(db, user.id)
    if user.deleted_at is not None:
        return
    await require_another_admin(db, user)
    await _call_off_visits(db, user, at)
    await _withdraw_homes(db, user, at)
    await _forget_pictures(db, user)
    await _forget_wishes(db, user)
    await _forget_names(db, user)
    await revoke_all_but(db, user, None)
    _empty(user, at)
    await db.flush()
    await record(db, "user.deleted", actor=user, entity_type="user", entity_id=user.id)


async def consequences(db: Db, user: User, *, at: datetime) -> tuple[int, int]:
    """What leaving would end: homes online, and visits to come."""
    homes = select(func.count()).where(Property.owner_id == user.id, col(Property.is_public))
    visits = select(func.count()).select_from(Visit).where(*_to_come(user, at))
    return (await db.exec(homes)).one(), (await db.exec(visits)).one()


def _to_come(user: User, at: datetime) -> tuple:
    mine = select(Property.id).where(Property.owner_id == user.id)
    theirs = or_(
        Visit.user_id == user.id,
        Visit.counterparty_user_id == user.id,
        col(Visit.property_id).in_(mine),
    )
    return (theirs, col(Visit.status).in_(OPEN), col(Visit.ends_at) > at)


async def _call_off_visits(db: Db, user: User, at: datetime) -> None:
    for visit in (await db.exec(select(Visit).where(*_to_come(user, at)))).all():
        await visit.cancel(db, by=user, now=at)


async def _withdraw_homes(db: Db, user: User, at: datetime) -> None:
    await db.exec(
        update(Property)
        .where(col(Property.owner_id) == user.id)
        .values(listing_status="archived", is_available=False, owner_name=None, owner_contact=None)
        .execution_options(synchronize_session=False)
    )


async def _forget_pictures(db: Db, user: User) -> None:
    """The files themselves: they are swept away after the commit."""
    shown = select(FlatmatePhoto.media_file_id).where(FlatmatePhoto.user_id == user.id)
    ids = [*await portrait_files(db, user), *(await db.exec(shown)).all()]
    await remove(db, by=user, ids=[str(one) for one in ids], detach_live=True)


async def _forget_wishes(db: Db, user: User) -> None:
    await db.execute(text(_LIKED), {"user": user.id})
    for table, column in (
        (UserSwipe, UserSwipe.user_id),
        (Shortlist, Shortlist.owner_id),
        (SavedSearch, SavedSearch.user_id),
        (UserSearchHistory, UserSearchHistory.user_id),
        (DeviceToken, DeviceToken.user_id),
        (Notification, Notification.target_user_id),
        (VisitDayShare, VisitDayShare.user_id),
        (AuthIdentity, AuthIdentity.user_id),
        (OnboardingStep, OnboardingStep.user_id),
        (UserQuotaUsage, UserQuotaUsage.user_id),
        (FlatmatePhoto, FlatmatePhoto.user_id),
        (FlatmateProfileViewEvent, FlatmateProfileViewEvent.viewer_user_id),
        (FlatmateProfileViewEvent, FlatmateProfileViewEvent.viewed_user_id),
        (FlatmateSuperLikeUsage, FlatmateSuperLikeUsage.user_id),
        (FlatmateSuperLikeUsage, FlatmateSuperLikeUsage.target_user_id),
        (UserSwipe, UserSwipe.target_user_id),
    ):
        await db.exec(delete(table).where(col(column) == user.id))


async def _forget_names(db: Db, user: User) -> None:
    if user.full_name:
        for table in ("notifications", "notifications_archive"):
            quoted = json.dumps(user.full_name, ensure_ascii=False)[1:-1]
            words = {"name": user.full_name, "quoted": quoted, "nobody": NOBODY}
            await db.execute(text(_NAMED.format(table=table)), words)
    asked = select(OtpVerification.phone, OtpVerification.email).where(
        OtpVerification.user_id == user.id
    )
    # A number or address that was asked for and never proved is somebody's all the same.
    for address in {one for pair in (await db.exec(asked)).all() for one in pair if one}:
        await db.exec(delete(OutboxMessage).where(col(OutboxMessage.recipient) == address))
    await db.exec(delete(OtpVerification).where(col(OtpVerification.user_id) == user.id))
    for value, column in ((user.phone, OtpVerification.phone), (user.email, OtpVerification.email)):
        if value:
            await db.exec(delete(OtpVerification).where(col(column) == value))
            await db.exec(delete(OutboxMessage).where(col(OutboxMessage.recipient) == value))
    if user.full_name:
        named = col(OutboxMessage.body).contains(user.full_name, autoescape=True)
        titled = col(OutboxMessage.subject).contains(user.full_name, autoescape=True)
        await db.exec(delete(OutboxMessage).where(or_(named, titled)))


def _empty(user: User, at: datetime) -> None:
    for column in (
        *("email", "phone", "full_name", "first_name", "last_name", "date_of_birth"),
        *("profile_image_url", "native_place", "linkedin_url", "current_latitude"),
        *("current_longitude", "last_auth_method", "last_auth_method_at", "password_hash"),
        *("phone_verified_at", "email_verified_at", "agent_id", "locked_until"),
    ):
        setattr(user, column, None)
    for column in (
        *("is_active", "is_verified", "phone_verified", "email_verified"),
        *("flatmates_onboarding_completed", "stays_onboarding_completed"),
        *("estate_onboarding_completed", "ghar360_onboarding_completed"),
    ):
        setattr(user, column, False)
    _empty_flatmate(user)
    user.preferences, user.notification_settings, user.privacy_settings = {}, {}, {}
    user.supabase_user_id, user.deleted_at = f"__deleted__{user.id}", at


def _empty_flatmate(user: User) -> None:
    """Every column of the flatmates' part back to what a new account has."""
    for name, field in FlatmateColumns.model_fields.items():
        column = User.__table__.c[name]  # type: ignore[attr-defined]
        if column.computed is None:
            setattr(user, name, field.get_default(call_default_factory=True))
