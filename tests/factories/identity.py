"""People, and what makes them signed in."""

from datetime import UTC, datetime
from itertools import count

from ghar_app.db import Db
from ghar_app.models.identity import AuthMethod, User, open_session, seed_roles
from ghar_app.web.cookies import session_cookie

_numbers = count(1)


async def person(db: Db, *roles: str, password: str | None = None, **columns: object) -> User:
    """Somebody with a verified phone and a whole profile; `roles` are given to them.

    Columns given here win; `phone=None` with an `email` makes somebody without a phone.
    """
    n = next(_numbers)
    given = {
        "supabase_user_id": f"local:test-{n}",
        "phone": f"+9198450{n:05d}",
        "phone_verified": True,
        "is_verified": True,
        "last_auth_method": AuthMethod.PHONE_OTP,
        "date_of_birth": datetime(1994, 3, 9, tzinfo=UTC),
        **columns,
    }
    user = User(**given)
    if "full_name" not in columns:
        user.rename(f"Asha Rao {_word(n)}")
    if password is not None:
        await user.set_password(password)
    db.add(user)
    await db.flush()
    if roles:
        await seed_roles(db)
    for key in roles:
        await user.take_role(db, key)
    await db.flush()
    return user


async def cookie_of(db: Db, user: User) -> str:
    """A Cookie header of somebody's new session."""
    return f"{session_cookie()}={await open_session(db, user)}"


def _word(n: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(n)).title()
