"""/account/privacy: what others see, and what is kept."""

from typing import Any

import reflex as rx

from ghar_app.catalogue import translate
from ghar_app.db import transaction
from ghar_app.models.identity.privacy import choose, chosen
from ghar_app.models.listings.search.history import forget
from state.refusals import shows_refusals
from state.shell import SignedIn
from state.toasts import told


class PrivacyPage(SignedIn, rx.State):
    """`on` by the switch's name. A switch acts at once."""

    ready: bool = False
    on: dict[str, bool] = {}

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """What is chosen."""
        async with transaction() as db:
            self.on = chosen(await self._me(db))
        self.ready = True

    @rx.event
    @shows_refusals
    async def switch(self, name: str, on: bool) -> None:
        """Turn one."""
        async with transaction() as db:
            self.on = chosen(await choose(db, await self._me(db), name, on=on))

    @rx.event
    @shows_refusals
    async def forget_searches(self) -> Any:
        """Delete the search history."""
        async with transaction() as db:
            await forget(db, await self._me(db))
        return told(translate("identity.privacy.forgotten", self._language), self._language)
