"""What notifications are about, and whether it is still there."""

from sqlalchemy import text

from ghar_app.db import Db

# Tables by name: those domains tell people things, so this one cannot import them.
_TABLES = {
    "property": "properties",
    "visit": "visits",
    "saved_search": "saved_searches",
}


async def still_there(db: Db, entity_type: str, public_id: str) -> bool:
    """Whether the row is there. What has no table of that name answers by its own page."""
    table = _TABLES.get(entity_type)
    if table is None:
        return True
    found = await db.exec(
        text(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE public_id::text = :id)").bindparams(  # type: ignore[call-overload]
            id=public_id
        )
    )
    return found.scalar_one()
