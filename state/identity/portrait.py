"""One's own picture on the account page and in onboarding."""

from typing import Any
from uuid import UUID

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.db import transaction
from ghar_app.models.identity import User, UserSession
from ghar_app.models.media.portraits import take_off, wear
from ghar_app.refusals import NotFound
from state.identity.account import AccountPage
from state.refusals import shows_refusals
from state.shell import Shell, SignedIn, view_of
from state.toasts import told


class Portrait(SignedIn, rx.State):
    """The upload itself goes over HTTP; what fails there leaves the old picture where it is."""

    @rx.event
    @shows_refusals
    async def put_on(self, files: list[dict[str, Any]]) -> Any:
        """Show the picture that has just arrived."""
        async with transaction() as db:
            session, me = await self._my_session(db)
            ids = [_uuid(file.get("id")) for file in files if isinstance(file, dict)]
            if not ids:
                return None
            await self._adopt(await wear(db, me, ids[-1]), session)
        return told(translate("identity.picture_saved", self._language), self._language)

    @rx.event
    @shows_refusals
    async def take_off(self) -> None:
        """Show the initials again."""
        async with transaction() as db:
            session, me = await self._my_session(db)
            await self._adopt(await take_off(db, me), session)

    async def _adopt(self, me: User, session: UserSession) -> None:
        page, shell = await self.get_state(AccountPage), await self.get_state(Shell)
        page._show(me, session)
        shell._look(view_of(me), shell.csrf)


def _uuid(written: object) -> UUID:
    try:
        return UUID(str(written))
    except ValueError:
        raise NotFound("media") from None
