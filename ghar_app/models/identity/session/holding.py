"""Opening a session and asking whose it is."""

from typing import Any

from sqlalchemy import ColumnElement, update
from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.session import (
    LIFETIME,
    TOUCHED_EVERY,
    UNKNOWN,
    Browser,
    UserSession,
    new_token,
    token_hash,
)
from ghar_app.models.identity.session.browsers import browser_name
from ghar_app.models.identity.user import User


async def open_session(
    db: Db, user: User, *, browser: Browser = UNKNOWN, auth_method: str | None = None
) -> str:
    """Begin a session and return its raw token, which is not kept anywhere else."""
    at, token = now(), new_token()
    db.add(
        UserSession(
            user_id=user.id,
            session_token_hash=token_hash(token),
            auth_method=auth_method,
            device_label=browser_name(browser.user_agent),
            user_agent=(browser.user_agent or "")[:512] or None,
            ip_address=browser.ip_address,
            expires_at=at + LIFETIME,
            created_at=at,
            last_used_at=at,
        )
    )
    user.last_login_at = at
    await db.flush()
    return token


async def held(db: Db, token: str | None) -> tuple[UserSession, User] | None:
    """The live session of a token and its active user, in one query.

    None when the token is unknown, revoked, expired, unused for 30 days, or its user is closed.
    Each use moves the end on, at most every 5 minutes.
    """
    if not token:
        return None
    at = now()
    statement = (
        select(UserSession, User)
        .join(User, col(User.id) == UserSession.user_id)
        .where(*is_live(token_hash(token), at, at - LIFETIME))
    )
    found = (await db.exec(statement)).first()
    if found is None:
        return None
    session, user = found
    if session.last_used_at <= at - TOUCHED_EVERY:
        await _touch(db, session)
    return session, user


def is_live(token_hash: Any, at: Any, used_since: Any) -> list[ColumnElement[bool]]:
    """Conditions on a session and its user; the arguments are values or parameters of a query."""
    return [
        col(UserSession.session_token_hash) == token_hash,
        ~col(UserSession.is_revoked),
        col(User.is_active),
        col(UserSession.expires_at) > at,
        col(UserSession.last_used_at) > used_since,
    ]


async def holder(db: Db, token: str | None) -> User | None:
    """The active user of a live session's token, in one query; None as `held` says."""
    found = await held(db, token)
    return found[1] if found else None


async def close_session(db: Db, token: str | None) -> None:
    """End the session of a token; an unknown one is as good as ended."""
    if not token:
        return
    await db.exec(
        update(UserSession)
        .where(col(UserSession.session_token_hash) == token_hash(token))
        .where(~col(UserSession.is_revoked))
        .values(is_revoked=True, revoked_at=now())
    )


async def _touch(db: Db, session: UserSession) -> None:
    at = now()
    # Two events of one browser may arrive here at once: the later one finds nothing to do.
    await db.exec(
        update(UserSession)
        .where(col(UserSession.id) == session.id)
        .where(col(UserSession.last_used_at) <= at - TOUCHED_EVERY)
        .values(last_used_at=at, expires_at=at + LIFETIME)
        .execution_options(synchronize_session=False)
    )
