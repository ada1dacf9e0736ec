"""How an owner mapped a set of columns before."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, col

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, Timestamps, document
from ghar_app.models.listings.importing.columns import columns_key, unique_names


class PortfolioMapping(Numbered, Timestamps, table=True):
    """How an owner mapped a set of column names before, to be offered again."""

    __tablename__ = "portfolio_mappings"
    __table_args__ = (UniqueConstraint("owner_id", "columns_key"),)

    owner_id: int = Field(foreign_key="users.id", ondelete="CASCADE")
    columns_key: str = Field(max_length=64)
    mapping: dict = document()
    defaults: dict = document()


async def recall(db: Db, owner_id: int, names: Iterable[str]) -> PortfolioMapping | None:
    """The mapping and defaults the owner chose for these column names, whatever their order."""
    key = columns_key(names)
    found = await db.execute(
        select(PortfolioMapping).where(
            col(PortfolioMapping.owner_id) == owner_id, col(PortfolioMapping.columns_key) == key
        )
    )
    remembered = found.scalar()
    # Case is no part of the key, but it is of a name: then a fresh guess is better than none.
    if remembered is None or not set(names) <= set(remembered.mapping):
        return None
    return remembered


async def remember(
    db: Db, owner_id: int, names: list[str], mapping: dict[str, Any], defaults: dict[str, Any]
) -> None:
    """Keep a choice for the next file with the same columns; nameless columns are not a set."""
    if names == unique_names([""] * len(names)):
        return
    chosen = {"mapping": mapping, "defaults": defaults}
    row = insert(PortfolioMapping).values(
        owner_id=owner_id, columns_key=columns_key(names), **chosen
    )
    await db.execute(
        row.on_conflict_do_update(index_elements=["owner_id", "columns_key"], set_=chosen)
    )
