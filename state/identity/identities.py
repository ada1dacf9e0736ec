"""/account/identities: the ways in to one's account."""

from dataclasses import dataclass

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.db import Db, transaction
from ghar_app.formats import day
from ghar_app.gateways.oauth import providers
from ghar_app.models.identity import User
from ghar_app.models.identity.linked import OUTSIDE, linked, unlink
from ghar_app.refusals import Refused
from ghar_app.web.sign_in_step import read_step
from state.refusals import shows_refusals
from state.shell import SignedIn


@dataclass(frozen=True)
class WayView:
    """One outside provider. `since` is empty where it is not linked."""

    provider: str
    name: str
    since: str
    offered: bool


class IdentitiesPage(SignedIn, rx.State):
    """Phone, email and password are changed on the account page; here one sees them together."""

    ready: bool = False
    phone: bool = False
    email: bool = False
    password: bool = False
    ways: list[WayView] = []
    notice: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Show them, and what came of a linking a moment ago."""
        self.notice = ""
        async with transaction() as db:
            await self._show(db, await self._me(db))
        step = read_step(self._cookies)
        if not step.is_news:
            return
        if step.notice == "identity_linked":
            self.notice = translate("identity.ways.linked", self._language)
        elif step.error:
            error = step.error
            self._show_refusal(Refused(error["code"], **error["details"]))

    @rx.event
    @shows_refusals
    async def unlink(self, provider: str) -> None:
        """Let an outside account open this one no more."""
        self.notice = ""
        async with transaction() as db:
            me = await self._me(db)
            await unlink(db, me, provider)
            await db.refresh(me)
            await self._show(db, me)
        self.notice = translate("identity.ways.unlinked", self._language)

    async def _show(self, db: Db, me: User) -> None:
        found = await linked(db, me)
        self.phone, self.email = me.phone_verified, me.email_verified
        self.password = me.has_password
        self.ways = [
            WayView(
                provider=one,
                name=translate(f"identity.provider.{one}", self._language),
                since=day(found[one].date(), self._language) if one in found else "",
                offered=one in providers(),
            )
            for one in OUTSIDE
            if one in found or one in providers()
        ]
        self.ready = True
