"""A new phone number or email address, taken over only when a code sent there came back.

await ask_to_change(db, me, identify(typed, field="address"), language="en")
refusal = await change(db, me, to, code, at=now())

The old one keeps working until then, and is told afterwards: whoever took over an account would
change these first.
"""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ghar_app.catalogue import Language, known_language, translate
from ghar_app.db import Db
from ghar_app.gateways.mail import mail_works, send_mail
from ghar_app.gateways.sms import send_sms, sms_works
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import Channel, OtpType
from ghar_app.models.identity.otp import OtpVerification
from ghar_app.models.identity.otp.checking import check_code
from ghar_app.models.identity.otp.rows import of
from ghar_app.models.identity.otp.sending import send_code
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import find_user, locked_user
from ghar_app.refusals import Refused


async def ask_to_change(
    db: Db, user: User, to: Identifier, *, language: Language, ip_address: str | None = None
) -> None:
    """Send a code to the new number or address.

    Refused `contact_unchanged`, `contact_taken` (by whom is not said), `code_too_soon`,
    `code_too_many`, `sms_off`, `mail_off`.
    """
    if _present(user, to) == to.value and _is_proved(user, to):
        raise Refused("contact_unchanged", field="address")
    if await _is_taken(db, user, to):
        raise Refused("contact_taken", field="address")
    await send_code(
        db,
        to,
        otp_type=purpose_of(to),
        user_id=user.id,
        language=language,
        ip_address=ip_address,
    )


async def change(db: Db, user: User, to: Identifier, code: str, *, at: datetime) -> Refused | None:
    """Take over the new number or address; None, or why not.

    The answer is returned and not raised, because the count of tries must be committed. Two
    accounts that take the same one at once: the database lets one have it, the other is refused
    `contact_taken`.
    """
    user = await locked_user(db, user.id)
    if not await _asked_by(db, user, to):
        # Somebody else's question to the same address: its code proves nothing about this account.
        return Refused("code_expired", field="code")
    refusal = await check_code(db, to, code, otp_type=purpose_of(to))
    if refusal is not None:
        return refusal
    before = _present(user, to)
    try:
        async with db.begin_nested():
            # The exact value is held by a unique index; another form of a number by this question.
            if await _is_taken(db, user, to):
                return Refused("contact_taken", field="address")
            _take_over(user, to, at)
            await db.flush()
    except IntegrityError:
        await db.refresh(user)
        return Refused("contact_taken", field="address")
    await record(db, f"user.{_noun(to)}_changed", actor=user, entity_type="user", entity_id=user.id)
    if before is not None and before != to.value:
        await _tell_old(db, user, Identifier(to.channel, before))
    return None


async def _asked_by(db: Db, user: User, to: Identifier) -> bool:
    newest = (
        select(OtpVerification.user_id)
        .where(*of(to, purpose_of(to)), ~col(OtpVerification.is_used))
        .order_by(col(OtpVerification.created_at).desc(), col(OtpVerification.id))
        .limit(1)
    )
    return (await db.exec(newest)).first() == user.id


def _present(user: User, to: Identifier) -> str | None:
    return user.phone if to.is_phone else user.email


def _is_proved(user: User, to: Identifier) -> bool:
    return user.phone_verified if to.is_phone else user.email_verified


def _noun(to: Identifier) -> str:
    return "phone" if to.is_phone else "email"


def purpose_of(to: Identifier) -> OtpType:
    """What a code for this is for, so that one for signing in changes nothing."""
    return OtpType.PHONE_VERIFICATION if to.is_phone else OtpType.EMAIL_VERIFICATION


async def _is_taken(db: Db, user: User, to: Identifier) -> bool:
    try:
        found = await find_user(db, to)
    except Refused:
        # Several accounts end in these digits: all of them are somebody else's.
        return True
    return found is not None and found.id != user.id


def _take_over(user: User, to: Identifier, at: datetime) -> None:
    if to.is_phone:
        user.phone, user.phone_verified, user.phone_verified_at = to.value, True, at
    else:
        user.email, user.email_verified, user.email_verified_at = to.value, True, at
    user.is_verified = True


async def _tell_old(db: Db, user: User, old: Identifier) -> None:
    language = known_language(user.preferences.get("language"))
    noun = translate(f"identity.contact_noun.{_noun(old)}", language)
    if old.channel is Channel.SMS:
        if sms_works():
            await send_sms(db, old.value, "identity.contact_moved_sms", language, what=noun)
    elif mail_works():
        await send_mail(db, old.value, "identity.contact_moved_mail", language, what=noun)
