"""/welcome: a few questions after the first sign-in; any device goes on where another stopped."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from ghar_app.clock import now, today
from ghar_app.db import Db, transaction
from ghar_app.geography.cities import CITIES
from ghar_app.models.identity import User
from ghar_app.models.identity.user.profile import OLDEST, YOUNGEST, ProfileChange
from ghar_app.models.identity.welcoming import (
    Purpose,
    WelcomeStep,
    pass_over,
    say_name,
    say_place,
    say_purpose,
    standing,
)
from ghar_app.web.paths import safe_path
from state.identity.account import day_of
from state.refusals import shows_refusals
from state.shell import Shell, SignedIn, view_of


@dataclass(frozen=True)
class WelcomeView:
    """What is known so far. Days are YYYY-MM-DD."""

    full_name: str = ""
    initials: str = ""
    born: str = ""
    earliest: str = ""
    latest: str = ""
    purpose: str = ""
    city: str = ""
    states: tuple[str, ...] = ("next",) * len(WelcomeStep)


class WelcomePage(SignedIn, rx.State):
    """`?next=` says where to go afterwards."""

    step: str = ""
    said: WelcomeView = WelcomeView()
    cities: list[tuple[str, str]] = []

    _next: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> Any:
        """The step that is next; whoever has done them all goes on at once."""
        self._next = safe_path(self.router.url.query_parameters.get("next", ""))
        hindi = self._language == "hi"
        self.cities = [(one.name, one.name_hi if hindi else one.name) for one in CITIES]
        self.step = ""
        async with transaction() as db:
            return await self._go_on(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def name(self, form: dict[str, Any]) -> Any:
        """Name and date of birth."""
        async with transaction() as db:
            me = await self._me(db)
            change = ProfileChange(
                full_name=str(form.get("full_name", "")),
                date_of_birth=day_of(str(form.get("date_of_birth", ""))),
            )
            me = await say_name(db, me, change, on=today(), at=now())
            shell = await self.get_state(Shell)
            shell._look(view_of(me), shell.csrf)
            return await self._go_on(db, me)

    @rx.event
    @shows_refusals
    async def picture(self) -> Any:
        """The picture is chosen, or not wanted now."""
        return await self._pass(WelcomeStep.PICTURE)

    @rx.event
    @shows_refusals
    async def purpose(self, form: dict[str, Any]) -> Any:
        """What brings somebody here."""
        async with transaction() as db:
            me = await self._me(db)
            await say_purpose(db, me, str(form.get("purpose", "")), at=now())
            return await self._go_on(db, me)

    @rx.event
    @shows_refusals
    async def place(self, form: dict[str, Any]) -> Any:
        """The city."""
        async with transaction() as db:
            me = await self._me(db)
            await say_place(db, me, str(form.get("city", "")), at=now())
            return await self._go_on(db, me)

    @rx.event
    @shows_refusals
    async def skip(self) -> Any:
        """Leave this step out."""
        return await self._pass(self.step)

    @rx.event
    @shows_refusals
    async def back(self, step: str) -> None:
        """Change an earlier answer."""
        async with transaction() as db:
            me = await self._me(db)
            found = await standing(db, me)
            if step in found.done:
                self._show(me, found.done, found.purpose, found.city, step)

    async def _pass(self, step: str) -> Any:
        async with transaction() as db:
            me = await self._me(db)
            await pass_over(db, me, step, at=now())
            return await self._go_on(db, me)

    async def _go_on(self, db: Db, me: User) -> Any:
        found = await standing(db, me)
        if found.step is None:
            return rx.redirect(self._next if self._next != "/" else _way_in(found))
        self._show(me, found.done, found.purpose, found.city, found.step)
        return None

    def _show(
        self, me: User, done: tuple[WelcomeStep, ...], purpose: str, city: str, step: str
    ) -> None:
        on = today()
        self.step = step
        self.said = WelcomeView(
            full_name=me.full_name or "",
            initials=me.initials,
            born=me.born_on.isoformat() if me.born_on else "",
            earliest=f"{on.year - OLDEST - 1}-01-01",
            latest=f"{on.year - YOUNGEST}-12-31",
            purpose=purpose,
            city=city,
            states=tuple(
                "now" if one == step else "done" if one in done else "next" for one in WelcomeStep
            ),
        )


def _way_in(found: Any) -> str:
    if found.purpose == Purpose.RENT_OUT:
        return "/post"
    if found.purpose == Purpose.SHOW:
        return "/desk"
    if found.city:
        return f"/search?{urlencode({'purpose': 'rent', 'city': found.city})}"
    return "/"
