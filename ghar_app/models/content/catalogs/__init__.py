"""Lists that admins edit: what people choose from, and how much of a thing they may do.

options = await options_of(db, "flatmates_vibe_tags")     # offered now, in both languages
cap = await quota(db, "super_likes")

A list's first contents ship with the product (`seeds.toml`); the row in the database wins. An
inactive list, or an option that was taken off, stays valid where it is stored and is not offered.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Integer, select, text
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlmodel import Field, col

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, Timestamps

SEEDS = Path(__file__).with_name("seeds.toml")


class AppCatalog(Numbered, Timestamps, table=True):
    """One list. `payload`: {"options": [{"id", "en", "hi"}]} or {"limits": {name: number}}."""

    __tablename__ = "app_catalogs"

    key: str = Field(max_length=128, unique=True)
    version: int = Field(default=1, sa_type=Integer, sa_column_kwargs={"server_default": text("1")})
    payload: dict = Field(sa_type=JSONB)
    is_active: bool = Field(
        default=True, index=True, sa_column_kwargs={"server_default": text("true")}
    )


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, in both languages."""

    id: str
    en: str
    hi: str


@lru_cache
def seeds() -> dict[str, dict[str, Any]]:
    """The lists as they ship: key → {"version", "payload"}."""
    return tomllib.loads(SEEDS.read_text("utf-8"))


async def seed_catalogs(db: Db) -> None:
    """Write the lists that are not there yet; what an admin changed is left alone."""
    rows = [
        {"key": key, "version": one["version"], "payload": one["payload"]}
        for key, one in seeds().items()
    ]
    await db.execute(insert(AppCatalog).values(rows).on_conflict_do_nothing())


async def options_of(db: Db, key: str) -> tuple[Option, ...]:
    """What a list offers now; nothing while it is inactive."""
    found: Any = await db.execute(select(AppCatalog).where(col(AppCatalog.key) == key))
    row = found.scalars().first()
    payload = row.payload if row is not None else seeds()[key]["payload"]
    if row is not None and not row.is_active:
        return ()
    return tuple(Option(one["id"], one["en"], one["hi"]) for one in payload.get("options", ()))


async def quota(db: Db, name: str) -> int:
    """A limit of the list "quotas" by its name."""
    query: Any = select(col(AppCatalog.payload)).where(col(AppCatalog.key) == "quotas")
    payload = (await db.execute(query)).scalar_one_or_none() or {}
    known = seeds()["quotas"]["payload"]["limits"]
    return int(payload.get("limits", {}).get(name, known[name]))
