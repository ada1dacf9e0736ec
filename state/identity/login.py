"""The sign-in page: where the sign-in of this browser stands. The forms post to web/sign_in.py."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import reflex as rx

from ghar_app.catalogue import Language, translate
from ghar_app.db import transaction
from ghar_app.gateways.oauth import providers
from ghar_app.refusals import Refused
from ghar_app.settings import settings
from ghar_app.web.last_sign_in import last_way
from ghar_app.web.paths import safe_path
from ghar_app.web.sign_in_step import STEPS, SignInStep, read_step
from state.refusals import RECORDS_AWAY, shows_refusals
from state.shell import Shell, ViewerView, Visitor

Sent = Literal["sms", "email", "other_sms", "other_email"]


@dataclass(frozen=True)
class LoginView:
    """What the page draws. `typed` is what was typed, `shown` the same, masked.

    `sent` says where the code went, `other` which road is left; `resend_in` is in seconds.
    `last_time` says how this browser signed in before, and is empty in one that never did.
    """

    ready: bool = False
    step: str = "identifier"
    typed: str = ""
    shown: str = ""
    sent: Sent = "sms"
    other: str = "email"
    resend_in: int = 0
    next: str = "/"
    outbox: bool = False
    last_time: str = ""
    google: bool = False
    apple: bool = False


class LoginPage(Visitor, rx.State):
    """/login. `?next=` says where to go afterwards, `?with=password` and `?again=1` which step."""

    view: LoginView = LoginView()

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Read the step from the cookie; the address only chooses among steps that are open."""
        await self._forget_ended_session()
        step = read_step(self._cookies)
        wishes = self.router.url.query_parameters
        view = _view(step, wishes.get("next", ""), _chosen(step, wishes))
        self.view = replace(view, last_time=_last_time(self._cookies, self._language))
        if step.error:
            error = step.error
            refusal = Refused(error["code"], field=error["field"] or None, **error["details"])
            self._show_refusal(refusal)
            if refusal.code == RECORDS_AWAY:
                await self._say_records_are_away(page_is_missing=False)

    async def _forget_ended_session(self) -> None:
        """Whoever was signed out elsewhere comes here without a page load, still with a name."""
        shell = await self.get_state(Shell)
        if not shell.viewer.signed_in:
            return
        async with transaction() as db:
            if await self._viewer(db) is None:
                shell._look(ViewerView(), shell.csrf)


def _chosen(step: SignInStep, wishes: Mapping[str, str]) -> str:
    if step.who is None or wishes.get("again"):
        return "identifier"
    if wishes.get("with") == "password":
        return "password"
    return step.step if step.step in STEPS else "identifier"


def _view(step: SignInStep, wish: str, chosen: str) -> LoginView:
    channel = step.channel or "sms"
    road = step.road or channel
    return LoginView(
        ready=True,
        step=chosen,
        typed=step.typed,
        shown=step.who.masked if step.who else "",
        sent=_sent(road, other=step.by_other_road),
        other="sms" if road == "email" else "email",
        resend_in=step.resend_in,
        next=safe_path(wish or step.next),
        outbox=settings().shows_outbox,
        google="google" in providers(),
        apple="apple" in providers(),
    )


def _last_time(cookies: str, language: Language) -> str:
    way = last_way(cookies)
    return translate(f"identity.last_time.{way}", language) if way else ""


def _sent(road: str, *, other: bool) -> Sent:
    if other:
        return "other_email" if road == "email" else "other_sms"
    return "email" if road == "email" else "sms"
