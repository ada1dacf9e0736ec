"""/flatmates/people/<public_id>: a profile as others see it."""

from datetime import timedelta
from typing import Any

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.flatmates.profile.reach import reachable_person
from ghar_app.models.flatmates.profile.rooms import rooms_of
from ghar_app.models.flatmates.profile.showing import people
from ghar_app.models.flatmates.profile.viewing import note_view
from ghar_app.models.flatmates.profile.wording import wording
from ghar_app.models.identity import User
from ghar_app.refusals import NotFound, Refused
from state.flatmates.people import PersonView, person_view
from state.refusals import shows_refusals
from state.shell import SignedIn

AGAIN = timedelta(minutes=10)


class MatePage(SignedIn, rx.State):
    """`missing` for a profile that is not there, or not for this viewer."""

    mate: PersonView | None = None
    is_me: bool = False
    missing: bool = False
    at: int = 0

    @rx.event
    @shows_refusals
    async def load(self) -> Any:
        """The person of the address, and a note that somebody looked."""
        self.mate, self.missing, self.at = None, False, 0
        asked = self.router.url.path.rstrip("/").rpartition("/")[2]
        async with transaction() as db:
            me = await self._me(db)
            if not me.flatmates_onboarding_completed:
                return rx.redirect(f"/flatmates/welcome?next=/flatmates/people/{asked}")
            try:
                other = await reachable_person(db, by=me, public_id=asked)
            except NotFound:
                self.missing = True
                return None
            self.is_me = other.id == me.id
            if not self.is_me:
                await note_view(db, other, by=me, at=now(), once_in=AGAIN)
            self.mate = await _view(db, me, other, self._language)
        return None

    @rx.event
    @shows_refusals
    async def turn(self, by: int) -> None:
        """The next photograph, or the one before."""
        async with transaction() as db:
            await self._me(db)
        if self.mate is None or not self.mate.photos:
            raise Refused("person_not_found")
        self.at = (self.at + by) % len(self.mate.photos)


async def _view(db: Db, me: User, other: User, language: Any) -> PersonView:
    found = await people(db, [me.id, other.id], viewer=me)
    words, rooms = await wording(db, language), await rooms_of(db, [other.id])
    mine = found[me.id] if other.id != me.id else None
    return person_view(found[other.id], language, words, mine=mine, room=rooms.get(other.id))
