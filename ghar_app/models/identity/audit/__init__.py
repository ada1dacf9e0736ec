"""Who did what to whom: rows are only ever added, and each carries the hash of the one before.

Order and hashes are made by a trigger in the database, so a row written by any other way joins
the chain too, and changing or removing one breaks it where `verify` can say.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, Text, Uuid, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, moment
from ghar_app.models.identity.user import User


class AuditLog(Numbered, table=True):
    """One act. `before` and `after` hold changed columns only, secrets and KYC numbers never.

    `actor_id` has no foreign key: the log outlives the person, and SET NULL would rewrite it.
    """

    __tablename__ = "audit_logs"
    __table_args__ = (
        Index("ix_audit_logs_created_at_id", text("created_at DESC"), text("id DESC")),
        Index("ix_audit_logs_entity_type_entity_id", "entity_type", "entity_id"),
    )

    actor_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    actor_role: str | None = Field(default=None, sa_type=Text)
    action: str = Field(max_length=100, index=True)
    entity_type: str = Field(max_length=50)
    entity_id: str | None = Field(default=None, max_length=64)
    before: dict | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    after: dict | None = Field(default=None, sa_type=JSONB(none_as_null=True))
    reason: str | None = Field(default=None, sa_type=Text)
    ip: str | None = Field(default=None, max_length=45)
    request_id: str | None = Field(default=None, max_length=64)
    session_id: UUID | None = Field(default=None, sa_type=Uuid)
    created_at: datetime = moment(nullable=False, sa_column_kwargs={"server_default": func.now()})
    prev_hash: str = Field(
        default="", max_length=64, unique=True, sa_column_kwargs={"server_default": ""}
    )
    row_hash: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})


@dataclass(frozen=True)
class Broken:
    """The first row that does not fit: its content changed, or the row before it is another."""

    id: int
    what: str


async def record(
    db: Db,
    action: str,
    *,
    actor: User | None,
    entity_type: str,
    entity_id: object = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str | None = None,
    ip: str | None = None,
    request_id: str | None = None,
    session_id: UUID | None = None,
) -> None:
    """Write down an act in the transaction that does it; no actor means the system itself.

    Do it last: whoever records holds the end of the chain until the transaction ends.
    """
    db.add(
        AuditLog(
            actor_id=actor.id if actor else None,
            actor_role=actor.role if actor else None,
            action=action,
            entity_type=entity_type,
            entity_id=None if entity_id is None else str(entity_id),
            before=_plain(before),
            after=_plain(after),
            reason=reason,
            ip=ip,
            request_id=request_id,
            session_id=session_id,
        )
    )
    await db.flush()


async def verify(db: Db) -> int | Broken:
    """Recompute the whole chain: how many rows fit, or the first that doesn't."""
    # Years of rows take longer than a screen may.
    await db.exec(text("SET LOCAL statement_timeout = 0"))  # type: ignore[call-overload]
    found = (await db.exec(text("SELECT id, what FROM audit_breaks() LIMIT 1"))).first()  # type: ignore[call-overload]
    if found is not None:
        return Broken(id=found.id, what=found.what)
    return (await db.exec(text("SELECT count(*) FROM audit_logs"))).scalar_one()  # type: ignore[call-overload]


def _plain(values: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {key: _jsonable(value) for key, value in values.items()}


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _jsonable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_jsonable(inner) for inner in value]
    if isinstance(value, date | Decimal | UUID):
        return str(value)
    return value
