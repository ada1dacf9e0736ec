"""Likes and passes of homes, each one statement that also moves the home's count of likes.

await like(db, [public_id], by=me, at=now())
await undo(db, by=me, at=now())

The count moves only when a decision really changes and never below 0. A home of one's own, one
that is not there and one that may not be seen are passed over quietly. Every statement locks the
homes first, in the order of their ids, and the decisions after them: two people, or two tabs of
one, never wait for each other in a circle.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    Boolean,
    ColumnElement,
    Integer,
    and_,
    case,
    cast,
    delete,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES
from ghar_app.models.listings.liking import LONGEST_NOTE, SwipeAction, SwipeTarget, UserSwipe
from ghar_app.models.listings.liking.naming import is_one_of
from ghar_app.models.listings.property import Property
from ghar_app.refusals import NotFound, Refused

UNDO_WITHIN = timedelta(minutes=10)
"""An older decision was not a slip of the finger."""

_home: Any = Property.__table__.c  # type: ignore[attr-defined]
_swipe: Any = UserSwipe.__table__.c  # type: ignore[attr-defined]


async def like(db: Db, homes: Sequence[str], *, by: User, at: datetime) -> int:
    """Like these homes (public ids); how many were not liked before."""
    return await _decide(db, homes, _Wish(by, at, SwipeAction.LIKE))


async def leave(db: Db, homes: Sequence[str], *, by: User, at: datetime) -> int:
    """Pass these homes, or take back the likes; how many decisions that changed.

    Notes and the price at the time of the like are kept, for `restore`.
    """
    return await _decide(db, homes, _Wish(by, at, SwipeAction.PASS))


async def restore(db: Db, homes: Sequence[str], *, by: User, at: datetime) -> int:
    """Like again what was taken back by mistake, with its note and the price of the first like."""
    return await _decide(db, homes, _Wish(by, at, SwipeAction.LIKE, keeps_price=True))


async def toggle(db: Db, home: str, *, by: User, at: datetime) -> int:
    """Like what is not liked, and the reverse; 1 unless the home is passed over."""
    return await _decide(db, [home], _Wish(by, at, SwipeAction.LIKE, turns=True))


async def undo(db: Db, *, by: User, at: datetime) -> int:
    """Take back the latest decision about a home; the home's id.

    Refused `nothing_to_undo` without one in the last ten minutes.
    """
    latest = (
        select(_swipe.id, _swipe.property_id)
        .where(
            _swipe.user_id == by.id,
            _swipe.target_type == SwipeTarget.PROPERTY,
            _swipe.acted_at > at - UNDO_WITHIN,
        )
        .order_by(_swipe.acted_at.desc(), _swipe.id.desc())
        .limit(1)
        .cte("latest")
    )
    home = (
        select(_home.id)
        .where(_home.id == select(latest.c.property_id).scalar_subquery())
        .with_for_update(key_share=True)
        .cte("home")
        .prefix_with("MATERIALIZED")
    )
    gone = (
        delete(UserSwipe)
        .where(_swipe.id == latest.c.id, _swipe.property_id == home.c.id)
        .returning(_swipe.property_id, _swipe.is_liked)
        .cte("gone")
    )
    found = (await db.execute(_counted(gone, -cast(gone.c.is_liked, Integer)))).scalar_one_or_none()
    if found is None:
        raise Refused("nothing_to_undo")
    return found


async def note(db: Db, home: str, text: str, *, by: User) -> str:
    """What the liker writes about a liked home for themselves; "" deletes it. As it is kept."""
    written = text.strip()
    if len(written) > LONGEST_NOTE:
        raise Refused("too_long", field="note", most=LONGEST_NOTE)
    done = await db.execute(
        update(UserSwipe)
        .where(
            _swipe.user_id == by.id,
            _swipe.is_liked,
            _swipe.property_id == _home.id,
            is_one_of([home]),
        )
        .values(note=written or None)
        .returning(_swipe.id)
        .execution_options(synchronize_session=False)
    )
    if done.first() is None:
        raise NotFound("home")
    return written


class _Wish:
    """A decision to be written. `turns`: the reverse of what stands there."""

    def __init__(
        self,
        by: User,
        at: datetime,
        action: SwipeAction,
        *,
        keeps_price: bool = False,
        turns: bool = False,
    ) -> None:
        self.by, self.at, self.action = by, at, action
        self.keeps_price, self.turns = keeps_price, turns

    @property
    def likes(self) -> bool:
        return self.action is not SwipeAction.PASS


async def _decide(db: Db, homes: Sequence[str], wish: _Wish) -> int:
    swipe = _written(_locked(is_one_of(homes), wish.by), wish)
    # A new pass moves nothing; what was there before has changed sides.
    moved = case((swipe.c.is_liked, 1), (swipe.c.is_new, 0), else_=-1)
    return len((await db.execute(_counted(swipe, moved))).all())


def _locked(wanted: ColumnElement[bool], by: User) -> CTE:
    known = exists(
        select(literal(1)).where(_swipe.user_id == by.id, _swipe.property_id == _home.id)
    )
    return (
        select(_home.id, _home.effective_price)
        .where(
            wanted,
            _home.owner_id != by.id,
            or_(_home.is_public, Property.is_over(), known),
        )
        .order_by(_home.id)
        .with_for_update(key_share=True, of=Property.__table__)  # type: ignore[attr-defined]
        .cte("home")
        .prefix_with("MATERIALIZED")
    )


def _written(home: CTE, wish: _Wish) -> CTE:
    price = home.c.effective_price if wish.likes else literal(None, _swipe.price_when_liked.type)
    row = select(
        literal(wish.by.id, _swipe.user_id.type),
        home.c.id,
        literal(wish.action, _swipe.swipe_action.type),
        literal(wish.likes, Boolean()),
        literal(wish.at, _swipe.acted_at.type),
        price,
    )
    columns = ["user_id", "property_id", "swipe_action", "is_liked", "acted_at", "price_when_liked"]
    insertion = insert(UserSwipe).from_select(columns, row)
    given = insertion.excluded
    before = (given.price_when_liked, _swipe.price_when_liked)
    if wish.turns:
        action = case((_swipe.is_liked, SwipeAction.PASS.value), else_=SwipeAction.LIKE.value)
        changed = {"swipe_action": action, "is_liked": ~_swipe.is_liked}
    else:
        changed = {"swipe_action": given.swipe_action, "is_liked": given.is_liked}
    return (
        insertion.on_conflict_do_update(
            index_elements=["user_id", "property_id"],
            set_={
                **changed,
                "acted_at": given.acted_at,
                "price_when_liked": func.coalesce(*(before[::-1] if wish.keeps_price else before)),
            },
            where=None if wish.turns else _swipe.is_liked != given.is_liked,
        )
        .returning(
            _swipe.property_id,
            _swipe.is_liked,
            # Only a row that was there already has been locked by this transaction.
            (literal_column("user_swipes.xmax") == literal_column("0")).label("is_new"),
        )
        .cte("swipe")
    )


def _counted(changed: CTE, by: ColumnElement[int]) -> Any:
    """The homes of `changed`, their counts moved; gives their ids.

    Rooms and PGs count interest, other homes likes; whatever likes them comes through here.
    """
    is_shared = _home.property_type.in_(PG_FLATMATE_TYPES)
    return (
        update(Property)
        .where(and_(_home.id == changed.c.property_id))
        .values(
            like_count=func.greatest(0, _home.like_count + case((is_shared, 0), else_=by)),
            interest_count=func.greatest(0, _home.interest_count + case((is_shared, by), else_=0)),
        )
        .returning(_home.id)
        .execution_options(synchronize_session=False)
    )
