"""/post/[draft_id]: the wizard. Whatever is typed is kept; publishing is one press."""

from collections.abc import Mapping
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.listings.posting.fields import BY_NAME, Step, step_of
from ghar_app.models.listings.posting.readers import Unreadable, pin
from ghar_app.models.listings.posting.reading import Incomplete
from ghar_app.models.listings.posting.saving import ChangedElsewhere
from ghar_app.refusals import Refused
from state.listings.posting.filling import from_pincode
from state.listings.posting.photos import TakesPhotos
from state.listings.posting.views import STEPS, path
from state.refusals import shows_refusals


class WizardPage(TakesPhotos, rx.State):
    """One home on its way; step and field stand in the address."""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Show what is kept, newest first; where nothing is named, the step one left at."""
        if self._opened != self._public_id:
            self.ready, self.told, self.both, self._strict = False, "", [], False
            self._opened = self._public_id
        async with transaction() as db:
            draft = await (await self._home(db)).unpublished(db)
        asked = self._asked_step() or (draft.step if draft else "")
        self.step = asked if asked in STEPS else Step.BASICS
        await self._show(anew=True)

    @rx.event
    @shows_refusals
    async def keep(self, form: dict[str, Any]) -> None:
        """Save what was typed on this step; pages call it a second after the last key."""
        typed = {
            name: str(value)
            for name, value in form.items()
            if name in BY_NAME and step_of(name) == self.step
        }
        await self._save({k: v for k, v in typed.items() if v != self.answers.get(k, "")})

    @rx.event
    @shows_refusals
    async def go_on(self) -> EventSpec:
        """To the next step; what was typed before was sent before."""
        return self._leads_to(1)

    @rx.event
    @shows_refusals
    async def go_back(self) -> EventSpec:
        """To the step before."""
        return self._leads_to(-1)

    @rx.event
    @shows_refusals
    async def drop_pin(self, latitude: float, longitude: float) -> None:
        """The pin rests here. Outside India it is refused, and the old one stays."""
        point = f"{float(latitude)},{float(longitude)}"
        async with transaction() as db:
            await self._home(db)
        try:
            pin(point)
        except Unreadable as unread:
            raise Refused(unread.code, field="pin") from None
        await self._save({"pin": point})

    @rx.event
    @shows_refusals
    async def choose_locality(self, name: str) -> None:
        """One of those that the PIN code delivers to."""
        await self._save({"locality": str(name)}, anew=True)

    @rx.event
    @shows_refusals
    async def tick(self, amenity: int) -> None:
        """Have it, or have it not."""
        chosen = {one.id for group in self.amenities for one in group.things if one.chosen}
        await self._save({"amenities": sorted(chosen ^ {int(amenity)})})

    @rx.event
    @shows_refusals
    async def keep_mine(self) -> None:
        """Of two versions, the one of this window."""
        self.both = []
        await self._save(self._mine, anew=True)

    @rx.event
    @shows_refusals
    async def take_theirs(self) -> None:
        """Of two versions, the one that stands there already."""
        self.both, self._mine = [], {}
        await self._show(anew=True)

    @rx.event
    @shows_refusals
    async def publish(self) -> EventSpec | None:
        """Online, or to review; or all that is still missing, each with its step."""
        try:
            async with transaction() as db:
                home = await self._home(db)
                status = await home.publish(db, by=await self._me(db), at=now(), seen=self._seen)
        except Incomplete as incomplete:
            self._strict = True
            await self._show()
            self.errors = {**self.errors, "": incomplete.message(self._language)}
            return None
        except ChangedElsewhere:
            await self._tell_others()
            return None
        return rx.redirect(f"/desk/{self.draft.id}?posted={status}")

    async def _save(self, values: Mapping[str, Any], *, anew: bool = False) -> None:
        """Keep answers; two versions of one are shown side by side, and neither is lost."""
        try:
            async with transaction() as db:
                me, home = await self._me(db), await self._home(db)
                values = {**values, **await from_pincode(values, self.answers)}
                kept = await home.save(db, by=me, step=self.step, values=values, seen=self._seen)
        except ChangedElsewhere as changed:
            self._mine = {**self._mine, **values}
            self._seen = changed.version
            self._show_both(changed.both)
            self.saves += 1
            return
        await self._adopt(kept, anew=anew or ("pincode" in values and len(values) > 1))

    def _leads_to(self, by: int) -> EventSpec:
        at = STEPS.index(Step(self.step)) + by
        return rx.redirect(path(self.draft.id, STEPS[min(max(at, 0), len(STEPS) - 1)]))
