"""What somebody lets be seen and kept: switches in `privacy_settings`, each with its default.

The rules that read them stand where the thing happens: the poster of a home, the reveal of a
number, the search history.
"""

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import Refused

FULL_NAME = "full_name_shown"
CONTACT = "contact_sharing"
HISTORY = "search_history_tracking"
SWITCHES = {FULL_NAME: True, CONTACT: True, HISTORY: True}
"""Each switch and what it is until somebody says otherwise."""


def chosen(user: User) -> dict[str, bool]:
    """Every switch as it stands."""
    kept = user.privacy_settings or {}
    return {name: bool(kept.get(name, usual)) for name, usual in SWITCHES.items()}


async def choose(db: Db, user: User, name: str, *, on: bool) -> User:
    """Turn a switch. Refused `unknown_choice` for one that is not there."""
    if name not in SWITCHES:
        raise Refused("unknown_choice", field=name, value=name, choices=", ".join(SWITCHES))
    user = await locked_user(db, user.id)
    user.privacy_settings = {**user.privacy_settings, name: on}
    await db.flush()
    return user
