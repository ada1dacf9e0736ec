"""What is kept no longer than it serves: codes for a day, sessions until nobody can use them.

Each verb deletes at most `AT_ONCE` rows and answers how many; call it until it answers 0. What a
night missed, the next one finds, since only the age of a row decides.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.gateways.outbox import OutboxMessage
from ghar_app.models.identity.otp import OtpVerification
from ghar_app.models.identity.session import LIFETIME, UserSession

CODES_KEPT = timedelta(hours=24)
AT_ONCE = 5_000


async def forget_codes(db: Db, *, at: datetime) -> int:
    """Codes of more than a day ago; used or not, they have long expired."""
    return await _forget(db, OtpVerification, col(OtpVerification.created_at) < at - CODES_KEPT)


async def forget_sessions(db: Db, *, at: datetime) -> int:
    """Sessions that have expired or were not used for 30 days.

    A revoked one is not used any more and goes 30 days after its last use: until then it can be
    asked which device it was.
    """
    ended = or_(col(UserSession.expires_at) < at, col(UserSession.last_used_at) < at - LIFETIME)
    return await _forget(db, UserSession, ended)


async def forget_messages(db: Db, *, at: datetime) -> int:
    """What the outbox of development has shown for a day: it holds codes and addresses."""
    return await _forget(db, OutboxMessage, col(OutboxMessage.created_at) < at - CODES_KEPT)


async def _forget(db: Db, table: Any, doomed: ColumnElement[bool]) -> int:
    # Somebody may be using the row this moment: it is left to the next night.
    some = select(table.id).where(doomed).limit(AT_ONCE).with_for_update(skip_locked=True)
    result = await db.execute(delete(table).where(table.id.in_(some)).returning(table.id))
    return len(result.all())
