"""What both sides hear and see of a change: a line of the visit's history, and a notification."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.db.live import announce
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.notify import notify
from ghar_app.models.visits.kinds import VisitStatus, day_topic
from ghar_app.models.visits.rows import VisitEvent
from ghar_app.refusals import Refused


@dataclass(frozen=True)
class Parties:
    """The accounts behind a visit, and what their notifications name."""

    visitor: int
    hosts: frozenset[int]
    visitor_name: str
    home: str

    @property
    def everybody(self) -> frozenset[int]:
        """Both sides."""
        return self.hosts | {self.visitor}


class Told:
    """Changes are written down, and said to whoever did not make them."""

    if TYPE_CHECKING:
        id: int
        public_id: UUID
        user_id: int
        property_id: int
        agent_id: int | None
        counterparty_user_id: int | None
        status: str
        scheduled_date: datetime

    async def hold(self, db: Db) -> None:
        """The row as it is now, held until the transaction ends."""
        await db.refresh(self, with_for_update=True)

    def require_open(self) -> None:
        """Refused `visit_is_completed`, `visit_is_cancelled` or `visit_is_no_show`."""
        if not VisitStatus(self.status).is_open:
            raise Refused(f"visit_is_{self.status}")

    async def move(
        self, db: Db, to: VisitStatus, *, by: User, now: datetime, note: str | None = None
    ) -> None:
        """Change the status, and write down who did it and for which time."""
        before, self.status = self.status, to
        await self.write_down(db, before, by=by, now=now, note=note)
        if by.role == UserTier.ADMIN and by.id not in (await self.parties(db)).everybody:
            await self._audit(db, before, by=by, reason=note)

    async def write_down(
        self, db: Db, before: str | None, *, by: User, now: datetime, note: str | None = None
    ) -> None:
        """A line of the visit's history."""
        event = VisitEvent(
            visit_id=self.id,
            actor_id=by.id,
            from_status=before,
            to_status=self.status,
            scheduled_for=self.scheduled_date,
            note=note,
            at=now,
        )
        db.add(event)
        await db.flush()
        # Whoever was shown this day by a link sees it change.
        await announce(db, day_topic(self.user_id))

    async def _audit(self, db: Db, before: str, *, by: User, reason: str | None) -> None:
        """An admin did what is a party's to do."""
        await record(
            db,
            "visit.overridden",
            actor=by,
            entity_type="visit",
            entity_id=self.public_id,
            before={"status": before},
            after={"status": self.status},
            reason=reason,
        )

    async def parties(self, db: Db) -> Parties:
        """Who is concerned: the visitor, and owner, agents and counterparty as hosts."""
        mine, listings = aliased(Agent), aliased(Agent)
        query: Any = (
            select(
                col(Property.title),
                col(Property.owner_id),
                col(User.full_name),
                col(mine.user_id),
                col(listings.user_id),
            )
            .select_from(Property)
            .join(User, col(User.id) == self.user_id)
            .outerjoin(mine, col(mine.id) == self.agent_id)
            .outerjoin(listings, col(listings.id) == Property.listing_agent_id)
            .where(col(Property.id) == self.property_id)
        )
        title, owner, name, *agents = (await db.execute(query)).one()
        hosts = {owner, *agents, self.counterparty_user_id} - {None, self.user_id}
        return Parties(self.user_id, frozenset(hosts), name or "", title)

    async def tell(self, db: Db, kind: str, parties: Parties, *, to: frozenset[int]) -> None:
        """Notify these accounts, in this transaction."""
        for account in sorted(to):
            await notify(
                db,
                kind,
                to=account,
                link=f"/visits/{self.public_id}",
                entity=("visit", str(self.public_id)),
                home=parties.home,
                visitor=parties.visitor_name,
                when=self.scheduled_date,
            )

    async def tell_others(self, db: Db, kind: str, *, by: User) -> None:
        """Notify everybody concerned but the one who did it."""
        parties = await self.parties(db)
        await self.tell(db, kind, parties, to=parties.everybody - {by.id})
