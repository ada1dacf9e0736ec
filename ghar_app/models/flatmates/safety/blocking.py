"""Having nothing to do with somebody any more, and taking that back.

await block(db, ravi, by=me, at=now())
await unblock(db, ravi, by=me)

The pair is held first, so nothing that the two do to each other is committed after the block. The
other side is never told, and cannot tell a block from a conversation that was closed.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.flatmates.kinds import MatchStatus
from ghar_app.models.flatmates.matches.making import between
from ghar_app.models.flatmates.swiping.cooling import cool
from ghar_app.models.flatmates.swiping.telling import likes_topic
from ghar_app.models.identity.blocks import UserBlock, is_apart
from ghar_app.models.identity.locks import hold_pair
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.messaging import UserConversation
from ghar_app.models.visits import Visit
from ghar_app.models.visits.kinds import OPEN, VisitStatus
from ghar_app.refusals import Refused


async def block(db: Db, other: User, *, by: User, at: datetime) -> None:
    """Set a block: it ends match, conversations, likes and visits to come. Again is no change.

    Refused `not_for_oneself`.
    """
    if by.id == other.id:
        raise Refused("not_for_oneself")
    await hold_pair(db, by.id, other.id)
    row = insert(UserBlock).values(blocker_user_id=by.id, blocked_user_id=other.id)
    await db.execute(row.on_conflict_do_nothing())
    match = await between(db, by.id, other.id)
    if match is not None and match.status != MatchStatus.BLOCKED:
        match.status, match.ended_by_user_id, match.ended_at = MatchStatus.BLOCKED, by.id, at
        await db.flush()
    await cool(db, by.id, other.id)
    await cool(db, other.id, by.id)
    for thread in await _threads(db, by.id, other.id):
        await thread.block(db)
    for visit in await _visits(db, by.id, other.id, at):
        await visit.hold(db)
        if VisitStatus(visit.status).is_open:
            await visit.cancel(db, by=by, now=at)
    await _announce(db, by.id, other.id)


async def unblock(db: Db, other: User, *, by: User) -> None:
    """Take one's own block back; whatever it ended stays ended. Again is no change.

    Where the other side blocks too, all stays apart.
    """
    await hold_pair(db, by.id, other.id)
    await db.execute(
        delete(UserBlock).where(
            col(UserBlock.blocker_user_id) == by.id, col(UserBlock.blocked_user_id) == other.id
        )
    )
    if await is_apart(db, by.id, other.id):
        return
    match = await between(db, by.id, other.id)
    if match is not None and match.status == MatchStatus.BLOCKED:
        match.status = MatchStatus.UNMATCHED
        await db.flush()
    for thread in await _threads(db, by.id, other.id):
        await thread.unblock(db)
    await _announce(db, by.id, other.id)


async def blocked_by(db: Db, *, by: User) -> list[User]:
    """Whom somebody blocks, the latest first; never who blocks them."""
    query: Any = (
        select(User)
        .join(UserBlock, col(UserBlock.blocked_user_id) == col(User.id))
        .where(col(UserBlock.blocker_user_id) == by.id)
        .order_by(col(UserBlock.id).desc())
    )
    return list((await db.execute(query)).scalars().all())


async def _threads(db: Db, one: int, other: int) -> list[UserConversation]:
    first, second = sorted((one, other))
    query: Any = (
        select(UserConversation)
        .where(
            col(UserConversation.user_one_id) == first, col(UserConversation.user_two_id) == second
        )
        .order_by(col(UserConversation.id))
    )
    return list((await db.execute(query)).scalars().all())


async def _visits(db: Db, one: int, other: int, at: datetime) -> list[Visit]:
    """Open visits of one at the other's home, either way, and those that name the other."""
    either = [
        and_(
            col(Visit.user_id) == visitor,
            or_(col(Property.owner_id) == host, col(Visit.counterparty_user_id) == host),
        )
        for visitor, host in ((one, other), (other, one))
    ]
    query: Any = (
        select(Visit)
        .join(Property, col(Property.id) == col(Visit.property_id))
        .where(or_(*either), col(Visit.status).in_(OPEN), col(Visit.ends_at) > at)
        .order_by(col(Visit.id))
    )
    return list((await db.execute(query)).scalars().all())


async def _announce(db: Db, one: int, other: int) -> None:
    for user_id in (one, other):
        await announce(db, likes_topic(user_id))


__all__ = ["block", "blocked_by", "unblock"]
