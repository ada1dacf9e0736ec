"""A whole import is taken back: its drafts go, what was online is archived."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.importing.counting import recount
from ghar_app.models.listings.importing.publishing import PATIENCE

_CONSEQUENCES = text("""
    SELECT count(*) FILTER (WHERE listing_status = 'draft') AS drafts,
           count(*) FILTER (WHERE listing_status NOT IN ('draft', 'archived')) AS published,
           count(*) FILTER (WHERE listing_status = 'draft' AND version > 1) AS edited
    FROM properties WHERE import_id = :id
""")
# Before the drafts go: the key from a row to its home would be gone with the home.
_ROWS = text("""
    UPDATE portfolio_import_rows SET outcome = 'undone'
    WHERE import_id = :id AND outcome = 'created'
""")
_DELETE = text("DELETE FROM properties WHERE import_id = :id AND listing_status = 'draft'")
_DRAFTS = text(
    "SELECT id FROM properties WHERE import_id = :id AND listing_status = 'draft' ORDER BY id"
)
_DELETE_ONE = text("DELETE FROM properties WHERE id = :home")
# The fingerprint is given back, so that the file can be imported again.
_ARCHIVE = text("""
    WITH archived AS (
      UPDATE properties SET listing_status = 'archived', is_available = false,
             import_fingerprint = NULL, version = version + 1
      WHERE import_id = :id AND listing_status <> 'archived'
      RETURNING id
    )
    SELECT count(*) FROM archived
""")
_FREE = text("""
    UPDATE properties SET import_fingerprint = NULL
    WHERE import_id = :id AND import_fingerprint IS NOT NULL
""")


@dataclass(frozen=True)
class Consequences:
    """What an undo does: drafts deleted (`edited` of them changed by hand), homes archived."""

    drafts: int
    published: int
    edited: int


class Undone:
    """Taking an import back."""

    if TYPE_CHECKING:
        id: int
        status: str

    async def consequences(self, db: Db) -> Consequences:
        """What `undo` would do now."""
        row = (await db.execute(_CONSEQUENCES, {"id": self.id})).one()
        return Consequences(row.drafts, row.published, row.edited)

    async def undo(self, db: Db, *, by: User) -> Consequences:
        """Delete this import's drafts and archive what was published; nothing else is touched.

        A running import stops with its next chunk. A home that something hangs on (a visit, a
        booking) is archived even as a draft. Done twice, it changes nothing. Returns what it did.
        """
        before = await self.consequences(db)
        if self.status == "undone":
            return Consequences(0, 0, 0)
        await db.execute(PATIENCE)
        self.status = "undone"
        await db.execute(_ROWS, {"id": self.id})
        deleted = await self._delete_drafts(db)
        archived = (await db.execute(_ARCHIVE, {"id": self.id})).scalar_one()
        await db.execute(_FREE, {"id": self.id})
        await recount(db, self)
        return Consequences(deleted, int(archived), before.edited)

    async def _delete_drafts(self, db: Db) -> int:
        try:
            async with db.begin_nested():
                found: Any = await db.execute(_DELETE, {"id": self.id})
            return int(found.rowcount)
        except IntegrityError:
            return await self._delete_free_drafts(db)

    async def _delete_free_drafts(self, db: Db) -> int:
        deleted = 0
        for home in (await db.execute(_DRAFTS, {"id": self.id})).scalars().all():
            try:
                async with db.begin_nested():
                    await db.execute(_DELETE_ONE, {"home": home})
            except IntegrityError:
                continue
            deleted += 1
        return deleted
