"""The account page: profile, password, appearance."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import reflex as rx

from ghar_app.clock import today
from ghar_app.db import transaction
from ghar_app.formats import phone
from ghar_app.models.identity import User, UserSession, locked_user
from ghar_app.models.identity.password_change import asks_current
from ghar_app.models.identity.user.profile import OLDEST, YOUNGEST, ProfileChange
from ghar_app.refusals import Refused
from ghar_app.web.sign_in_step import read_step
from state.refusals import shows_refusals
from state.shell import Shell, SignedIn, view_of


@dataclass(frozen=True)
class AccountView:
    """The viewer's own account. Days are YYYY-MM-DD; `seen` is the version of what is shown.

    `drawn` is the version with which the profile form was last drawn anew.
    """

    ready: bool = False
    full_name: str = ""
    born: str = ""
    earliest: str = ""
    latest: str = ""
    phone: str = ""
    phone_confirmed: bool = False
    email: str = ""
    email_confirmed: bool = False
    has_password: bool = False
    asks_current: bool = False
    seen: str = ""
    drawn: str = ""
    initials: str = ""
    picture: str = ""


class AccountPage(SignedIn, rx.State):
    """/account."""

    account: AccountView = AccountView()
    saved: bool = False
    notice: str = ""

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Show what is saved, and what came of a password form a moment ago."""
        self.saved, self.notice = False, ""
        async with transaction() as db:
            session, me = await self._my_session(db)
            self.account = _view(me, session)
        step = read_step(self._cookies)
        if step.step != "set_password" or not step.is_news:
            return
        self.notice = step.notice
        if step.error:
            error = step.error
            refusal = Refused(error["code"], field=error["field"] or None, **error["details"])
            self._show_refusal(refusal)

    @rx.event
    @shows_refusals
    async def save(self, form: dict[str, str]) -> None:
        """Save name and date of birth."""
        self.saved, self.notice = False, ""
        async with transaction() as db:
            session, viewer = await self._my_session(db)
            me = await locked_user(db, viewer.id)
            me.change_profile(_change(form), on=today())
            await db.flush()
            await db.refresh(me)
            self.account = _view(me, session)
            shell = await self.get_state(Shell)
            shell._look(view_of(me), shell.csrf)
        self.saved = True

    def _show(self, me: User, session: UserSession) -> None:
        """What another panel of the page has just changed; the profile form stays as typed."""
        self.account = replace(_view(me, session), drawn=self.account.drawn)

    @rx.event
    @shows_refusals
    async def choose_theme(self, theme: str) -> None:
        """Remember light, dark or the device's setting with the account."""
        async with transaction() as db:
            me = await self._me(db)
            me.prefer(theme=theme)

    @rx.event
    @shows_refusals
    async def choose_shortcuts(self, on: bool) -> None:
        """Whether a single letter presses a button, e.g. in the moderators' queue."""
        async with transaction() as db:
            me = await self._me(db)
            me.prefer(shortcuts=bool(on))
            shell = await self.get_state(Shell)
            shell._look(view_of(me), shell.csrf)


def _change(form: dict[str, str]) -> ProfileChange:
    return ProfileChange(
        full_name=str(form.get("full_name", "")),
        date_of_birth=day_of(str(form.get("date_of_birth", ""))),
        seen=_moment(str(form.get("seen", ""))),
    )


def day_of(text: str) -> date | None:
    """A day that a form sent. Refused `birth_unreadable`."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refused("birth_unreadable", field="date_of_birth") from None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        raise Refused("changed_elsewhere") from None


def _view(me: User, session: UserSession) -> AccountView:
    on = today()
    return AccountView(
        ready=True,
        full_name=me.full_name or "",
        born=me.born_on.isoformat() if me.born_on else "",
        earliest=f"{on.year - OLDEST - 1}-01-01",
        latest=f"{on.year - YOUNGEST}-12-31",
        phone=phone(me.phone) if me.phone else "",
        phone_confirmed=me.phone_verified,
        email=me.email or "",
        email_confirmed=me.email_verified,
        has_password=me.has_password,
        asks_current=asks_current(me, session),
        seen=me.updated_at.isoformat(),
        drawn=me.updated_at.isoformat(),
        initials=me.initials,
        picture=me.profile_image_url or "",
    )
