"""What somebody searched for lately; kept only with their leave, the last 200."""

from sqlalchemy import delete, select

from ghar_app.db import Db
from ghar_app.models.identity.privacy import HISTORY
from ghar_app.models.identity.user import User
from ghar_app.models.listings.history import UserSearchHistory
from ghar_app.models.listings.search.filters import Filters

KEPT = 200


async def remember(db: Db, who: User, filters: Filters, results: int | None) -> None:
    """Write one search down; the same one again, right after, changes nothing."""
    written = filters.write()
    if not (who.privacy_settings or {}).get(HISTORY, True) or len(written) < 2:
        return
    last = (await _newest(db, who, 1)).scalar_one_or_none()
    if last is not None and last.search_filters == written:
        return
    db.add(
        UserSearchHistory(
            user_id=who.id,
            search_query=filters.q or None,
            search_filters=written,
            search_location=filters.locality or filters.city or None,
            search_radius=int(filters.circle.radius_km * 1000) if filters.circle else None,
            results_count=results,
            search_type=filters.purpose.value,
        )
    )
    await db.flush()
    table = UserSearchHistory.__table__.c  # type: ignore[attr-defined]
    kept = (
        select(table.id)
        .where(table.user_id == who.id)
        .order_by(table.created_at.desc(), table.id.desc())
        .limit(KEPT)
    )
    await db.execute(
        delete(UserSearchHistory).where(table.user_id == who.id, table.id.not_in(kept))
    )


async def recent(db: Db, who: User, *, most: int = 6) -> list[Filters]:
    """The newest searches, each once."""
    rows = (await _newest(db, who, most * 3)).scalars()
    unlike = {tuple(sorted(row.search_filters.items())): row.search_filters for row in rows}
    return [Filters.read(written) for written in list(unlike.values())[:most]]


async def forget(db: Db, who: User) -> None:
    """Delete all of this person's search history."""
    await db.execute(delete(UserSearchHistory).where(UserSearchHistory.user_id == who.id))  # type: ignore[arg-type]


async def _newest(db: Db, who: User, most: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
    table = UserSearchHistory.__table__.c  # type: ignore[attr-defined]
    return await db.execute(
        select(UserSearchHistory)
        .where(table.user_id == who.id)
        .order_by(table.created_at.desc(), table.id.desc())
        .limit(most)
    )
