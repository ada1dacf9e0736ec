"""The gate: whose profile somebody may open.

found = await reachable_person(db, by=me, public_id=asked)
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, literal, or_, select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.flatmates.kinds import Gender, MatchStatus
from ghar_app.models.flatmates.matches import UserMatch
from ghar_app.models.identity.blocks import are_apart
from ghar_app.models.identity.user import User
from ghar_app.models.messaging.conversation import UserConversation
from ghar_app.refusals import NotFound


async def reachable_person(db: Db, *, by: User, public_id: UUID | str) -> User:
    """A profile that `by` may see: one's own, a dealt one, one of a match or a conversation.

    NotFound behind a block, for an account that is closed, and for anybody else.
    """
    try:
        asked = UUID(str(public_id))
    except ValueError:
        raise NotFound("person") from None
    query: Any = select(User).where(
        col(User.public_id) == asked,
        or_(
            col(User.id) == by.id,
            and_(_is_there(), ~are_apart(by.id, User.id), or_(shows_to(by), _knows(by))),
        ),
    )
    found = (await db.execute(query)).scalars().first()
    if found is None:
        raise NotFound("person")
    return found


def shows_to(by: User) -> ColumnElement[bool]:
    """SQL: is dealt to others, and by its own switches to this one."""
    women = literal(by.flatmates_gender == Gender.FEMALE)
    return and_(
        col(User.flatmates_in_deck),
        or_(~col(User.flatmates_women_only), women),
        or_(~col(User.flatmates_verified_only), literal(by.is_verified)),
    )


def _is_there() -> ColumnElement[bool]:
    return and_(col(User.is_active), col(User.deleted_at).is_(None))


def _knows(by: User) -> ColumnElement[bool]:
    return or_(
        *(
            exists(
                select(literal(1)).where(
                    or_(
                        and_(one == by.id, other == col(User.id)),
                        and_(other == by.id, one == col(User.id)),
                    ),
                    *more,
                )
            )
            for one, other, more in (
                (
                    col(UserMatch.user_one_id),
                    col(UserMatch.user_two_id),
                    (col(UserMatch.status) == MatchStatus.ACTIVE,),
                ),
                (col(UserConversation.user_one_id), col(UserConversation.user_two_id), ()),
            )
        )
    )
