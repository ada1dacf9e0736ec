"""Accounts as an admin finds them.

found = await people(db, by=me, wanted=Wanted(text="asha", role="agent"))
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, or_
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.audit import AuditLog
from ghar_app.models.identity.kinds import Scope, UserTier
from ghar_app.models.identity.session import UserSession
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.refusals import NotFound

PAGE_SIZE = 30
TIMELINE = 40
READ = "user:read"
STANDINGS = ("active", "suspended", "deleted")


@dataclass(frozen=True)
class Wanted:
    """What an admin looks for; an empty word is no condition, an unknown one finds nobody."""

    text: str = ""
    role: str = ""
    standing: str = ""
    assigned: str = ""
    phone: str = ""
    seed: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for."""
        return self != Wanted()


async def people(db: Db, *, by: User, wanted: Wanted, before: int | None = None) -> list[Row[Any]]:
    """A page of accounts, newest first; `before` is the id of the last one seen.

    Refused `not_allowed` without `user:read` of everybody.
    """
    await by.require(db, READ, scope=Scope.ALL)
    query: Any = select(  # type: ignore[call-overload, misc]
        User.id,
        User.public_id,
        User.full_name,
        User.phone,
        User.email,
        User.role,
        User.is_active,
        User.deleted_at,
        User.phone_verified,
        User.profile_image_url,
        User.created_at,
        User.last_login_at,
    ).where(*_conditions(wanted))
    if before is not None:
        query = query.where(col(User.id) < before)
    return list((await db.execute(query.order_by(col(User.id).desc()).limit(PAGE_SIZE))).all())


async def count_people(db: Db, *, by: User, wanted: Wanted) -> int:
    """How many there are in all."""
    await by.require(db, READ, scope=Scope.ALL)
    query = select(func.count()).select_from(User).where(*_conditions(wanted))
    return (await db.exec(query)).one()


def _conditions(wanted: Wanted) -> list[Any]:
    found: list[Any] = []
    words = wanted.text.strip()
    if words:
        digits = "".join(sign for sign in words if sign.isdigit())
        either = [
            col(User.full_name).icontains(words, autoescape=True),
            func.lower(User.email).startswith(words.lower(), autoescape=True),
        ]
        if len(digits) >= 4:
            either.append(col(User.phone).contains(digits, autoescape=True))
        found.append(or_(*either))
    if wanted.role:
        found.append(User.role == wanted.role)
    if wanted.standing:
        found.append(_standing(wanted.standing))
    if wanted.assigned:
        has = col(User.agent_id).is_not(None)
        found.append(has if wanted.assigned == "yes" else ~has)
    if wanted.phone:
        verified = col(User.phone_verified)
        found.append(verified if wanted.phone == "yes" else ~verified)
    if wanted.seed:
        made = col(User.is_seed_data)
        found.append(made if wanted.seed == "yes" else ~made)
    return found


def _standing(which: str) -> Any:
    deleted = col(User.deleted_at).is_not(None)
    if which == "deleted":
        return deleted
    active = col(User.is_active)
    return and_(active if which == "active" else ~active, ~deleted)


async def one_person(db: Db, *, by: User, public_id: str) -> User:
    """The account behind an address. NotFound, and Refused `not_allowed`."""
    await by.require(db, READ, scope=Scope.ALL)
    try:
        key = UUID(public_id)
    except ValueError:
        raise NotFound("person") from None
    found = (await db.exec(select(User).where(User.public_id == key))).first()
    if found is None:
        raise NotFound("person")
    return found


@dataclass(frozen=True)
class Footprint:
    """Numbers beside an account."""

    homes: int
    homes_online: int
    sessions: int
    admins: int


async def footprint(db: Db, who: User) -> Footprint:
    """Homes of a person, browsers signed in; and how many active admins there are in all."""
    homes = select(func.count(), func.count().filter(col(Property.is_public))).where(
        Property.owner_id == who.id, Property.listing_status != "archived"
    )
    all_homes, online = (await db.exec(homes)).one()
    sessions = select(func.count()).where(
        UserSession.user_id == who.id,
        ~col(UserSession.is_revoked),
        col(UserSession.expires_at) > func.now(),
    )
    admins = select(func.count()).where(User.role == UserTier.ADMIN, col(User.is_active))
    return Footprint(
        all_homes, online, (await db.exec(sessions)).one(), (await db.exec(admins)).one()
    )


async def timeline(db: Db, who: User) -> list[Row[Any]]:
    """The last acts of a person and on their account, newest first, with who did them."""
    query: Any = (
        select(  # type: ignore[call-overload]
            AuditLog.id,
            AuditLog.action,
            AuditLog.reason,
            AuditLog.created_at,
            AuditLog.entity_type,
            AuditLog.actor_id,
            User.full_name.label("actor"),  # type: ignore[union-attr]
        )
        .join(User, col(User.id) == AuditLog.actor_id, isouter=True)
        .where(
            or_(
                and_(col(AuditLog.entity_type) == "user", col(AuditLog.entity_id) == str(who.id)),
                col(AuditLog.actor_id) == who.id,
            )
        )
        .order_by(col(AuditLog.id).desc())
        .limit(TIMELINE)
    )
    return list((await db.execute(query)).all())
