"""The box on a home's page: asking for a visit, or the one that somebody has."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.visits import Visit
from ghar_app.models.visits.lists import clashes, visit_at
from ghar_app.models.visits.slots import open_days
from ghar_app.models.visits.timing import written
from ghar_app.refusals import NotFound, Refused
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.visits import words
from state.visits.views import DayView, SlotView, days_of, first_free, nearest_of

RESUME = "visit"
"""`?resume=visit~<time>`: whoever had to sign in first finds the time chosen."""


@dataclass(frozen=True)
class MineView:
    """The visit that the viewer has at this home; an empty `href` means none."""

    href: str = ""
    when: str = ""
    status: str = ""
    tone: str = "neutral"
    calendar: str = ""


class VisitBox(SignedIn, rx.State):
    """Everybody may look at the free times; asking needs an account."""

    mine: MineView = MineView()
    offered: bool = False
    is_open: bool = False
    days: list[DayView] = []
    day: str = ""
    slot: str = ""
    hours_said: bool = True
    nearest: list[SlotView] = []
    notice: str = ""

    _home: str = ""

    @rx.event
    @shows_refusals
    async def look(self, home_id: str) -> Any:
        """Which home this is about, and whether the viewer has a visit there."""
        self._home, self.is_open, self.notice, self.days = home_id, False, "", []
        async with transaction() as db:
            viewer = await self._viewer(db)
            home = await Property.reachable(db, by=viewer, public_id=home_id)
            await self._show_mine(db, viewer, home)
            self.offered = home.is_public and (viewer is None or viewer.id != home.owner_id)
        asked = self.router.url.query_parameters.get("resume", "")
        if asked.startswith(f"{RESUME}~") and not self.mine.href and self.offered:
            self.slot = asked.partition("~")[2]
            return VisitBox.open_picker
        return None

    @rx.event
    @shows_refusals
    async def open_picker(self) -> None:
        """Show the coming fourteen days."""
        async with transaction() as db:
            viewer = await self._viewer(db)
            home = await self._reached(db, viewer)
            hours, days = await open_days(db, home, by=viewer, now=now())
        self.hours_said = hours.said
        self.days = days_of(days, self._language)
        self.nearest, self.notice = [], ""
        chosen = self.slot[:10]
        known = any(day.value == chosen for day in self.days)
        self.day = chosen if known else first_free(self.days)
        self.is_open = True

    @rx.event
    async def close(self) -> None:
        """Put the picker away."""
        self.is_open, self.slot = False, ""

    @rx.event
    async def choose_day(self, day: str) -> None:
        """Show another day's times."""
        self.day = day

    @rx.event
    @shows_refusals
    async def ask(self, form: dict[str, Any]) -> Any:
        """Ask for the chosen time."""
        chosen = str(form.get("slot", ""))
        self.slot, self.nearest = chosen, []
        try:
            async with transaction() as db:
                me = await self._me(db, resume=f"{RESUME}~{chosen}")
                home = await self._reached(db, me)
                at = written(chosen)
                wishes = str(form.get("wishes", ""))
                visit = await Visit.request(db, by=me, home=home, at=at, now=now(), wishes=wishes)
                others = await clashes(db, visit)
                await self._show_mine(db, me, home)
        except Refused as refusal:
            self.nearest = nearest_of(refusal.details.get("nearest"), self._language)
            raise
        self.is_open, self.slot = False, ""
        self.notice = translate("visits.asked", self._language)
        if others:
            other = others[0].home.title
            self.notice = translate("visits.asked_but", self._language, home=other)

    async def _reached(self, db: Db, viewer: User | None) -> Property:
        if not self._home:
            raise NotFound("home")
        return await Property.reachable(db, by=viewer, public_id=self._home)

    async def _show_mine(self, db: Db, viewer: User | None, home: Property) -> None:
        moment = now()
        found = None
        if viewer is not None:
            found = await visit_at(db, by=viewer, home_id=home.id, now=moment)
        self.mine = MineView() if found is None else self._view(found, viewer, moment)

    def _view(self, visit: Visit, viewer: User | None, moment: datetime) -> MineView:
        assert viewer is not None
        side = visit.side_of(viewer)
        return MineView(
            href=f"/visits/{visit.public_id}",
            when=words.told_when(visit.scheduled_date, moment, self._language),
            status=words.status_words(visit, side, moment, self._language),
            tone=words.tone(visit, side, moment),
            calendar=f"/visits/{visit.public_id}/visit.ics",
        )
