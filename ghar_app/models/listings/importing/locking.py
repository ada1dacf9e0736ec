"""Holding an import's row, so that two workers take turns at its chunks."""

from typing import Any, TypeVar

from sqlalchemy import text
from sqlmodel import col, select

from ghar_app.db import Db

T = TypeVar("T")

# Rows that came a moment ago are in no statistics: the planner takes them for one or two, and
# would compare each with each.
_MANY_ROWS = text("SET LOCAL enable_nestloop = off")
_NO_WAIT = text("SET LOCAL synchronous_commit = off")


async def held(db: Db, table: type[T], id: int) -> T | None:
    """The row as it is now, held until the transaction ends; None when it is gone.

    What follows in the transaction is planned for many rows, and the end of it does not wait for
    the disk: a chunk that a power cut takes along is whole, and done again.
    """
    await db.execute(_MANY_ROWS)
    await db.execute(_NO_WAIT)
    wanted: Any = select(table).where(col(table.id) == id)  # type: ignore[attr-defined]
    found = await db.exec(wanted.with_for_update().execution_options(populate_existing=True))
    return found.first()
