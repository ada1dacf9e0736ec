"""Where a profile stands, and how it gets from one place to the next.

await finish(db, me, at=now())      # draft → active, or → pending_review
await pause(db, me, at=now())       # active → paused
await resume(db, me, at=now())      # paused → active

What only a moderator may do stands in `flatmates.safety`; what reports do, too.
"""

from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from ghar_app.clock import IST
from ghar_app.db import Db
from ghar_app.models.flatmates.kinds import ADULT, OLDEST, ProfileStatus, SubjectType
from ghar_app.models.flatmates.profile import FlatmatePhoto
from ghar_app.models.flatmates.profile.showing import age_of
from ghar_app.models.flatmates.safety import ModerationAction
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.models.listings.moderation.terms import fold, found
from ghar_app.refusals import Refused

SCANNED = ("adult", "drugs", "gambling", "crypto", "off_platform")
"""Lists of words of which each makes somebody look first."""


async def finish(db: Db, user: User, *, at: datetime) -> User:
    """Onboarding is done; again changes nothing.

    Refused `flatmate_needs_<what>` beside its field while mode, city, name, an age of 18 to 100,
    or a photograph (or the wish to go without) is missing.
    """
    user = await locked_user(db, user.id)
    missing = await first_missing(db, user, at=at)
    if missing:
        raise Refused(f"flatmate_needs_{missing}", field=_BESIDE.get(missing, missing))
    user.flatmates_onboarding_completed, user.flatmates_last_active_at = True, at
    if user.flatmates_profile_status == ProfileStatus.DRAFT:
        flags = unwelcome(user)
        if flags:
            await _submit(db, user, at, flags)
        else:
            user.flatmates_profile_status = ProfileStatus.ACTIVE
    await db.flush()
    await db.refresh(user)
    return user


_BESIDE = {"name": "full_name", "age": "date_of_birth"}


async def first_missing(db: Db, user: User, *, at: datetime) -> str:
    """The first thing without which nobody is shown to others; "" when nothing is missing."""
    if not user.flatmates_mode:
        return "mode"
    if not user.flatmates_city:
        return "city"
    if not user.full_name:
        return "name"
    age = age_of(user, at.astimezone(IST).date())
    if age is None or not ADULT <= age <= OLDEST or user.date_of_birth is None:
        return "age"
    if not user.flatmates_photo_skipped and not await photo_count(db, user):
        return "photo"
    return ""


async def pause(db: Db, user: User, *, at: datetime) -> User:
    """Nobody is shown this profile until it is resumed. Refused `profile_not_active`."""
    user = await locked_user(db, user.id)
    if user.flatmates_profile_status == ProfileStatus.PAUSED:
        return user
    if user.flatmates_profile_status != ProfileStatus.ACTIVE:
        raise Refused("profile_not_active")
    return await _move(db, user, ProfileStatus.PAUSED, at)


async def resume(db: Db, user: User, *, at: datetime) -> User:
    """Back among the others.

    Refused `profile_under_review` while reports hold it, `profile_not_paused` from anywhere else.
    """
    user = await locked_user(db, user.id)
    if user.flatmates_profile_status == ProfileStatus.ACTIVE:
        return user
    if user.flatmates_auto_paused_reason:
        raise Refused("profile_under_review")
    if user.flatmates_profile_status != ProfileStatus.PAUSED:
        raise Refused("profile_not_paused")
    return await _move(db, user, ProfileStatus.ACTIVE, at)


async def look_again(db: Db, user: User, *, seen: tuple[str, ...], at: datetime) -> None:
    """After a change, on a locked row: what was rejected, and new unwelcome words, await review.

    `seen` are the words that stood there before: a moderator let those pass.
    """
    status = user.flatmates_profile_status
    if status == ProfileStatus.REJECTED:
        await _submit(db, user, at, unwelcome(user))
    elif status == ProfileStatus.ACTIVE or (
        # Reports hold this one already; a review of its words must not let it out.
        status == ProfileStatus.PAUSED and not user.flatmates_auto_paused_reason
    ):
        flags = tuple(word for word in unwelcome(user) if word not in seen)
        if flags:
            await _submit(db, user, at, flags)


def unwelcome(user: User) -> tuple[str, ...]:
    """The words in somebody's own texts that a person has to look at first."""
    answers = [str(one.get("answer", "")) for one in user.flatmates_prompts]
    texts = (user.full_name, user.flatmates_bio, user.flatmates_profession, user.native_place)
    folded = fold("\n".join(text for text in (*texts, *answers) if text))
    return tuple(word for kind in SCANNED for word in found(kind, folded))


async def photo_count(db: Db, user: User) -> int:
    """How many photographs a profile has."""
    query = select(func.count()).where(col(FlatmatePhoto.user_id) == user.id)
    return (await db.exec(query)).one()


async def _submit(db: Db, user: User, at: datetime, flags: tuple[str, ...]) -> None:
    before = user.flatmates_profile_status
    user.flatmates_profile_status = ProfileStatus.PENDING_REVIEW
    user.flatmates_submitted_at = at
    db.add(
        ModerationAction(
            subject_type=SubjectType.USER,
            subject_id=user.id,
            action="submitted",
            from_status=before,
            to_status=ProfileStatus.PENDING_REVIEW,
            reason=", ".join(flags)[:500] or None,
        )
    )


async def _move(db: Db, user: User, to: ProfileStatus, at: datetime) -> User:
    user.flatmates_profile_status, user.flatmates_last_active_at = to, at
    await db.flush()
    await db.refresh(user)
    return user
