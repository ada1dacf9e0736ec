"""Somebody's imports, the newest first."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import ColumnElement, select, tuple_
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.user import User

PAGE = 20


class Fed:
    """The list of imports."""

    if TYPE_CHECKING:
        id: int
        owner_id: int
        created_at: datetime

        @classmethod
        def is_in_charge(cls, by: User) -> ColumnElement[bool]: ...

    @classmethod
    async def feed(
        cls, db: Db, *, by: User, after: Self | None = None, most: int = PAGE
    ) -> list[tuple[Self, str]]:
        """Imports in reach of `by` with their owners' names, older than `after`."""
        query: Any = (
            select(cls, User.full_name)  # type: ignore[call-overload]
            .join(User, col(User.id) == col(cls.owner_id))
            .where(cls.is_in_charge(by))
            .order_by(col(cls.created_at).desc(), col(cls.id).desc())
        )
        if after is not None:
            row = tuple_(col(cls.created_at), col(cls.id))
            query = query.where(row < tuple_(after.created_at, after.id))
        return [(one, name or "") for one, name in await db.execute(query.limit(most))]
