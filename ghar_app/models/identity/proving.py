"""Proving once more that it is you, before what cannot be taken back."""

from ghar_app.db import Db
from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import Channel, OtpType
from ghar_app.models.identity.otp.checking import check_code
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import Refused


def own_address(user: User) -> Identifier | None:
    """Where a code for somebody goes: the verified phone, else the verified email."""
    if user.phone and user.phone_verified:
        return Identifier(Channel.SMS, user.phone)
    if user.email and user.email_verified:
        return Identifier(Channel.EMAIL, user.email)
    return None


async def prove(db: Db, user: User, *, password: str, code: str) -> Refused | None:
    """Why this is not the owner, or None: by password where there is one, else by a code.

    The code is of its own kind, so that one for signing in deletes nothing. The answer is
    returned and not raised, because the count of tries must be committed.
    """
    mine = await locked_user(db, user.id)
    if mine.has_password:
        if not password:
            return Refused("password_missing", field="password")
        return await mine.try_password(password)
    to = own_address(mine)
    if to is None:
        return Refused("no_proof")
    return await check_code(db, to, code, otp_type=OtpType.LOGIN_2FA)
