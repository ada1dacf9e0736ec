"""Checking a code. Five tries, ten minutes, once."""

import hmac

from sqlmodel import col, select

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import OtpType
from ghar_app.models.identity.otp import DIGITS, TRIES, OtpVerification, code_hash
from ghar_app.models.identity.otp.rows import of
from ghar_app.refusals import Refused


async def check_code(
    db: Db, to: Identifier, typed: str, *, otp_type: OtpType = OtpType.LOGIN
) -> Refused | None:
    """Why a code does not open, or None when it does; it is then used up.

    The answer is returned and not raised, because the count of tries must be committed. The row
    is locked, so of ten right answers at once one opens, and parallel guesses are counted.
    """
    digits = digits_of(typed)
    if digits is None:
        return Refused("code_incomplete", field="code")
    row = await _newest(db, to, otp_type)
    if row is None:
        # Nothing was sent, or it was used: the sentence must not tell which.
        return Refused("code_expired", field="code")
    if row.expires_at <= now():
        return Refused("code_expired", field="code")
    if row.attempts >= TRIES:
        return Refused("code_spent", field="code")
    row.attempts += 1
    if hmac.compare_digest(row.otp_hash, code_hash(row.id, digits)):
        row.is_used, row.verified_at = True, now()
        await db.flush()
        return None
    await db.flush()
    left = TRIES - row.attempts
    return (
        Refused("code_wrong", field="code", n=left) if left else Refused("code_spent", field="code")
    )


def digits_of(typed: str) -> str | None:
    """The six digits of a typed code, in whatever script; None when there are not six."""
    digits = "".join(str(int(c)) for c in typed if c.isdecimal())
    return digits if len(digits) == DIGITS else None


async def _newest(db: Db, to: Identifier, otp_type: OtpType) -> OtpVerification | None:
    statement = (
        select(OtpVerification)
        .where(*of(to, otp_type), ~col(OtpVerification.is_used))
        .order_by(col(OtpVerification.created_at).desc(), col(OtpVerification.id))
        .limit(1)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await db.exec(statement)).first()
