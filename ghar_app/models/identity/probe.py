"""What the sign-in page does next with an identifier."""

from dataclasses import dataclass
from typing import Literal

from ghar_app.db import Db
from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import Channel
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import find_user
from ghar_app.refusals import Refused


@dataclass(frozen=True)
class Probe:
    """What is known of an identifier. It stays on the server: a page shows only `next_step`."""

    exists: bool
    verified: bool
    has_password: bool
    channel: Channel

    @property
    def next_step(self) -> Literal["password", "otp"]:
        """`password` if there is a verified account with one, else `otp`."""
        return "password" if self.exists and self.verified and self.has_password else "otp"


async def probe(db: Db, who: Identifier) -> Probe:
    """Look an identifier up; a closed account reads as none, an ambiguous phone too."""
    user = await _active(db, who)
    if user is None:
        return Probe(False, False, False, who.channel)
    verified = user.phone_verified if who.is_phone else user.email_verified
    return Probe(True, verified, user.has_password, who.channel)


async def other_road(db: Db, who: Identifier) -> Identifier | None:
    """The verified email of a phone's account, or the verified phone of an address's."""
    user = await _active(db, who)
    if user is None:
        return None
    if who.is_phone:
        return _identifier(Channel.EMAIL, user.email if user.email_verified else None)
    return _identifier(Channel.SMS, user.phone if user.phone_verified else None)


def _identifier(channel: Channel, value: str | None) -> Identifier | None:
    return Identifier(channel, value) if value else None


async def _active(db: Db, who: Identifier) -> User | None:
    try:
        user = await find_user(db, who)
    except Refused:
        return None
    return user if user is not None and user.is_active else None
