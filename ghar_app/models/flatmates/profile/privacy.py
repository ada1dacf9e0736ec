"""What a profile keeps to itself: switches in `privacy_settings`, all off until somebody says so.

The rules that read them stand where the thing is shown: `showing`, and the threads of messaging.
"""

from datetime import datetime

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import Refused

SWITCHES = ("hide_last_name", "hide_locality", "hide_read_receipts", "hide_last_active")


def kept(user: User) -> dict[str, bool]:
    """Every switch as it stands."""
    return {name: bool(user.privacy_settings.get(name)) for name in SWITCHES}


async def keep_to_oneself(db: Db, user: User, name: str, *, on: bool, at: datetime) -> User:
    """Turn a switch. Refused `unknown_choice` for one that is not there."""
    if name not in SWITCHES:
        raise Refused("unknown_choice", field=name, value=name, choices=", ".join(SWITCHES))
    user = await locked_user(db, user.id)
    user.privacy_settings = {**user.privacy_settings, name: on}
    user.flatmates_last_active_at = at
    await db.flush()
    return user
