"""Changing phone or email on the account page: a code goes to the new one, and comes back."""

from typing import Any

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.clock import now
from ghar_app.db import transaction
from ghar_app.models.identity import Identifier, identify
from ghar_app.models.identity.kinds import Channel
from ghar_app.models.identity.otp.sending import resend_in
from ghar_app.models.identity.user.contact import ask_to_change, change, purpose_of
from ghar_app.refusals import Refused
from ghar_app.web import limits
from state.identity.account import AccountPage
from state.refusals import shows_refusals
from state.shell import Shell, SignedIn, view_of
from state.toasts import told

KINDS = ("phone", "email")


class ContactChange(SignedIn, rx.State):
    """A dialog of two steps. What was typed stays until it is saved or the dialog is closed."""

    kind: str = ""
    typed: str = ""
    shown: str = ""
    asks_code: bool = False
    resend_in: int = 0

    @rx.event
    @shows_refusals
    async def begin(self, kind: str) -> None:
        """Open the dialog for the phone or the email."""
        async with transaction() as db:
            await self._me(db)
        self.kind = kind if kind in KINDS else ""
        self.typed, self.shown, self.asks_code = "", "", False

    @rx.event
    @shows_refusals
    async def close(self) -> None:
        """Put the dialog away."""
        self.kind, self.typed, self.asks_code = "", "", False

    @rx.event
    @shows_refusals
    async def back(self) -> None:
        """Type another one."""
        self.asks_code = False

    @rx.event
    @shows_refusals
    async def send(self, form: dict[str, Any]) -> None:
        """Send a code to what was typed; again sends another one."""
        self.typed = str(form.get("address", self.typed))[:254]
        async with transaction() as db:
            me = await self._me(db)
        to = self._to()
        await limits.spend(limits.CODES_BY_ADDRESS, self._address)
        await limits.spend(limits.CHANGES, str(me.id))
        async with transaction() as db:
            try:
                await ask_to_change(db, me, to, language=self._language, ip_address=self._address)
            except Refused as refusal:
                # The code of a moment ago still works.
                if refusal.code != "code_too_soon" or self.asks_code:
                    raise
            self.resend_in = await resend_in(db, to, purpose_of(to))
        self.shown, self.asks_code = to.shown, True

    @rx.event
    @shows_refusals
    async def prove(self, form: dict[str, Any]) -> Any:
        """Take it over when the code is right."""
        async with transaction() as db:
            await self._me(db)
        to = self._to()
        await limits.spend(limits.ANSWERS_BY_ADDRESS, self._address)
        async with transaction() as db:
            session, me = await self._my_session(db)
            refusal = await change(db, me, to, str(form.get("code", "")), at=now())
            if refusal is None:
                await db.refresh(me)
                page = await self.get_state(AccountPage)
                page._show(me, session)
                shell = await self.get_state(Shell)
                shell._look(view_of(me), shell.csrf)
        if refusal is not None:
            if refusal.code == "contact_taken":
                self.asks_code = False
            raise refusal
        said = translate(f"identity.contact_saved.{self.kind}", self._language)
        self.kind, self.typed, self.asks_code = "", "", False
        return told(said, self._language)

    @property
    def _address(self) -> str:
        return str(self.router.session.client_ip)

    def _to(self) -> Identifier:
        """What was typed as a phone or an address, whichever the dialog is about."""
        to = identify(self.typed, field="address")
        wanted = Channel.EMAIL if self.kind == "email" else Channel.SMS
        if to.channel is not wanted:
            raise Refused(f"contact_not_{self.kind or 'phone'}", field="address")
        return to
