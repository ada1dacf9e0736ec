"""The photographs of one's own profile: what is done acts at once."""

from typing import Any
from uuid import UUID

import reflex as rx

from ghar_app.clock import now
from ghar_app.db import Db, transaction
from ghar_app.models.flatmates.kinds import MOST_PHOTOS
from ghar_app.models.flatmates.profile.photos import (
    add_photos,
    lead_with,
    my_photos,
    order_photos,
    remove_photo,
)
from ghar_app.models.identity import User
from ghar_app.models.media.views import PlacedView
from ghar_app.refusals import NotFound
from state.refusals import shows_refusals
from state.shell import SignedIn


class MatePhotos(SignedIn, rx.State):
    """`room` is how many more there may be."""

    photos: list[PlacedView] = []
    room: int = MOST_PHOTOS

    @rx.event
    @shows_refusals
    async def load(self) -> None:
        """Those that are there."""
        async with transaction() as db:
            await self._show(db, await self._me(db))

    @rx.event
    @shows_refusals
    async def add(self, files: list[dict[str, Any]]) -> None:
        """What has just arrived."""
        async with transaction() as db:
            me = await self._me(db)
            ids = [_uuid(file.get("id")) for file in files if isinstance(file, dict)]
            await add_photos(db, me, ids, at=now())
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def order(self, ids: list[str]) -> None:
        """All of them in a new order."""
        async with transaction() as db:
            me = await self._me(db)
            await order_photos(db, me, [_uuid(id) for id in ids])
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def lead(self, id: str) -> None:
        """This one first."""
        async with transaction() as db:
            me = await self._me(db)
            await lead_with(db, me, _uuid(id))
            await self._show(db, me)

    @rx.event
    @shows_refusals
    async def remove(self, id: str) -> None:
        """Take one away."""
        async with transaction() as db:
            me = await self._me(db)
            await remove_photo(db, me, _uuid(id))
            await self._show(db, me)

    async def _show(self, db: Db, me: User) -> None:
        files = await my_photos(db, me)
        self.photos = [
            PlacedView(**_fields(file.view()), is_main=place == 0)
            for place, file in enumerate(files)
        ]
        self.room = MOST_PHOTOS - len(files)


def _fields(view: Any) -> dict[str, Any]:
    return {name: getattr(view, name) for name in view.__dataclass_fields__}


def _uuid(written: object) -> UUID:
    try:
        return UUID(str(written))
    except ValueError:
        raise NotFound("media") from None
