"""/visits/<id>: one visit; what each side can do with it."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.visits import Visit
from ghar_app.models.visits.lists import clashes, history_of, one
from ghar_app.models.visits.slots import open_days
from ghar_app.models.visits.timing import written
from ghar_app.refusals import NotFound, Refused
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.visits.views import DayView, SlotView, days_of, first_free, nearest_of
from state.visits.visit_view import VisitView, visit_view

WAITING, SHOWN, MISSING = "waiting", "shown", "missing"
Act = Callable[[Db, Visit, User, datetime], Awaitable[None]]


class VisitPage(SignedIn, rx.State):
    """The gate is `Visit.reachable`, on every press; the verbs say who may do what."""

    phase: str = WAITING
    visit: VisitView | None = None
    is_picking: bool = False
    is_cancelling: bool = False
    days: list[DayView] = []
    day: str = ""
    slot: str = ""
    nearest: list[SlotView] = []
    done: str = ""

    _id: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """The visit of the address."""
        asked = str(self.router.url.path).rstrip("/").rpartition("/")[2]
        if asked != self._id:
            self.phase, self.visit, self._id = WAITING, None, asked
        self.is_picking, self.is_cancelling, self.done = False, False, ""
        try:
            async with transaction() as db:
                await self._show(db, await self._me(db))
        except NotFound as refusal:
            self.phase, self.visit = MISSING, None
            self._show_refusal(refusal)

    @rx.event
    @shows_refusals
    async def confirm(self, seen: str) -> None:
        """Agree to the time that the page shows."""

        async def agree(db: Db, visit: Visit, me: User, at: datetime) -> None:
            await visit.confirm(db, by=me, time=written(seen), now=at)

        await self._do(agree, "confirmed")

    @rx.event
    @shows_refusals
    async def open_picker(self) -> None:
        """Show the coming days, to name another time."""
        async with transaction() as db:
            visit = await self._reached(db, me := await self._me(db))
            home = await db.get(Property, visit.property_id)
            assert home is not None
            _, days = await open_days(db, home, by=me, now=now(), ignoring=visit.id)
        self.days = days_of(days, self._language)
        self.day, self.slot, self.nearest = first_free(self.days), "", []
        self.is_picking = True

    @rx.event
    async def choose_day(self, day: str) -> None:
        """Show another day's times."""
        self.day = day

    @rx.event
    async def close(self) -> None:
        """Put the dialogs away."""
        self.is_picking = self.is_cancelling = False

    @rx.event
    @shows_refusals
    async def suggest(self, form: dict[str, Any]) -> None:
        """Name another time."""
        self.slot, self.nearest = str(form.get("slot", "")), []

        async def move(db: Db, visit: Visit, me: User, at: datetime) -> None:
            to = written(self.slot)
            reason = str(form.get("reason", ""))
            await visit.reschedule(db, by=me, to=to, now=at, reason=reason)

        try:
            await self._do(move, "suggested")
        except Refused as refusal:
            self.nearest = nearest_of(refusal.details.get("nearest"), self._language)
            raise

    @rx.event
    async def open_cancelling(self) -> None:
        """Ask whether it shall be called off."""
        self.is_cancelling = True

    @rx.event
    @shows_refusals
    async def cancel(self, form: dict[str, Any]) -> None:
        """Call it off."""

        async def call_off(db: Db, visit: Visit, me: User, at: datetime) -> None:
            await visit.cancel(db, by=me, now=at, reason=str(form.get("reason", "")))

        await self._do(call_off, "cancelled")

    @rx.event
    @shows_refusals
    async def complete(self) -> None:
        """It took place."""

        async def close(db: Db, visit: Visit, me: User, at: datetime) -> None:
            await visit.complete(db, by=me, now=at)

        await self._do(close, "completed")

    @rx.event
    @shows_refusals
    async def mark_no_show(self) -> None:
        """Nobody came."""

        async def close(db: Db, visit: Visit, me: User, at: datetime) -> None:
            await visit.mark_no_show(db, by=me, now=at)

        await self._do(close, "no_show")

    @rx.event
    @shows_refusals
    async def give_feedback(self, form: dict[str, Any]) -> None:
        """What it was like."""

        async def write(db: Db, visit: Visit, me: User, _at: datetime) -> None:
            words, interest = str(form.get("words", "")), str(form.get("interest", ""))
            await visit.give_feedback(db, by=me, words=words, interest=interest)

        await self._do(write, "thanked")

    @rx.event
    @shows_refusals
    async def keep_notes(self, form: dict[str, Any]) -> None:
        """The host's own notes."""

        async def write(db: Db, visit: Visit, me: User, _at: datetime) -> None:
            words, wanted = str(form.get("notes", "")), bool(form.get("follow_up"))
            on = _day(str(form.get("follow_up_on", ""))) if wanted else None
            await visit.keep_notes(db, by=me, words=words, follow_up_on=on, wanted=wanted)

        await self._do(write, "kept")

    async def _do(self, act: Act, said: str) -> None:
        self.done = ""
        async with transaction() as db:
            me = await self._me(db)
            visit = await self._reached(db, me)
            await act(db, visit, me, now())
            await db.flush()
            await self._show(db, me)
        self.is_picking = self.is_cancelling = False
        self.done = translate(f"visits.done.{said}", self._language)

    async def _reached(self, db: Db, me: User) -> Visit:
        return await Visit.reachable(db, by=me, public_id=self._id)

    async def _show(self, db: Db, me: User) -> None:
        visit = await self._reached(db, me)
        shown, history = await one(db, visit), await history_of(db, visit)
        self.visit = visit_view(
            shown,
            history,
            await clashes(db, visit),
            by=me,
            now=now(),
            language=self._language,
        )
        self.phase = SHOWN


def _day(written_day: str) -> date | None:
    if not written_day.strip():
        return None
    try:
        return date.fromisoformat(written_day)
    except ValueError:
        raise Refused("visit_no_time", field="follow_up_on") from None
