"""Who wants nothing to do with whom. A block hides each of the two from the other, everywhere.

The table and the predicate stand here, below every other domain; what a block ends (matches,
conversations, visits) stands in `ghar_app.models.flatmates.safety.blocking`.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    UniqueConstraint,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlmodel import SQLModel, col

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, moment, reference


class UserBlock(Numbered, SQLModel, table=True):
    """One person's block of another; both may block each other, as two rows."""

    __tablename__ = "user_blocks"
    __table_args__ = (
        UniqueConstraint("blocker_user_id", "blocked_user_id"),
        CheckConstraint("blocker_user_id <> blocked_user_id", name="not_oneself"),
    )

    blocker_user_id: int = reference("users.id")
    blocked_user_id: int = reference("users.id", index=True)
    created_at: Any = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})


def are_apart(one: Any, other: Any) -> ColumnElement[bool]:
    """SQL: a block stands between two people, from either side. Columns, or ids."""
    return or_(_blocks(one, other), _blocks(other, one))


def _blocks(one: Any, other: Any) -> ColumnElement[bool]:
    # Two questions of one index each; asked as one, every block would be read.
    mine, theirs = col(UserBlock.blocker_user_id), col(UserBlock.blocked_user_id)
    return exists(select(literal(1)).where(mine == one, theirs == other))


async def is_apart(db: Db, one: int, other: int) -> bool:
    """Whether a block stands between two people, from either side."""
    return bool((await db.execute(select(are_apart(one, other)))).scalar_one())
