"""A moderator, and homes that wait for one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ghar_app.db import Db
from ghar_app.models.identity import User
from ghar_app.models.listings import Property
from tests.factories.identity import person
from tests.factories.listings import home

NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
WHY = "Photo 3 shows another room."


@pytest.fixture
async def moderator(db: Db) -> User:
    return await person(db, "admin", full_name="Meera Joshi", first_name="Meera")


async def handed_in(
    db: Db, owner: User | None = None, *, hours: float = 5, **columns: Any
) -> Property:
    """A PG that has waited for so many hours."""
    given = {
        "property_type": "pg",
        "listing_status": "pending_review",
        "moderation_status": "pending_review",
        "is_available": False,
        "published_at": None,
        "submitted_at": NOW - timedelta(hours=hours),
    }
    return await home(db, owner, **{**given, **columns})
