"""/post: begin a home, or go on with one that was begun."""

from dataclasses import dataclass

import reflex as rx
from reflex.event import EventSpec

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.models.listings import Property
from ghar_app.models.listings.posting.begun import Begun, begun_by
from state.refusals import shows_refusals
from state.shell import SignedIn


@dataclass(frozen=True)
class BegunView:
    """A draft to go on with."""

    id: str
    href: str
    title: str
    note: str
    score: int
    image: str


class PostPage(SignedIn, rx.State):
    """The drafts of whoever is signed in, the latest first."""

    drafts: list[BegunView] = []
    ready: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """What was begun and not finished."""
        async with transaction() as db:
            found = await begun_by(db, by=await self._me(db))
        self.drafts = [_view(one, self._language) for one in found]
        self.ready = True

    @rx.event
    @shows_refusals
    async def begin(self) -> EventSpec:
        """On to the first step of a new home."""
        async with transaction() as db:
            home = await Property.draft(db, by=await self._me(db))
        return rx.redirect(f"/post/{home.public_id}")


def _view(one: Begun, language: Language) -> BegunView:
    place = ", ".join(part for part in (one.locality, one.city) if part)
    saved = translate("posting.last_saved", language, at=formats.moment(one.saved_at, language))
    return BegunView(
        id=str(one.public_id),
        href=f"/post/{one.public_id}?step={one.step}",
        title=one.title or translate("posting.untitled", language),
        note=f"{place} · {saved}" if place else saved,
        score=one.score,
        image=one.image,
    )
