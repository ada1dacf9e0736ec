"""Deciding about a person: pass, like, super like.

decision = await decide(db, ravi, SwipeAction.LIKE, by=me, at=now())

The pair is held first, so of two likes at one instant the second sees the first and makes the
match. Again the same is one row, one notice and one super like.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from ghar_app.clock import IST
from ghar_app.db import Db
from ghar_app.models.content.catalogs import quota
from ghar_app.models.flatmates.kinds import ProfileStatus
from ghar_app.models.flatmates.matches import UserMatch
from ghar_app.models.flatmates.matches.making import active_between, make
from ghar_app.models.flatmates.profile import FlatmateSuperLikeUsage
from ghar_app.models.flatmates.swiping.telling import tell_liked
from ghar_app.models.identity.blocks import is_apart
from ghar_app.models.identity.locks import hold_pair
from ghar_app.models.identity.quotas import UserQuotaUsage, spend
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES
from ghar_app.models.listings.liking import SwipeAction, SwipeTarget, UserSwipe
from ghar_app.models.listings.property import Property
from ghar_app.models.messaging import UserConversation
from ghar_app.refusals import Refused

UNDOING = "undo_in_a_row"
_home: Any = Property.__table__.c  # type: ignore[attr-defined]
_swipe: Any = UserSwipe.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Decision:
    """What came of it. `conversation` is there with a match, and with a like of a room."""

    match: UserMatch | None = None
    is_new_match: bool = False
    conversation: UserConversation | None = None


async def decide(
    db: Db,
    target: User,
    action: SwipeAction,
    *,
    by: User,
    at: datetime,
    about: int | None = None,
) -> Decision:
    """Write a decision about a person; `about` is the listing that led to it.

    Refused `gate_…`, `not_for_oneself`, `profile_is_paused` (to like), `no_longer_available` for
    who is gone, hidden or apart by a block, `unmatch_instead` for a pass on a match, and
    `quota_spent` beyond the day's super likes.
    """
    by.require_open("flatmates")
    if by.id == target.id:
        raise Refused("not_for_oneself")
    await hold_pair(db, by.id, target.id)
    likes = action is not SwipeAction.PASS
    await _require_shown(db, by, target, likes)
    if not likes and await active_between(db, by.id, target.id) is not None:
        raise Refused("unmatch_instead")
    before = await _before(db, by.id, target.id)
    wanted = await _action(db, before, action, target, by, at)
    if before != wanted:
        await _write(db, wanted, target, by, at, about)
    if not likes:
        return Decision()
    room = await _liked_back(db, target.id, by.id)
    if room is None:
        if before != wanted:
            await tell_liked(db, by, target.id, is_super=wanted is SwipeAction.SUPER_LIKE)
        return Decision()
    made = await make(db, by, target, about=room or about, at=at)
    return Decision(made.match, made.is_new, made.conversation)


async def begin_again(db: Db, by: User) -> None:
    """A decision ends the row of undos before it."""
    await db.execute(
        delete(UserQuotaUsage).where(
            col(UserQuotaUsage.user_id) == by.id, col(UserQuotaUsage.quota_key) == UNDOING
        )
    )


async def likes_person(db: Db, one: int, other: int) -> bool:
    """Whether one's decision about the other is a yes."""
    found = exists(
        select(literal(1)).where(
            _swipe.user_id == one, _swipe.target_user_id == other, _swipe.is_liked
        )
    )
    return bool((await db.execute(select(found))).scalar_one())


async def _require_shown(db: Db, by: User, target: User, likes: bool) -> None:
    columns = (col(User.flatmates_in_deck), col(User.flatmates_profile_status), col(User.id))
    query: Any = select(*columns).where(col(User.id).in_((by.id, target.id)))
    found = {row[2]: row for row in (await db.execute(query)).all()}
    if likes and found[by.id][1] == ProfileStatus.PAUSED:
        raise Refused("profile_is_paused")
    if likes and found[by.id][1] != ProfileStatus.ACTIVE:
        raise Refused("profile_not_shown")
    shown = target.id in found and found[target.id][0]
    if not shown or await is_apart(db, by.id, target.id):
        raise Refused("no_longer_available")


async def _before(db: Db, by: int, target: int) -> SwipeAction | None:
    query = select(_swipe.swipe_action).where(_swipe.user_id == by, _swipe.target_user_id == target)
    found = (await db.execute(query)).scalar_one_or_none()
    return None if found is None else SwipeAction(found)


async def _action(
    db: Db, before: SwipeAction | None, action: SwipeAction, target: User, by: User, at: datetime
) -> SwipeAction:
    """What is kept: a super like stays one that day, and is counted once."""
    if action is SwipeAction.PASS or before is action:
        return action
    usage, day = FlatmateSuperLikeUsage, at.astimezone(IST).date()
    used: Any = select(col(usage.id)).where(
        col(usage.user_id) == by.id,
        col(usage.target_user_id) == target.id,
        col(usage.used_on) == day,
    )
    is_used = (await db.execute(used)).first() is not None
    if action is SwipeAction.LIKE:
        keeps = is_used and before is SwipeAction.SUPER_LIKE
        return SwipeAction.SUPER_LIKE if keeps else action
    if not is_used:
        await spend(db, by, "super_likes", cap=await quota(db, "super_likes"), at=at)
        row = insert(usage).values(user_id=by.id, target_user_id=target.id, used_on=day)
        await db.execute(row.on_conflict_do_nothing())
    return action


async def _write(
    db: Db, action: SwipeAction, target: User, by: User, at: datetime, about: int | None
) -> None:
    row = insert(UserSwipe).values(
        user_id=by.id,
        target_user_id=target.id,
        context_property_id=about,
        target_type=SwipeTarget.USER,
        swipe_action=action,
        is_liked=action is not SwipeAction.PASS,
        acted_at=at,
    )
    given = row.excluded
    await db.execute(
        row.on_conflict_do_update(
            index_elements=["user_id", "target_user_id"],
            index_where=_swipe.target_user_id.is_not(None),
            set_={
                "swipe_action": given.swipe_action,
                "is_liked": given.is_liked,
                "acted_at": given.acted_at,
                "context_property_id": func.coalesce(
                    given.context_property_id, _swipe.context_property_id
                ),
            },
        )
    )
    await begin_again(db, by)


async def _liked_back(db: Db, target: int, by: int) -> int | None:
    """None: no. Else the room of `by` that the target likes, or 0 when they like the person."""
    if await likes_person(db, target, by):
        return 0
    query = (
        select(_home.id)
        .join(UserSwipe, _swipe.property_id == _home.id)
        .where(
            _swipe.user_id == target,
            _swipe.is_liked,
            _home.owner_id == by,
            _home.property_type.in_(PG_FLATMATE_TYPES),
            _home.is_public,
        )
        .order_by(_swipe.acted_at.desc(), _swipe.id.desc())
        .limit(1)
    )
    found: int | None = (await db.execute(query)).scalar_one_or_none()
    return found
