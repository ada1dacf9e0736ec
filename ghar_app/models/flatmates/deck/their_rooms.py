"""The newest room that each of some people has on offer; two queries."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from ghar_app.db import Db
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES
from ghar_app.models.listings.property import Property
from ghar_app.models.listings.search.page import CARD, Home, images_of

_home: Any = Property.__table__.c  # type: ignore[attr-defined]


async def newest_rooms(db: Db, owners: Sequence[int]) -> dict[int, Home]:
    """By owner; who has none is not in it."""
    if not owners:
        return {}
    query = (
        select(*CARD, _home.owner_id.label("host_id"))
        .where(
            _home.owner_id.in_(owners),
            _home.property_type.in_(PG_FLATMATE_TYPES),
            _home.purpose == "rent",
            _home.is_public,
        )
        .distinct(_home.owner_id)
        .order_by(_home.owner_id, _home.published_at.desc().nulls_last(), _home.id.desc())
    )
    rows = (await db.execute(query)).all()
    images = await images_of(db, [row.id for row in rows])
    return {row.host_id: Home(row, images.get(row.id, ()), None) for row in rows}
