"""All drafts of an import go online at once."""

from typing import TYPE_CHECKING

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES
from ghar_app.models.listings.moderation.prescreen import prescreen_bindings, prescreen_sql
from ghar_app.refusals import Refused

# Both act on up to 50,000 homes in one transaction: all of them or none.
PATIENCE = text("SET LOCAL statement_timeout = '5min'")

_DRAFTS = "p.import_id = :id AND p.listing_status = 'draft'"
_PUBLISH = text(f"""
    WITH judged AS ({prescreen_sql(_DRAFTS)}), published AS (
      UPDATE properties p SET
        listing_status = CASE WHEN j.reviewed THEN 'pending_review' ELSE 'live' END,
        moderation_status = CASE WHEN j.reviewed THEN 'pending_review' ELSE 'live' END,
        review_flags = j.flags,
        is_available = NOT (j.reviewed AND p.property_type = ANY(:shared)),
        published_at = CASE WHEN j.reviewed THEN p.published_at ELSE now() END,
        version = p.version + 1
      FROM judged j WHERE j.id = p.id
      RETURNING p.id, p.listing_status, p.version, j.flags
    ), told AS (
      INSERT INTO listing_moderation_events
        (property_id, actor_id, from_status, to_status, action, flags, version)
      SELECT id, :actor, 'draft', listing_status,
             CASE listing_status WHEN 'live' THEN 'publish' ELSE 'submit' END,
             to_jsonb(flags), version
      FROM published
    )
    SELECT count(*) FILTER (WHERE listing_status = 'live') AS live,
           count(*) FILTER (WHERE listing_status <> 'live') AS reviewed
    FROM published
""")


class Published:
    """Putting an import's drafts online."""

    if TYPE_CHECKING:
        id: int
        status: str

    async def publish_all(self, db: Db, *, by: User) -> tuple[int, int]:
        """Publish every draft of this import: how many are online, how many wait for review.

        Who waits, the prescreen says: PG and flatmate homes, and what has a grave flag. Refused
        `gate_…` while `by` may not post, `import_not_run`, and `import_nothing_to_publish`.
        """
        if self.status not in ("drafted", "published"):
            raise Refused("import_not_run")
        by.require_open()
        await db.execute(PATIENCE)
        found = await db.execute(
            _PUBLISH,
            {
                "id": self.id,
                "actor": by.id,
                **prescreen_bindings(),
                "shared": [str(kind) for kind in PG_FLATMATE_TYPES],
            },
        )
        live, reviewed = found.one()
        if not live and not reviewed:
            raise Refused("import_nothing_to_publish")
        self.status = "published"
        await db.flush()
        return int(live), int(reviewed)
