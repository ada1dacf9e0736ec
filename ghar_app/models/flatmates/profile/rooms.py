"""The room of a person: the newest live PG or flatmate listing for rent."""

from collections.abc import Sequence

from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.listings import Property
from ghar_app.models.listings.kinds import PG_FLATMATE_TYPES, Purpose


async def rooms_of(db: Db, owners: Sequence[int]) -> dict[int, Property]:
    """The room of each of these people who has one; one query."""
    if not owners:
        return {}
    query = (
        select(Property)
        .where(
            col(Property.owner_id).in_(owners),
            col(Property.is_public),
            col(Property.property_type).in_(PG_FLATMATE_TYPES),
            Property.purpose == Purpose.RENT,
        )
        .distinct(col(Property.owner_id))
        .order_by(
            col(Property.owner_id), col(Property.published_at).desc(), col(Property.id).desc()
        )
    )
    return {row.owner_id: row for row in (await db.exec(query)).all()}
