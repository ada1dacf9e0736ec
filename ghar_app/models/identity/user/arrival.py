"""The end of every sign-in: one row for one person, found or made."""

from uuid import uuid4

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity.identifiers import Identifier
from ghar_app.models.identity.kinds import AuthMethod
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.credentials import wrong_password
from ghar_app.models.identity.user.lookup import find_user, locked_user
from ghar_app.models.identity.user.passwords import matches
from ghar_app.refusals import Refused


async def sign_up_or_in(db: Db, who: Identifier, *, method: AuthMethod) -> User:
    """The person of an identifier that was just proved to be theirs, made at first sight.

    Twenty first sign-ins at once make one row: they take turns by the identifier. Refused
    `account_inactive` for a closed account, `phone_ambiguous` as `find_user` says.
    """
    await hold(db, f"identity:{who.value}")
    user = await find_user(db, who)
    if user is None:
        user = await _sign_up(db, who)
    if not user.is_active:
        raise Refused("account_inactive")
    user.arrive(who, method=method, at=now())
    await db.flush()
    return user


async def _sign_up(db: Db, who: Identifier) -> User:
    public_id = uuid4()
    user = User(
        public_id=public_id,
        supabase_user_id=f"local:{public_id}",
        phone=who.value if who.is_phone else None,
        email=None if who.is_phone else who.value,
    )
    db.add(user)
    await db.flush()
    await user.take_default_roles(db)
    return user


async def sign_in_by_password(db: Db, who: Identifier, password: str) -> User | Refused:
    """The person whose password this is, or why not.

    The refusal is returned and not raised, because the count of failures must be committed. A
    missing account, one without a password and a closed one all answer like a wrong password,
    and take as long.
    """
    found = await find_user(db, who)
    if found is None:
        await matches(password, None)
        return wrong_password()
    user = await locked_user(db, found.id)
    refusal = await user.try_password(password)
    if refusal is None:
        method = AuthMethod.PHONE_PASSWORD if who.is_phone else AuthMethod.EMAIL_PASSWORD
        user.last_auth_method, user.last_auth_method_at = method, now()
    await db.flush()
    return refusal or user
