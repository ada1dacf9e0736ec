"""/visits: the visits somebody has asked for."""

from datetime import datetime
from typing import Any

import reflex as rx

from ghar_app.clock import in_india, now
from ghar_app.db import transaction
from ghar_app.models.visits import Visit
from ghar_app.models.visits.lists import PAGE_SIZE, Appointment, past, upcoming
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.visits.views import VisitCard, card

PAST = "past"


class VisitsPage(SignedIn, rx.State):
    """`?show=past` for those that are over; the rest is to come."""

    show: str = "upcoming"
    visits: list[VisitCard] = []
    has_more: bool = False
    loading: bool = True
    rated: str = ""

    _last: tuple[datetime, int] | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The first page of the chosen list."""
        chosen = self.router.url.query_parameters.get("show", "")
        self.show = PAST if chosen == PAST else "upcoming"
        self.visits, self._last, self.rated = [], None, ""
        try:
            await self._fetch()
        finally:
            self.loading = False

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next ones, below."""
        await self._fetch()

    @rx.event
    @shows_refusals
    async def rate(self, visit_id: str, interest: str) -> None:
        """How interesting it was, in one press; words can follow on the visit's own page."""
        async with transaction() as db:
            me = await self._me(db)
            visit = await Visit.reachable(db, by=me, public_id=visit_id)
            words = visit.visitor_feedback or ""
            await visit.give_feedback(db, by=me, words=words, interest=interest)
        self.rated = visit_id

    async def _fetch(self) -> None:
        moment = now()
        async with transaction() as db:
            me = await self._me(db)
            if self.show == PAST:
                found = await past(db, by=me, now=moment, before=self._last)
            else:
                found = await upcoming(db, by=me, now=moment, after=self._last)
            cards = [card(one, by=me, now=moment, language=self._language) for one in found]
        self.visits = [*self.visits, *cards]
        self.has_more = len(found) == PAGE_SIZE
        self._last = _place(found) or self._last


def _place(found: list[Appointment]) -> Any:
    """Where the next page begins."""
    if not found:
        return None
    last = found[-1].visit
    return in_india(last.scheduled_date), last.id
