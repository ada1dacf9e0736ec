"""The devices page's verbs: which browsers are signed in, and throwing them out."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.session import LIFETIME, UserSession
from ghar_app.models.identity.user import User
from ghar_app.refusals import NotFound


async def devices(db: Db, user: User, *, limit: int = 50) -> Sequence[UserSession]:
    """This person's live sessions, most recently used first."""
    at = now()
    statement = (
        select(UserSession)
        .where(UserSession.user_id == user.id, ~col(UserSession.is_revoked))
        .where(UserSession.expires_at > at, UserSession.last_used_at > at - LIFETIME)
        .order_by(col(UserSession.last_used_at).desc(), col(UserSession.id))
        .limit(limit)
    )
    return (await db.exec(statement)).all()


async def revoke(db: Db, user: User, session_id: UUID) -> None:
    """End one of this person's sessions; it is out on its next click. NotFound for another's."""
    session = (
        await db.exec(
            select(UserSession).where(UserSession.id == session_id, UserSession.user_id == user.id)
        )
    ).first()
    if session is None:
        raise NotFound("device")
    if not session.is_revoked:
        session.is_revoked, session.revoked_at = True, now()
        await db.flush()


async def revoke_all_but(db: Db, user: User, kept: UUID | None) -> int:
    """End all of this person's sessions except one; how many ended."""
    statement = (
        update(UserSession)
        .where(col(UserSession.user_id) == user.id, ~col(UserSession.is_revoked))
        .values(is_revoked=True, revoked_at=now())
    )
    if kept is not None:
        statement = statement.where(col(UserSession.id) != kept)
    return (await db.exec(statement)).rowcount
