"""Sending a code. Whoever asks gets the same answer, with or without an account."""

from datetime import datetime, timedelta
from math import ceil
from uuid import uuid4

from sqlalchemy import func, update
from sqlmodel import col, select

from ghar_app.catalogue import Language
from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.gateways.mail import send_mail
from ghar_app.gateways.sms import send_sms
from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import OtpType
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.otp import (
    LIFETIME,
    PAUSE,
    SENDS_AN_HOUR,
    OtpVerification,
    code_hash,
    new_code,
)
from ghar_app.models.identity.otp.rows import of
from ghar_app.refusals import Refused


async def send_code(
    db: Db,
    to: Identifier,
    *,
    otp_type: OtpType = OtpType.LOGIN,
    user_id: int | None = None,
    language: Language = "en",
    ip_address: str | None = None,
) -> None:
    """Send a new code and void the ones before it.

    Refused `code_too_soon` within 30 seconds of the last one, `code_too_many` after three in an
    hour (both with `retry_after`), `sms_off` and `mail_off` where no gateway is configured.
    """
    at = now()
    # Sends to one address take turns, or four at once would each count three.
    await hold(db, f"otp:{to.value}")
    await _check_pace(db, to, otp_type, at)
    await db.exec(
        update(OtpVerification)
        .where(*of(to, otp_type), ~col(OtpVerification.is_used))
        .values(is_used=True)
        .execution_options(synchronize_session=False)
    )
    row_id, code = uuid4(), new_code()
    db.add(
        OtpVerification(
            id=row_id,
            user_id=user_id,
            phone=to.value if to.is_phone else None,
            email=None if to.is_phone else to.value,
            otp_hash=code_hash(row_id, code),
            otp_type=otp_type,
            delivery_method=to.channel,
            ip_address=ip_address,
            expires_at=at + LIFETIME,
            created_at=at,
        )
    )
    await db.flush()
    await _deliver(db, to, code, language)


async def _check_pace(db: Db, to: Identifier, otp_type: OtpType, at: datetime) -> None:
    hour = timedelta(hours=1)
    statement = (
        select(OtpVerification.created_at)
        .where(*of(to, otp_type), OtpVerification.created_at > at - hour)
        .order_by(col(OtpVerification.created_at).desc())
        .limit(SENDS_AN_HOUR)
    )
    sent = (await db.exec(statement)).all()
    if len(sent) >= SENDS_AN_HOUR:
        wait = ceil((sent[-1] + hour - at).total_seconds())
        raise Refused("code_too_many", retry_after=wait, n=ceil(wait / 60))
    if sent and sent[0] > at - PAUSE:
        wait = ceil((sent[0] + PAUSE - at).total_seconds())
        raise Refused("code_too_soon", retry_after=wait, n=wait)


async def _deliver(db: Db, to: Identifier, code: str, language: Language) -> None:
    minutes = int(LIFETIME.total_seconds() // 60)
    if to.is_phone:
        await send_sms(db, to.value, "identity.code_sms", language, code=code, n=minutes)
    else:
        await send_mail(db, to.value, "identity.code_mail", language, code=code, n=minutes)


async def resend_in(db: Db, to: Identifier, otp_type: OtpType = OtpType.LOGIN) -> int:
    """Seconds until another code may be asked for; 0 when it may be now."""
    statement = select(func.max(OtpVerification.created_at)).where(*of(to, otp_type))
    last = (await db.exec(statement)).one()
    if last is None:
        return 0
    return max(0, ceil((last + PAUSE - now()).total_seconds()))
