"""Decisions on many homes at once: each has its own outcome."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.moderation.deciding import checked_reason
from ghar_app.models.listings.moderation.reach import may_decide
from ghar_app.models.listings.property import Property
from ghar_app.refusals import NotFound, Refused

MOST_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one home of the bunch; `refusal` None: it was decided on."""

    public_id: UUID
    title: str
    refusal: Refused | None = None


async def approve_many(
    db: Db, *, by: User, seen: Mapping[UUID, int], at: datetime
) -> list[Outcome]:
    """Approve those homes that are still as they were seen; `seen` has each one's version.

    Refused `not_allowed`, `none_chosen`, and `too_many_homes` above a hundred.
    """
    return await _each(
        db, by, seen, "listing.approved", lambda home: home.approve_taken(db, by=by, at=at)
    )


async def reject_many(
    db: Db, *, by: User, seen: Mapping[UUID, int], reason: str, at: datetime
) -> list[Outcome]:
    """Reject them all for one reason. Refused as `approve_many`, and for the reason."""
    await may_decide(db, by)
    reason = checked_reason(reason)
    return await _each(
        db,
        by,
        seen,
        "listing.rejected",
        lambda home: home.reject_taken(db, by=by, reason=reason, at=at),
    )


async def _each(
    db: Db,
    by: User,
    seen: Mapping[UUID, int],
    action: str,
    decide: Callable[[Property], Awaitable[None]],
) -> list[Outcome]:
    await may_decide(db, by)
    if not seen:
        raise Refused("none_chosen")
    if len(seen) > MOST_AT_ONCE:
        raise Refused("too_many_homes", most=MOST_AT_ONCE)
    homes = await _locked(db, seen)
    outcomes: dict[UUID, Outcome] = {}
    done = []
    for home in homes:
        try:
            await home.look_again(db, seen[home.public_id])
        except Refused as refusal:
            outcomes[home.public_id] = Outcome(home.public_id, home.title, refusal)
            continue
        await decide(home)
        done.append(home)
        outcomes[home.public_id] = Outcome(home.public_id, home.title)
    # The audit chain last: whoever holds its end must not wait for a home any more.
    for home in done:
        await home.write_down(db, action, by)
    return [outcomes.get(key) or Outcome(key, "", NotFound("home")) for key in seen]


async def _locked(db: Db, seen: Mapping[UUID, int]) -> list[Property]:
    """In the order of their ids, so that two bunches never wait for each other."""
    query = (
        select(Property)
        .where(col(Property.public_id).in_(list(seen)))
        .order_by(col(Property.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list((await db.exec(query)).all())
