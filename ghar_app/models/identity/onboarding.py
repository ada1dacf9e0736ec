"""The steps by which somebody is led into the product, kept so that any device can go on.

await keep(db, me, "ghar360", "name", {"full_name": "Asha Rao"})
await complete(db, me, "ghar360", "purpose", {"for": "find"}, at=now())
found = await steps_of(db, me, "ghar360")
"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Field, SQLModel, select

from ghar_app.db import Db
from ghar_app.db.columns import Numbered, document, moment, reference
from ghar_app.models.identity.user import User


class OnboardingStep(Numbered, SQLModel, table=True):
    """One step of one part of the product. `completed_at` is null while it is half done."""

    __tablename__ = "onboarding_steps"
    __table_args__ = (
        CheckConstraint("app IN ('ghar360', 'estate', 'flatmates', 'stays')", name="app_known"),
        UniqueConstraint("user_id", "app", "step"),
    )

    user_id: int = reference("users.id")
    app: str = Field(sa_type=Text)
    step: str = Field(max_length=40)
    payload: dict = document()
    completed_at: datetime | None = moment()


async def keep(db: Db, user: User, app: str, step: str, payload: dict[str, Any]) -> None:
    """What was typed so far."""
    await _write(db, user, app, step, {"payload": payload})


async def complete(
    db: Db, user: User, app: str, step: str, payload: dict[str, Any], *, at: datetime
) -> None:
    """The step is done; again only changes its answers."""
    await _write(db, user, app, step, {"payload": payload, "completed_at": at})


async def steps_of(db: Db, user: User, app: str) -> dict[str, OnboardingStep]:
    """The steps somebody has begun, by name."""
    query = select(OnboardingStep).where(
        OnboardingStep.user_id == user.id, OnboardingStep.app == app
    )
    return {row.step: row for row in (await db.exec(query)).all()}


async def _write(db: Db, user: User, app: str, step: str, values: dict[str, Any]) -> None:
    row = insert(OnboardingStep).values(user_id=user.id, app=app, step=step, **values)
    await db.execute(
        row.on_conflict_do_update(index_elements=["user_id", "app", "step"], set_=values)
    )
