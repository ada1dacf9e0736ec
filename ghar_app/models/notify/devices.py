"""Devices that push reaches. A token belongs to whoever used it last."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from ghar_app.db import Db
from ghar_app.models.identity.session import UserSession
from ghar_app.models.identity.user import User
from ghar_app.models.notify.rows import DeviceToken
from ghar_app.models.notify.states import Platform
from ghar_app.refusals import Refused

LONGEST_TOKEN = 4096


async def register_device(
    db: Db,
    token: str,
    *,
    by: User | None,
    platform: str,
    at: datetime,
    session_id: UUID | None = None,
    app_version: str | None = None,
    locale: str | None = None,
) -> DeviceToken:
    """Remember a device, for nobody in particular when nobody is signed in.

    One statement, so two devices that arrive at once make no second row; a token moves to the
    newest person. Refused `token_missing`, `token_long`, `platform_unknown`.
    """
    token = token.strip()
    if not token:
        raise Refused("token_missing", field="token")
    if len(token) > LONGEST_TOKEN:
        raise Refused("token_long", field="token")
    if platform not in list(Platform):
        raise Refused("platform_unknown", field="platform")
    values = {
        "user_id": by.id if by else None,
        "session_id": session_id,
        "platform": platform,
        "app_version": (app_version or "")[:40] or None,
        "locale": (locale or "")[:10] or None,
        "is_active": True,
        "last_seen": at,
    }
    row = insert(DeviceToken).values(token=token, **values)
    # Somebody unknown takes nobody's device away, and wakes none that was silenced.
    seen = {name: values[name] for name in ("app_version", "locale", "last_seen")}
    changed = values if by is not None else seen
    statement = row.on_conflict_do_update(index_elements=["token"], set_=changed)
    device_id = (await db.exec(statement.returning(col(DeviceToken.id)))).scalar_one()
    return await db.get_one(DeviceToken, device_id, populate_existing=True)


async def unregister_device(db: Db, token: str, *, by: User) -> bool:
    """Stop push to one's own device; False when it was not one's own or not there."""
    done = await db.exec(
        update(DeviceToken)
        .where(col(DeviceToken.token) == token, col(DeviceToken.user_id) == by.id)
        .values(is_active=False)
        .execution_options(synchronize_session=False)
    )
    return done.rowcount == 1


def live_devices(user_id: int) -> SelectOfScalar[DeviceToken]:
    """Active devices whose session, where they have one, has not been ended."""
    return (
        select(DeviceToken)
        .outerjoin(UserSession, col(UserSession.id) == DeviceToken.session_id)
        .where(DeviceToken.user_id == user_id, col(DeviceToken.is_active))
        .where(col(UserSession.is_revoked).is_not(True))
    )


async def count_devices(db: Db, *, by: User) -> int:
    """How many devices push reaches."""
    statement = select(func.count()).select_from(live_devices(by.id).subquery())
    return (await db.exec(statement)).one()
