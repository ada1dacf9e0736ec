"""People who look for a room, for somebody for theirs, or for somebody to look with."""

from decimal import Decimal
from typing import Any

from ghar_app.clock import now
from ghar_app.db import Db
from ghar_app.models.identity import User
from tests.factories.identity import person

ANSWERS = {
    "flatmates_sleep_schedule": "early_bird",
    "flatmates_cleanliness": "tidy",
    "flatmates_food_habits": "vegetarian",
    "flatmates_smoking": "never",
    "flatmates_drinking": "never",
    "flatmates_guests_policy": "occasional_ok",
    "flatmates_work_style": "wfh",
}


async def mate(db: Db, **columns: Any) -> User:
    """Somebody whose profile is whole and dealt to others; columns given here win."""
    given = {
        "flatmates_mode": "open_to_both",
        "flatmates_profile_status": "active",
        "flatmates_onboarding_completed": True,
        "flatmates_city": "Bengaluru",
        "flatmates_locality": "Indiranagar",
        "flatmates_areas": ["Indiranagar"],
        "flatmates_budget_min": Decimal(15_000),
        "flatmates_budget_max": Decimal(25_000),
        "flatmates_move_in_timeline": "flexible",
        "flatmates_gender": "female",
        "flatmates_last_active_at": now(),
        **ANSWERS,
        **columns,
    }
    made = await person(db, **given)
    await db.refresh(made)
    return made
