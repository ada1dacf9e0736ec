"""Pictures of a home while it is written: added, put in order, described, taken away.

Each act changes the list as it is now, so two windows never undo each other. What is online keeps
its pictures until the change is published.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.posting.answers import answers_of
from ghar_app.models.listings.posting.gallery import (
    Photo,
    described,
    in_order,
    with_files,
    with_main,
    without,
)
from ghar_app.models.listings.posting.saving import Kept, Saved


class Pictured(Saved):
    """The gallery of a home."""

    async def attach(self, db: Db, *, by: User, files: Sequence[UUID], seen: int = 0) -> Kept:
        """Add uploads of `by` at the end, each once.

        NotFound for files that are not theirs; refused `too_many_photos` above fifty.
        """
        from ghar_app.models.media import MediaFile

        owned = await MediaFile.owned(db, by=by, ids=files)
        return await self._change(db, by, seen, lambda photos: with_files(photos, owned))

    async def reorder(self, db: Db, *, by: User, ids: Sequence[str], seen: int = 0) -> Kept:
        """Put them in the order of `ids`; what is not named comes last."""
        return await self._change(db, by, seen, lambda photos: in_order(photos, ids))

    async def make_main(self, db: Db, *, by: User, photo: str, seen: int = 0) -> Kept:
        """The picture that cards show."""
        return await self._change(db, by, seen, lambda photos: with_main(photos, photo))

    async def remove_photo(self, db: Db, *, by: User, photo: str, seen: int = 0) -> Kept:
        """Take one off the listing; it stays among its uploader's files."""
        return await self._change(db, by, seen, lambda photos: without(photos, photo))

    async def describe_photo(
        self,
        db: Db,
        *,
        by: User,
        photo: str,
        caption: str | None = None,
        category: str | None = None,
        seen: int = 0,
    ) -> Kept:
        """Say what it shows, and in which room. Refused `choice_unknown`."""
        return await self._change(
            db,
            by,
            seen,
            lambda photos: described(photos, photo, caption=caption, category=category),
        )

    async def _change(
        self, db: Db, by: User, seen: int, change: Callable[[list[Photo]], list[Photo]]
    ) -> Kept:
        draft = await self.take_up(db)
        others = draft.version != seen
        answers: dict[str, Any] = await answers_of(db, self._home, draft)
        photos = change(list(answers["photos"]))
        if photos != answers["photos"]:
            await self.keep(db, draft, {"photos": photos}, by=by)
        return Kept(draft.version, others)
