"""One press on one's own home: pause, resume, let, sold, copy, away. For its list and its page."""

from collections.abc import Awaitable, Callable
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from ghar_app.catalogue import translate
from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.refusals import NotFound
from state.refusals import shows_refusals
from state.shell import SignedIn

Verb = Callable[[Db, Property, User], Awaitable[Any]]

VERBS: dict[str, Verb] = {
    "pause": lambda db, home, me: home.pause(db, by=me, at=now()),
    "resume": lambda db, home, me: home.resume(db, by=me, at=now()),
    "still": lambda db, home, me: home.still_available(db, by=me, at=now()),
    "under_offer": lambda db, home, me: home.mark_under_offer(db, by=me, at=now()),
    "let": lambda db, home, me: home.mark_let(db, by=me, at=now()),
    "sold": lambda db, home, me: home.mark_sold(db, by=me, at=now()),
    "available": lambda db, home, me: home.mark_available(db, by=me, at=now()),
    "archive": lambda db, home, me: home.archive(db, by=me, at=now()),
}
"""What an owner's press does; the verbs themselves refuse what does not fit."""


class ActsOnHomes(SignedIn, rx.State, mixin=True):
    """Buttons and menus of one's own homes. `leaving` is the home that is about to be archived."""

    notice: str = ""
    leaving: str = ""
    leaving_title: str = ""

    @rx.event
    @shows_refusals
    async def act(self, home: str, what: str) -> None:
        """Do one of `VERBS` and show what came of it."""
        self.notice = ""
        async with transaction() as db:
            me = await self._me(db)
            found = await Property.editable(db, by=me, public_id=home)
            if what not in VERBS or what == "archive":
                raise NotFound("home")
            await VERBS[what](db, found, me)
            title = found.title
        self.notice = translate(f"desk.done.{what}", self._language, home=title)
        await self._show_again()

    @rx.event
    @shows_refusals
    async def duplicate(self, home: str) -> EventSpec:
        """A copy to write on; nothing of it is online."""
        async with transaction() as db:
            me = await self._me(db)
            copy = await (await Property.editable(db, by=me, public_id=home)).duplicate(db, by=me)
        return rx.redirect(f"/post/{copy.public_id}")

    @rx.event
    @shows_refusals
    async def weigh_leaving(self, home: str) -> None:
        """Ask before a home is taken away."""
        async with transaction() as db:
            found = await Property.editable(db, by=await self._me(db), public_id=home)
        title = found.title or translate("posting.untitled", self._language)
        self.leaving, self.leaving_title = home, title

    @rx.event
    @shows_refusals
    async def stay(self) -> None:
        """It is not taken away after all."""
        self.leaving = ""

    @rx.event
    @shows_refusals
    async def archive(self) -> EventSpec | None:
        """Take it away, as was asked for; a draft is deleted."""
        async with transaction() as db:
            me = await self._me(db)
            found = await Property.editable(db, by=me, public_id=self.leaving)
            await VERBS["archive"](db, found, me)
        self.leaving = ""
        self.notice = translate("desk.done.archive", self._language, home=self.leaving_title)
        return await self._after_leaving()

    async def _show_again(self) -> None:
        raise NotImplementedError

    async def _after_leaving(self) -> EventSpec | None:
        raise NotImplementedError
