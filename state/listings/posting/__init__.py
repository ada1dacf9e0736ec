"""/post: begin a home, or go on with one that was begun."""

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from ghar_app import formats
from ghar_app.catalogue import Language, translate
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.listings.posting.begun import Begun, begun_by
from ghar_app.models.listings.posting.owners import (
    owner_of_choice,
    owners_for,
    posts_for_others,
)
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


@dataclass(frozen=True)
class OwnerView:
    """Somebody to post for."""

    id: str
    name: str
    initials: str
    masked: str


class PostPage(SignedIn, rx.State):
    """The drafts of whoever is signed in, the latest first."""

    drafts: list[BegunView] = []
    ready: bool = False
    posts_for_others: bool = False
    owners: list[OwnerView] = []
    asked: str = ""
    looked: bool = False

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """What was begun and not finished."""
        self.asked, self.looked = "", False
        async with transaction() as db:
            me = await self._me(db)
            found = await begun_by(db, by=me)
            self.posts_for_others = posts_for_others(me)
            self.owners = await self._owners(db, me, "")
        self.drafts = [_view(one, self._language) for one in found]
        self.ready = True

    @rx.event
    @shows_refusals
    async def begin(self) -> EventSpec:
        """On to the first step of a new home."""
        async with transaction() as db:
            home = await Property.draft(db, by=await self._me(db))
        return rx.redirect(f"/post/{home.public_id}")

    @rx.event
    @shows_refusals
    async def find_owner(self, form: dict[str, Any]) -> None:
        """Look for the owner one posts for, by name, phone or e-mail."""
        self.asked = str(form.get("owner", ""))[:100]
        async with transaction() as db:
            self.owners = await self._owners(db, await self._me(db), self.asked)
        self.looked = True

    @rx.event
    @shows_refusals
    async def begin_for(self, owner: str) -> EventSpec:
        """On to the first step of a home of somebody else's."""
        async with transaction() as db:
            me = await self._me(db)
            whose = await owner_of_choice(db, by=me, public_id=owner)
            home = await Property.draft(db, by=me, owner=whose)
        return rx.redirect(f"/post/{home.public_id}")

    async def _owners(self, db: Db, me: User, words: str) -> list[OwnerView]:
        return [
            OwnerView(str(one.public_id), one.name, one.initials, one.masked)
            for one in await owners_for(db, by=me, words=words)
        ]


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
