"""Choosing a password: a first one, another one, or one instead of a forgotten one."""

from datetime import timedelta

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.kinds import AuthMethod
from ghar_app.models.identity.session import UserSession
from ghar_app.models.identity.session.devices import revoke_all_but
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import Refused

FRESH = timedelta(minutes=15)
_BY_CODE = (AuthMethod.PHONE_OTP, AuthMethod.EMAIL_OTP)


async def change_password(
    db: Db, user: User, *, session: UserSession, current: str, new: str
) -> Refused | None:
    """Set a new password and sign every other browser out.

    The current one is asked for, except within 15 minutes of a sign-in by code: that is how a
    forgotten password is replaced. Without either, `sign_in_again`. A wrong current password is
    returned and not raised, because the count of failures must be committed.
    """
    mine = await locked_user(db, user.id)
    if asks_current(mine, session):
        refusal = await mine.try_password(current)
        if refusal is not None:
            refusal.field = "current"
            return refusal
    elif not _by_code_just_now(session):
        raise Refused("sign_in_again", field="password")
    await mine.set_password(new)
    await revoke_all_but(db, mine, session.id)
    await record(
        db,
        "password.changed",
        actor=mine,
        entity_type="user",
        entity_id=mine.id,
        session_id=session.id,
        ip=session.ip_address,
    )
    return None


def asks_current(user: User, session: UserSession) -> bool:
    """Whether the current password is wanted before a new one is taken."""
    return user.has_password and not _by_code_just_now(session)


def _by_code_just_now(session: UserSession) -> bool:
    return session.auth_method in _BY_CODE and session.created_at > now() - FRESH
