"""Somebody whom the external provider has signed in becomes one row of ours."""

from datetime import datetime

from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.gateways.tokens import Claims
from ghar_app.models.identity.identifiers import last_ten, normal_email, normal_phone
from ghar_app.models.identity.linked import holder_of, remember
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import Refused


async def meet(db: Db, claims: Claims, *, at: datetime) -> User:
    """The person of a subject, found, linked or made; twenty first requests make one row.

    1. A known subject: flags are upgraded, never taken back. 2. A known subject on a closed row
    moves to the active row with the same phone. 3. Else an account with the same proved e-mail,
    then the same proved phone, takes the subject. 4. Else a new row. An address that the provider
    has not confirmed links nobody: anyone could claim it. Refused `account_inactive`.
    """
    await hold(db, f"subject:{claims.subject}")
    email = _proved(claims.email, normal_email) if claims.email_confirmed else None
    phone = _proved(claims.phone, normal_phone) if claims.phone_confirmed else None
    for value in sorted(filter(None, (email, phone))):
        # The same turns as a sign-in by code takes, so that both make one row.
        await hold(db, f"identity:{value}")
    user = await _by_subject(db, claims.subject)
    if user is not None and not user.is_active:
        user = await _moved(db, user, claims.subject)
    elif user is None:
        user = await _linked(db, claims.subject, email, phone) or await _new(
            db, claims, email, phone
        )
    await _fill(db, user, claims, email, phone, at)
    await db.flush()
    await remember(db, user, claims.provider, claims.subject, at=at)
    return user


def _proved(value: str | None, normal: object) -> str | None:
    try:
        return normal(value) if value else None  # type: ignore[operator]
    except Refused:
        return None


async def _by_subject(db: Db, subject: str) -> User | None:
    found = await holder_of(db, subject)
    return None if found is None else await locked_user(db, found)


async def _moved(db: Db, closed: User, subject: str) -> User:
    ten = last_ten(closed.phone) if closed.phone else None
    query = select(User.id).where(
        User.phone_last10 == ten, col(User.is_active), User.id != closed.id
    )
    found = (await db.exec(query.order_by(col(User.id).desc()))).first() if ten else None
    if found is None:
        raise Refused("account_inactive")
    user = await locked_user(db, found)
    closed.supabase_user_id = f"__migrated__{closed.id}"
    await db.flush()
    user.supabase_user_id = subject
    return user


async def _linked(db: Db, subject: str, email: str | None, phone: str | None) -> User | None:
    for column, value in ((User.email, email), (User.phone, phone)):
        if value is None:
            continue
        query = select(User.id).where(column == value, col(User.deleted_at).is_(None))
        found = (await db.exec(query)).first()
        if found is not None:
            user = await locked_user(db, found)
            if not user.is_active:
                raise Refused("account_inactive")
            user.supabase_user_id = subject
            return user
    return None


async def _new(db: Db, claims: Claims, email: str | None, phone: str | None) -> User:
    user = User(supabase_user_id=claims.subject, email=email, phone=phone)
    db.add(user)
    await db.flush()
    await user.take_default_roles(db)
    return user


async def _fill(
    db: Db, user: User, claims: Claims, email: str | None, phone: str | None, at: datetime
) -> None:
    """Only what is empty, and never an address that belongs to another row."""
    if email and user.email is None and not await _is_taken(db, User.email, email):
        user.email = email
    if phone and user.phone is None and not await _is_taken(db, User.phone, phone):
        user.phone = phone
    if email and user.email == email and not user.email_verified:
        user.email_verified, user.email_verified_at = True, at
    if phone and user.phone == phone and not user.phone_verified:
        user.phone_verified, user.phone_verified_at = True, at
    user.is_verified = user.email_verified or user.phone_verified
    if claims.name and not user.full_name:
        try:
            user.rename(claims.name)
        except Refused:
            user.full_name = None


async def _is_taken(db: Db, column: object, value: str) -> bool:
    return (await db.exec(select(User.id).where(column == value))).first() is not None
