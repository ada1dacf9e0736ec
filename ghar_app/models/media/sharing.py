"""Letting others see a file, and taking that back."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.media.shares import MediaShare
from ghar_app.refusals import NotFound


class Shared:
    """Verbs of the owner; anybody else gets the same answer as for a file that isn't there."""

    if TYPE_CHECKING:
        id: UUID
        user_id: int
        visibility: str

    async def share(self, db: Db, *, by: User, with_: User, until: datetime | None = None) -> None:
        """Let one person see this file, until a moment or for good; again only moves the end."""
        self._require_owner(by)
        share = insert(MediaShare).values(
            media_file_id=self.id, user_id=with_.id, shared_by=by.id, expires_at=until
        )
        await db.exec(
            share.on_conflict_do_update(
                index_elements=["media_file_id", "user_id"],
                set_={"expires_at": share.excluded.expires_at},
            )
        )

    async def unshare(self, db: Db, *, by: User, with_: User) -> None:
        """Take the leave back; nothing happens when there was none."""
        self._require_owner(by)
        theirs = col(MediaShare.media_file_id) == self.id, col(MediaShare.user_id) == with_.id
        await db.exec(delete(MediaShare).where(*theirs))

    async def show_to(self, db: Db, visibility: str, *, by: User) -> None:
        """Make it `public`, `unlisted`, `agent_only` or `private`.

        A public file may stay in browsers' caches after it was made private.
        """
        self._require_owner(by)
        self.visibility = visibility
        await db.flush()

    def _require_owner(self, by: User) -> None:
        if by.id != self.user_id:
            raise NotFound("media")
