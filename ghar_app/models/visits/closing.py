"""What comes of a visit: it took place or nobody came, what the visitor thinks, what to do next.

await visit.complete(db, by=me, now=now)
await visit.give_feedback(db, by=me, words="Bright, but the lift is slow.", interest="high")
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.visits.kinds import Interest, Side, VisitStatus
from ghar_app.models.visits.reach import Reachable
from ghar_app.models.visits.telling import Told
from ghar_app.refusals import Refused

LONGEST = 2000
"""Characters of feedback or notes."""


class Closed(Reachable, Told):
    """The end of a visit, and the words that may still be written after it."""

    if TYPE_CHECKING:
        actual_date: datetime | None
        visitor_feedback: str | None
        interest_level: str | None
        visit_notes: str | None
        follow_up_required: bool
        follow_up_date: date | None

    async def complete(self, db: Db, *, by: User, now: datetime) -> None:
        """They were there. The host's word alone; refused `visit_host_only` otherwise."""
        await self._close(db, VisitStatus.COMPLETED, by=by, now=now)

    async def mark_no_show(self, db: Db, *, by: User, now: datetime) -> None:
        """Nobody came to a visit that both had agreed on.

        Refused `visit_not_confirmed`, `visit_not_begun`, `visit_host_only`.
        """
        await self._close(db, VisitStatus.NO_SHOW, by=by, now=now)

    async def _close(self, db: Db, to: VisitStatus, *, by: User, now: datetime) -> None:
        await self.hold(db)
        if self.side_of(by) is not Side.HOST:
            raise Refused("visit_host_only")
        if self.status == to:
            return
        self.require_open()
        if to is VisitStatus.NO_SHOW:
            self._must_have_begun(now)
        else:
            self.actual_date = now
        await self.move(db, to, by=by, now=now)
        if to is VisitStatus.COMPLETED:
            parties = await self.parties(db)
            await self.tell(db, "visit_completed", parties, to=frozenset({self.user_id}))

    def _must_have_begun(self, now: datetime) -> None:
        if self.status != VisitStatus.CONFIRMED:
            raise Refused("visit_not_confirmed")
        if self.scheduled_date > now:
            raise Refused("visit_not_begun")

    async def give_feedback(
        self, db: Db, *, by: User, words: str, interest: str | None = None
    ) -> None:
        """What the visitor thinks; the hosts read it. Written anew as often as one likes.

        Refused `visit_visitor_only`, `visit_not_over`, `visit_no_interest`, `too_long`.
        """
        await self.hold(db)
        if self.side_of(by) is not Side.VISITOR:
            raise Refused("visit_visitor_only")
        if self.status != VisitStatus.COMPLETED:
            raise Refused("visit_not_over")
        if interest and interest not in list(Interest):
            raise Refused("visit_no_interest", field="interest")
        self.visitor_feedback = _words(words, "words")
        self.interest_level = interest or None

    async def keep_notes(
        self,
        db: Db,
        *,
        by: User,
        words: str,
        follow_up_on: date | None = None,
        wanted: bool = False,
    ) -> None:
        """The hosts' own notes, which the visitor never sees, and when to ask again."""
        await self.hold(db)
        if self.side_of(by) is not Side.HOST:
            raise Refused("visit_host_only")
        self.visit_notes = _words(words, "notes")
        self.follow_up_required = wanted or follow_up_on is not None
        self.follow_up_date = follow_up_on


def _words(words: str, field: str) -> str | None:
    if len(words) > LONGEST:
        raise Refused("visit_words_too_long", field=field, most=LONGEST)
    return words.strip() or None
