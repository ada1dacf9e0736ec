"""Pictures in the wizard: each act is sent at once and answered with the list as it is then."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import reflex as rx

from ghar_app.db import Db, transaction
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from ghar_app.models.listings.posting.saving import Kept
from ghar_app.refusals import NotFound
from state.listings.posting.showing import ShowsWizard
from state.refusals import shows_refusals

Act = Callable[[Db, Property, User], Awaitable[Kept]]


class TakesPhotos(ShowsWizard, rx.State, mixin=True):
    """The gallery's buttons."""

    @rx.event
    @shows_refusals
    async def add_photos(self, files: list[dict[str, Any]]) -> None:
        """Uploads that have arrived; the verb looks whose they are."""
        ids = [_uuid(file.get("id")) for file in files if isinstance(file, dict)]
        await self._do(lambda db, home, me: home.attach(db, by=me, files=ids, seen=self._seen))

    @rx.event
    @shows_refusals
    async def order_photos(self, ids: list[str]) -> None:
        """As they lie now."""
        order = [str(id) for id in ids]
        await self._do(lambda db, home, me: home.reorder(db, by=me, ids=order, seen=self._seen))

    @rx.event
    @shows_refusals
    async def choose_main(self, photo: str) -> None:
        """The one that cards show."""
        await self._do(lambda db, home, me: home.make_main(db, by=me, photo=photo, seen=self._seen))

    @rx.event
    @shows_refusals
    async def take_off(self, photo: str) -> None:
        """Off the listing; it stays among the uploads."""
        await self._do(
            lambda db, home, me: home.remove_photo(db, by=me, photo=photo, seen=self._seen)
        )

    @rx.event
    @shows_refusals
    async def caption(self, photo: str, text: str) -> None:
        """What it shows."""
        await self._do(
            lambda db, home, me: home.describe_photo(
                db, by=me, photo=photo, caption=text, seen=self._seen
            )
        )

    @rx.event
    @shows_refusals
    async def name_room(self, photo: str, category: str) -> None:
        """In which room it was taken."""
        await self._do(
            lambda db, home, me: home.describe_photo(
                db, by=me, photo=photo, category=category, seen=self._seen
            )
        )

    async def _do(self, act: Act) -> None:
        async with transaction() as db:
            me, home = await self._me(db), await self._home(db)
            kept = await act(db, home, me)
        await self._adopt(kept)


def _uuid(written: object) -> UUID:
    try:
        return UUID(str(written))
    except ValueError:
        raise NotFound("media") from None
