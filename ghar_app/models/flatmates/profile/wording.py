"""The words for what people have chosen, by the lists that admins edit.

words = await wording(db, "hi")
words.of("food_habits", "vegan")      # "वीगन"
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from ghar_app.catalogue import Language
from ghar_app.db import Db
from ghar_app.models.content.catalogs import AppCatalog, seeds

LISTS = {
    "mode": "flatmates_modes",
    "move_in_timeline": "flatmates_move_in_timelines",
    "dimension": "flatmates_onboarding_quiz",
    "question": "flatmates_lifestyle_quiz",
    "sleep_schedule": "flatmates_sleep_schedules",
    "cleanliness": "flatmates_cleanliness_levels",
    "food_habits": "flatmates_food_habits",
    "smoking": "flatmates_smoking_options",
    "drinking": "flatmates_drinking_options",
    "guests_policy": "flatmates_guests_policies",
    "work_style": "flatmates_work_styles",
    "gender": "flatmates_gender_options",
    "gender_preference": "flatmates_gender_preferences",
    "pets": "flatmates_pets_options",
    "parties": "flatmates_parties_options",
    "vibe_tags": "flatmates_vibe_tags",
    "non_negotiables": "flatmates_non_negotiables",
    "prompts": "flatmates_icebreakers",
    "popular_cities": "flatmates_popular_cities",
}
"""What is chosen, and the list it is chosen from."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Every list in one language. `shown` is every word there is, `offered` what may be chosen."""

    shown: Mapping[str, Mapping[str, str]]
    offered: Mapping[str, tuple[tuple[str, str], ...]]

    def of(self, what: str, id: str | None) -> str:
        """The word of a choice, "" without one; what was taken off the list keeps its word."""
        return self.shown[what].get(id, id) if id else ""


async def wording(db: Db, language: Language) -> Wording:
    """The lists as they are now; one query."""
    query: Any = select(col(AppCatalog.key), col(AppCatalog.payload), col(AppCatalog.is_active))
    rows = await db.execute(query.where(col(AppCatalog.key).in_(LISTS.values())))
    kept = {key: (payload.get("options", ()), active) for key, payload, active in rows.all()}
    shown: dict[str, dict[str, str]] = {}
    offered: dict[str, tuple[tuple[str, str], ...]] = {}
    for what, key in LISTS.items():
        shipped = seeds()[key]["payload"]["options"]
        options, active = kept.get(key, (shipped, True))
        shown[what] = {one["id"]: one[language] for one in (*shipped, *options)}
        offered[what] = tuple((one["id"], one[language]) for one in options) if active else ()
    return Wording(shown, offered)
