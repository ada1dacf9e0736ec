"""Finding somebody by what they typed."""

from sqlalchemy import func
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.identifiers import Identifier, last_ten
from ghar_app.models.identity.user import User
from ghar_app.refusals import Refused


async def find_user(db: Db, who: Identifier) -> User | None:
    """The account of an identifier, closed ones included.

    A phone is looked up exactly, and then, for Indian numbers, by its last ten digits among
    rows that were imported without +91. Refused `phone_ambiguous` when several active rows
    end in them.
    """
    return await (_by_phone(db, who.value) if who.is_phone else _by_email(db, who.value))


async def locked_user(db: Db, user_id: int) -> User:
    """The row as it is now, held until the transaction ends."""
    statement = select(User).where(User.id == user_id).with_for_update()
    return (await db.exec(statement.execution_options(populate_existing=True))).one()


async def _by_email(db: Db, email: str) -> User | None:
    return (await db.exec(select(User).where(func.lower(User.email) == email))).first()


async def _by_phone(db: Db, phone: str) -> User | None:
    exact = (await db.exec(select(User).where(User.phone == phone))).first()
    ten = last_ten(phone)
    if exact is not None or ten is None:
        return exact
    # A foreign number may end in the same ten digits: its owner is somebody else.
    similar = select(User).where(
        User.phone_last10 == ten, ~col(User.phone).regexp_match(r"^\+(?!91)")
    )
    newest_first = similar.order_by(col(User.is_active).desc(), col(User.created_at).desc())
    found = (await db.exec(newest_first.limit(2))).all()
    if len(found) == 2 and found[1].is_active:
        raise Refused("phone_ambiguous", field="identifier")
    return found[0] if found else None
