"""The audit log as it is read: newest first, by keyset; nothing here writes."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.audit import AuditLog
from ghar_app.models.identity.kinds import Scope
from ghar_app.models.identity.user import User

PAGE_SIZE = 40
READ = "audit:read"


@dataclass(frozen=True)
class Wanted:
    """`action` is a whole action or the word before its dot; `actor` part of a name."""

    action: str = ""
    entity: str = ""
    actor: str = ""


async def trail(db: Db, *, by: User, wanted: Wanted, before: int | None = None) -> list[Row[Any]]:
    """A page of acts. Refused `not_allowed` without `audit:read` of everything."""
    await by.require(db, READ, scope=Scope.ALL)
    query: Any = select(AuditLog, User.full_name.label("actor")).join(  # type: ignore[union-attr]
        User, col(User.id) == AuditLog.actor_id, isouter=True
    )
    if wanted.action:
        query = query.where(col(AuditLog.action).startswith(wanted.action, autoescape=True))
    if wanted.entity:
        query = query.where(AuditLog.entity_type == wanted.entity)
    if wanted.actor:
        query = query.where(col(User.full_name).icontains(wanted.actor, autoescape=True))
    if before is not None:
        query = query.where(col(AuditLog.id) < before)
    ordered = query.order_by(col(AuditLog.id).desc()).limit(PAGE_SIZE)
    return list((await db.execute(ordered)).all())
