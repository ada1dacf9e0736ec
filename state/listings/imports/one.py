"""One portfolio import: columns, check, places, import, publish."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

import reflex as rx
from reflex.event import EventSpec

from ghar_app.catalogue import translate
from ghar_app.db import transaction
from ghar_app.db.outages import outage
from ghar_app.models.listings.importing.pinning import city_box, suggested
from ghar_app.refusals import Refused
from ghar_app.settings import settings
from state.listings.imports.showing import ShowsImport
from state.listings.imports.steps import CHOICES, consequence
from state.listings.imports.views import (
    ACTIVE,
    ColumnView,
    column_view,
    column_views,
    suggestion_view,
)
from state.refusals import shows_refusals

_LOOK_EVERY_S = 0.7
_GIVE_UP_AFTER_S = 300.0


class ImportPage(ShowsImport, rx.State):
    """/desk/imports/[import_id]; step, filter and place in the list stand in the address."""

    _watching: str = ""
    _opened: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> EventSpec | None:
        """Show what the address asks for; follow the job while there is one."""
        self.notice = ""
        if self._opened != self._public_id:
            self._opened, self.columns, self.ready = self._public_id, [], False
        await self._show()
        return type(self).watch if self.portfolio.status in ACTIVE else None

    @rx.event
    @shows_refusals
    async def choose_field(self, name: str, field: str) -> None:
        """Say what a column means; nothing is stored before the check."""
        self.columns = [self._chosen(one, name, field, "") for one in self.columns]

    @rx.event
    @shows_refusals
    async def choose_unit(self, name: str, unit: str) -> None:
        """Say what a column's bare numbers count."""
        self.columns = [self._chosen(one, name, one.field, unit) for one in self.columns]

    @rx.event
    @shows_refusals
    async def choose_default(self, key: str, value: str) -> None:
        """Say what holds for rows that do not say it themselves."""
        if key in CHOICES:
            self.defaults = {**self.defaults, key: str(value)[:100]}

    @rx.event
    @shows_refusals
    async def guess_again(self) -> None:
        """Forget what was chosen before for such columns."""
        async with transaction() as db:
            found = await self._found(db)
            found.mapping = await found.guess(db)
            self.columns = column_views(found, self._language)

    @rx.event
    @shows_refusals
    async def check(self) -> list[EventSpec]:
        """Keep the choice and have every row checked."""
        mapping = {one.name: {"field": one.field, "unit": one.unit} for one in self.columns}
        async with transaction() as db:
            found = await self._found(db, lock=True)
            await found.map(db, by=await self._me(db), mapping=mapping, defaults=self.defaults)
        return await self._follow("check")

    @rx.event
    @shows_refusals
    async def open_pin(self, key: str) -> None:
        """Choose the locality for which a pin is dropped; again, and it closes."""
        async with transaction() as db:
            await self._found(db)
        self.latitude = self.longitude = None
        self.pinned = "" if self.pinned == key else key
        city, _, locality = self.pinned.partition("\n")
        found = await suggested(city, locality) if self.pinned else []
        self.suggestions = [suggestion_view(one, self._language) for one in found]
        self.fit = city_box(city)
        self.map_style = settings().map_style_url or ""

    @rx.event
    @shows_refusals
    async def drop_pin(self, latitude: float, longitude: float) -> None:
        """The pin rests here; nothing is stored yet."""
        self.latitude, self.longitude = float(latitude), float(longitude)

    @rx.event
    @shows_refusals
    async def place(self) -> None:
        """Put all homes of the locality at the pin."""
        async with transaction() as db:
            me = await self._me(db)
            found = await self._found(db, lock=True)
            if self.latitude is None or self.longitude is None:
                raise Refused("pin_missing", field="pin")
            city, _, locality = self.pinned.partition("\n")
            placed = await found.pin(
                db,
                by=me,
                city=city,
                locality=locality,
                latitude=self.latitude,
                longitude=self.longitude,
            )
        name = locality or city
        self.notice = translate("imports.pinned", self._language, n=placed, name=name)
        await self._show()

    @rx.event
    @shows_refusals
    async def start(self) -> list[EventSpec]:
        """Make drafts of all rows that are ready."""
        async with transaction() as db:
            found = await self._found(db, lock=True)
            await found.start(db, by=await self._me(db))
        return await self._follow("import")

    @rx.event(background=True)
    @shows_refusals
    async def publish(self) -> None:
        """Put every draft of this import online."""
        async with self._at_work("publish"), transaction() as db:
            found = await self._found(db, lock=True)
            live, reviewed = await found.publish_all(db, by=await self._me(db))
        async with self:
            self._tell(published_now=live, reviewed_now=reviewed)
            await self._show()

    @rx.event
    @shows_refusals
    async def weigh_undo(self) -> None:
        """Say what taking the import back would do, before it is asked for."""
        async with transaction() as db:
            found = await self._found(db)
            self.consequence = consequence(await found.consequences(db), self._language)

    @rx.event
    @shows_refusals
    async def keep(self) -> None:
        """Not taken back after all."""
        self.consequence = ""

    @rx.event(background=True)
    @shows_refusals
    async def undo(self) -> None:
        """Take the whole import back."""
        async with self._at_work("undo"), transaction() as db:
            found = await self._found(db, lock=True)
            done = await found.undo(db, by=await self._me(db))
        async with self:
            self._tell(undone_drafts=done.drafts, undone_published=done.published)
            await self._show()

    @asynccontextmanager
    async def _at_work(self, what: str) -> AsyncIterator[None]:
        """Show that `what` is under way; others of this tab's events need not wait for it."""
        async with self:
            self.working = what
        try:
            yield
        finally:
            async with self:
                self.working = self.consequence = ""

    @rx.event(background=True)
    async def watch(self) -> None:
        """Follow the job until it is over; a closed tab ends the following, not the job."""
        mine = str(monotonic())
        async with self:
            self._watching = mine
        moved_at, done = monotonic(), -1
        while monotonic() - moved_at < _GIVE_UP_AFTER_S:
            await asyncio.sleep(_LOOK_EVERY_S)
            async with self:
                if self._watching != mine:
                    return
                if not await self._look():
                    return
                if self.portfolio.done != done:
                    moved_at, done = monotonic(), self.portfolio.done

    async def _look(self) -> bool:
        """Bring the screen up to date; False when there is nothing more to follow."""
        try:
            await self._show()
        except Refused as refusal:
            self._show_refusal(refusal)
            return False
        except Exception as error:
            # The database may come back; the job goes on without this tab.
            if outage(error) is None:
                raise
        return self.portfolio.status in ACTIVE

    async def _follow(self, step: str) -> list[EventSpec]:
        """On to a step whose job has begun."""
        await self._show(step)
        to = f"{self.portfolio.href}?step={step}"
        return [rx.redirect(to, replace=True), type(self).watch]

    def _chosen(self, one: ColumnView, name: str, field: str, unit: str) -> ColumnView:
        if one.name != name:
            return one
        chosen = {"field": field, "unit": unit}
        return column_view(one.name, one.samples.split(" · "), chosen, self._language)
