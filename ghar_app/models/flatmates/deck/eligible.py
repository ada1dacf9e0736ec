"""Who may be dealt to whom, as SQL conditions on `users AS p`.

One's own deal-breakers are asked of the other's row; the others' deal-breakers are those that one
breaks oneself, found here once, so that the database only compares lists. An answer that is not
given breaks nothing, a gender that is not given does.
"""

from typing import Any

from ghar_app.models.flatmates.deck.filters import MATCHING, PeopleFilters, city_named
from ghar_app.models.flatmates.kinds import (
    Cleanliness,
    Food,
    Gender,
    Guests,
    Habit,
    NonNegotiable,
    Pets,
    Sleep,
)
from ghar_app.models.identity.user import User

_LIVELY = ("occasional_weekends", "party_friendly", "occasionally", "regularly")
_ALLOWED: dict[str, tuple[str, tuple[str, ...]]] = {
    NonNegotiable.FOOD_VEG_ONLY: ("flatmates_food_habits", (Food.VEGETARIAN, Food.VEGAN)),
    NonNegotiable.FOOD_VEGAN_ONLY: ("flatmates_food_habits", (Food.VEGAN,)),
    NonNegotiable.NO_SMOKING: ("flatmates_smoking", (Habit.NEVER,)),
    NonNegotiable.NO_DRINKING: ("flatmates_drinking", (Habit.NEVER,)),
    NonNegotiable.NO_OVERNIGHT_GUESTS: ("flatmates_guests_policy", (Guests.NO_OVERNIGHT_GUESTS,)),
    NonNegotiable.NO_PETS: ("flatmates_pets", (Pets.NO_PETS,)),
    NonNegotiable.GENDER_FEMALE_ONLY: ("flatmates_gender", (Gender.FEMALE,)),
    NonNegotiable.GENDER_MALE_ONLY: ("flatmates_gender", (Gender.MALE,)),
    NonNegotiable.NO_PARTIES: ("flatmates_parties", ("never",)),
    NonNegotiable.MIN_TIDY: ("flatmates_cleanliness", (Cleanliness.TIDY, Cleanliness.SPOTLESS)),
    NonNegotiable.EARLY_RISER: ("flatmates_sleep_schedule", (Sleep.EARLY_BIRD,)),
}
_NEEDS_ANSWER = {NonNegotiable.GENDER_FEMALE_ONLY, NonNegotiable.GENDER_MALE_ONLY}


def broken_by(person: User) -> list[str]:
    """The deal-breakers of others that this person does not meet."""
    broken = []
    for name, (column, allowed) in _ALLOWED.items():
        answer = getattr(person, column)
        if answer is None:
            if name in _NEEDS_ANSWER:
                broken.append(str(name))
        elif answer not in allowed:
            broken.append(str(name))
    return broken


class Eligible:
    """The conditions of one look at the deck, and what fills them."""

    def __init__(self, filters: PeopleFilters, by: User, but: list[int], days: int) -> None:
        self.filters, self.by = filters, by
        self.city = city_named(filters.city or by.flatmates_city or "")
        self.blanks: dict[str, Any] = {
            "me": by.id,
            "city": self.city,
            "but": but,
            "modes": [str(one) for one in MATCHING.get(by.flatmates_mode or "", ())],
            "broken": broken_by(by),
            "phone": (by.phone or "").split("_dup_")[0],
            "days": days,
        }
        self._said = [_ALWAYS, _AGAIN if filters.again else _FRESH]
        self._deal_breakers()
        self._both_sides()
        self._filters()

    @property
    def sql(self) -> str:
        """Everything but the city."""
        return " AND ".join(self._said)

    def _deal_breakers(self) -> None:
        for name in self.by.flatmates_non_negotiables:
            if name not in _ALLOWED:
                continue
            column, allowed = _ALLOWED[name]
            unknown = "" if name in _NEEDS_ANSWER else f" OR p.{column} IS NULL"
            self.blanks[f"may_{name}"] = [str(one) for one in allowed]
            self._said.append(f"(p.{column} = ANY(CAST(:may_{name} AS text[])){unknown})")

    def _both_sides(self) -> None:
        me, wanted = self.by, self.filters
        if me.flatmates_gender != Gender.FEMALE:
            self._said.append("NOT p.flatmates_women_only")
        if not me.is_verified:
            self._said.append("NOT p.flatmates_verified_only")
        if me.flatmates_women_only or wanted.women_only:
            self._said.append("p.flatmates_gender = 'female'")
        if me.flatmates_verified_only or wanted.verified_only:
            self._said.append("p.is_verified")

    def _filters(self) -> None:
        wanted = self.filters
        limits: dict[str, tuple[Any, str]] = {
            "low": (
                wanted.budget_min,
                "(p.flatmates_budget_max IS NULL OR p.flatmates_budget_max >= :low)",
            ),
            "high": (
                wanted.budget_max,
                "(p.flatmates_budget_min IS NULL OR p.flatmates_budget_min <= :high)",
            ),
            "move_in": (
                wanted.move_in or None,
                "(p.flatmates_move_in_timeline IS NULL"
                " OR p.flatmates_move_in_timeline IN ('flexible', :move_in))",
            ),
            "youngest": (
                wanted.age_min,
                "(p.flatmates_age IS NULL OR p.flatmates_age >= :youngest)",
            ),
            "oldest": (wanted.age_max, "(p.flatmates_age IS NULL OR p.flatmates_age <= :oldest)"),
        }
        for name, (value, condition) in limits.items():
            if value is not None:
                self.blanks[name] = str(value) if name == "move_in" else value
                self._said.append(condition)
        if wanted.radius_km is not None and self.has_place:
            self.blanks |= {"metres": wanted.radius_km * 1000}
            self._said.append(f"ST_DWithin(p.flatmates_location, {HERE}, :metres)")
        if self.has_place:
            self.blanks |= {
                "lng": self.by.flatmates_longitude,
                "lat": self.by.flatmates_latitude,
            }

    @property
    def has_place(self) -> bool:
        return self.by.flatmates_latitude is not None and self.by.flatmates_longitude is not None


HERE = "CAST(ST_SetSRID(ST_MakePoint(:lng, :lat), 4326) AS geography)"
_ALWAYS = """
    p.flatmates_in_deck AND p.id <> :me AND p.id <> ALL(CAST(:but AS bigint[]))
    AND p.flatmates_mode = ANY(CAST(:modes AS text[]))
    AND NOT p.flatmates_non_negotiables && CAST(:broken AS text[])
    AND (:phone = '' OR split_part(p.phone, '_dup_', 1) IS DISTINCT FROM :phone)
    AND NOT EXISTS (SELECT FROM user_blocks b
                    WHERE b.blocker_user_id = :me AND b.blocked_user_id = p.id)
    AND NOT EXISTS (SELECT FROM user_blocks b
                    WHERE b.blocker_user_id = p.id AND b.blocked_user_id = :me)
"""
_FRESH = """
    NOT EXISTS (SELECT FROM user_swipes s WHERE s.user_id = :me AND s.target_user_id = p.id)
"""
_AGAIN = """
    NOT EXISTS (SELECT FROM user_swipes s WHERE s.user_id = :me AND s.target_user_id = p.id
                AND (s.is_liked OR s.acted_at > now() - make_interval(days => :days)))
"""
