"""The two sides agree: confirm, suggest another time, call it off.

await visit.confirm(db, by=me, time=seen, now=now)
await visit.reschedule(db, by=me, to=better, now=now)
await visit.cancel(db, by=me, now=now)
"""

from datetime import datetime
from typing import TYPE_CHECKING

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.property import Property
from ghar_app.models.visits.hours import hours_of
from ghar_app.models.visits.kinds import Side, VisitStatus
from ghar_app.models.visits.reach import Reachable
from ghar_app.models.visits.requesting import Overlap, conflict, one_at_a_time
from ghar_app.models.visits.telling import Told
from ghar_app.models.visits.timing import LENGTH, settled
from ghar_app.refusals import Refused


class Answered(Reachable, Told):
    """What either side can do while a visit is open. Each verb holds the row and looks again."""

    if TYPE_CHECKING:
        ends_at: datetime
        duration_minutes: int
        rescheduled_from: datetime | None
        cancellation_reason: str | None
        reschedule_reason: str | None

    async def confirm(self, db: Db, *, by: User, time: datetime, now: datetime) -> None:
        """Agree to the time that the other side named; `time` is the one that was seen.

        Refused `visit_other_side_confirms` for the side that named it, `visit_time_changed`,
        `visit_time_passed`, `visit_is_<status>`.
        """
        await self.hold(db)
        if self.status == VisitStatus.CONFIRMED and time == self.scheduled_date:
            return
        self.require_open()
        if time != self.scheduled_date:
            raise Refused("visit_time_changed")
        if self.side_of(by) is self.proposed_by:
            raise Refused("visit_other_side_confirms")
        if self.scheduled_date <= now:
            raise Refused("visit_time_passed")
        await self.move(db, VisitStatus.CONFIRMED, by=by, now=now)
        parties = await self.parties(db)
        await self.tell(db, "visit_confirmed", parties, to=parties.everybody)

    async def reschedule(
        self, db: Db, *, by: User, to: datetime, now: datetime, reason: str = ""
    ) -> None:
        """Name another time; the other side has to confirm it.

        Naming one's own time again changes nothing. Refused as in `request`, and
        `visit_same_time`, `visit_is_<status>`. The home's hours bind visitors only.
        """
        await self.hold(db)
        self.require_open()
        exact = settled(to, now)
        if exact == self.scheduled_date:
            if self._is_waiting_for_other_side_of(by):
                return
            raise Refused("visit_same_time", field="slot")
        home = await self._home(db)
        await self._within_hours(db, home, exact, by=by, now=now)
        mine, before = self.id, self.scheduled_date
        try:
            async with one_at_a_time(db, self.user_id, self.property_id):
                self.scheduled_date, self.ends_at = exact, exact + LENGTH
                self.duration_minutes = int(LENGTH.total_seconds() // 60)
                self.rescheduled_from = before
                self.reschedule_reason = reason.strip()[:500] or None
                self.proposed_by_user_id = by.id
                await db.flush()
        except Overlap:
            raise await conflict(db, home, by=by, at=exact, now=now, ignoring=mine) from None
        note = self.reschedule_reason
        await self.move(db, VisitStatus.RESCHEDULED, by=by, now=now, note=note)
        await self.tell_others(db, "visit_rescheduled", by=by)

    async def cancel(self, db: Db, *, by: User, now: datetime, reason: str = "") -> None:
        """Call it off; any party may. Doing it again changes nothing."""
        await self.hold(db)
        if self.status == VisitStatus.CANCELLED:
            return
        self.require_open()
        self.cancellation_reason = reason.strip()[:500] or None
        note = self.cancellation_reason
        await self.move(db, VisitStatus.CANCELLED, by=by, now=now, note=note)
        await self.tell_others(db, "visit_cancelled", by=by)

    def _is_waiting_for_other_side_of(self, by: User) -> bool:
        return VisitStatus(self.status).is_waiting and self.side_of(by) is self.proposed_by

    async def _home(self, db: Db) -> Property:
        home = await db.get(Property, self.property_id)
        assert home is not None
        return home

    async def _within_hours(
        self, db: Db, home: Property, at: datetime, *, by: User, now: datetime
    ) -> None:
        hours = await hours_of(db, home)
        if self.side_of(by) is Side.VISITOR and hours.said and not hours.hold(at):
            code = "visit_outside_hours"
            raise await conflict(db, home, by=by, at=at, now=now, code=code, ignoring=self.id)
