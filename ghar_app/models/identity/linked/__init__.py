"""Ways of signing in that somebody else keeps: an account at Google or Apple.

await remember(db, user, "google", subject, at=now())
await attach(db, me, "google", subject, at=now())     # asked for on the account page
await unlink(db, me, "google")

Phone, email and password are columns of `users`; together they are the ways in.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Text, UniqueConstraint, delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, SQLModel, col, select

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, moment, reference
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import NotFound, Refused

PROVIDERS = ("google", "apple", "email", "phone")
OUTSIDE = ("google", "apple")
"""Those that a person links and unlinks by themselves."""


class AuthIdentity(Numbered, SQLModel, table=True):
    """One subject of an external provider that opens one account."""

    __tablename__ = "auth_identities"
    __table_args__ = (
        CheckConstraint("provider IN ('google', 'apple', 'email', 'phone')", name="provider_known"),
        UniqueConstraint("provider", "subject"),
    )

    user_id: int = reference("users.id", index=True)
    provider: str = Field(sa_type=Text)
    subject: str = Field(sa_type=Text, index=True)
    linked_at: datetime = moment(nullable=False)


async def remember(db: Db, user: User, provider: str, subject: str, *, at: datetime) -> None:
    """Note that a subject has opened this account; again changes nothing."""
    if provider not in PROVIDERS:
        return
    known = select(AuthIdentity.id).where(
        AuthIdentity.provider == provider,
        AuthIdentity.subject == subject,
        AuthIdentity.user_id == user.id,
    )
    if (await db.exec(known)).first() is not None:
        return
    row = insert(AuthIdentity).values(
        user_id=user.id, provider=provider, subject=subject, linked_at=at
    )
    # An account that was merged away leaves its identities to the one that took its subject.
    await db.execute(
        row.on_conflict_do_update(
            index_elements=["provider", "subject"], set_={"user_id": row.excluded.user_id}
        )
    )


async def attach(db: Db, user: User, provider: str, subject: str, *, at: datetime) -> None:
    """Let an outside account open this one from now on.

    Refused `identity_taken` when it opens somebody else's, also of two who ask at once.
    """
    await hold(db, f"subject:{subject}")
    holder = await holder_of(db, subject)
    if holder is not None and holder != user.id:
        raise Refused("identity_taken")
    await remember(db, user, provider, subject, at=at)
    await record(
        db,
        "user.identity_linked",
        actor=user,
        entity_type="user",
        entity_id=user.id,
        after={"provider": provider},
    )


async def holder_of(db: Db, subject: str) -> int | None:
    """Whose account a subject opens."""
    own = select(User.id).where(User.supabase_user_id == subject)
    found = (await db.exec(own)).first()
    if found is not None:
        return found
    linked: Any = select(AuthIdentity.user_id).where(AuthIdentity.subject == subject)
    return (await db.exec(linked)).first()


async def linked(db: Db, user: User) -> dict[str, datetime]:
    """The outside ways in of somebody, each with when it was linked."""
    rows = await db.exec(
        select(AuthIdentity.provider, AuthIdentity.linked_at)
        .where(AuthIdentity.user_id == user.id, col(AuthIdentity.provider).in_(OUTSIDE))
        .order_by(col(AuthIdentity.linked_at))
    )
    return dict(rows.all())


async def unlink(db: Db, user: User, provider: str) -> None:
    """Let an outside account open this one no more.

    Refused `last_way_in` where nothing else would; NotFound for one that is not linked.
    """
    user = await locked_user(db, user.id)
    ways = await linked(db, user)
    if provider not in ways:
        raise NotFound("identity")
    others = len(ways) - 1
    if not (others or user.phone_verified or user.email_verified):
        raise Refused("last_way_in")
    subjects = await db.execute(
        delete(AuthIdentity)
        .where(col(AuthIdentity.user_id) == user.id, col(AuthIdentity.provider) == provider)
        .returning(col(AuthIdentity.subject))
    )
    gone = set(subjects.scalars().all())
    kept = select(AuthIdentity.subject).where(AuthIdentity.user_id == user.id)
    if user.supabase_user_id in gone - set((await db.exec(kept)).all()):
        user.supabase_user_id = f"local:{user.public_id}"
    await db.flush()
    await record(
        db,
        "user.identity_unlinked",
        actor=user,
        entity_type="user",
        entity_id=user.id,
        after={"provider": provider},
    )
