"""/admin/reports: homes that people reported, the longest waiting first."""

from datetime import datetime
from typing import Any

import reflex as rx
from sqlalchemy import Row

from ghar_app.catalogue import Language, translate
from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.listings.kinds import PropertyType
from ghar_app.models.listings.moderation.reported import PAGE_SIZE, reported
from state.listings.cards import KINDS
from state.listings.desk import TONES
from state.listings.moderation.views import ReportedView
from state.listings.moderation.words import age, age_tone
from state.refusals import shows_refusals
from state.shell import SignedIn


class ReportsPage(SignedIn, rx.State):
    """Only reads; what is done about a report stands on the home's own page."""

    homes: list[ReportedView] = []
    has_more: bool = False
    ready: bool = False
    _after: tuple[datetime, int] | None = None

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The first page."""
        async with transaction() as db:
            rows = await reported(db, by=await self._me(db), most=PAGE_SIZE + 1)
        self.homes = []
        self._add(list(rows))
        self.ready = True

    @rx.event
    @shows_refusals
    async def more(self) -> None:
        """The next ones, below."""
        async with transaction() as db:
            me = await self._me(db)
            rows = await reported(db, by=me, after=self._after, most=PAGE_SIZE + 1)
        self._add(list(rows))

    def _add(self, rows: list[Row[Any]]) -> None:
        shown, self.has_more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
        self.homes = [*self.homes, *[_line(row, now(), self._language) for row in shown]]
        if shown:
            self._after = (shown[-1].first, shown[-1].id)


def _line(row: Row[Any], moment: datetime, language: Language) -> ReportedView:
    return ReportedView(
        id=str(row.public_id),
        href=f"/admin/moderation/{row.public_id}",
        title=row.title or translate("moderation.untitled", language),
        kind=KINDS.get(PropertyType(row.property_type), "flat"),
        image=row.main_image_url or "",
        place=", ".join(part for part in (row.locality, row.city) if part),
        people=translate("moderation.people", language, n=row.people),
        reasons=[translate(f"moderation.reported.{reason}", language) for reason in row.reasons],
        status=translate(f"desk.listing_status.{row.listing_status}", language),
        tone=TONES.get(row.listing_status, "neutral"),
        age=age(row.first, moment, language),
        age_tone=age_tone(row.first, moment),
    )
