"""Whether somebody is as a deal-breaker wants them: yes, no, or not answered.

What is not answered passes, but for a gender: somebody who wants only women wants to know.
"""

from ghar_app.models.flatmates.kinds import (
    Cleanliness,
    Food,
    Gender,
    Guests,
    Habit,
    NonNegotiable,
    Parties,
    Pets,
    Sleep,
)
from ghar_app.models.flatmates.profile.showing import Person
from ghar_app.models.identity.user.flatmate_columns import SCALES

_PLACE = {column.removeprefix("flatmates_"): place for place, (column, _) in enumerate(SCALES)}
WANTED: dict[NonNegotiable, tuple[str, frozenset[str]]] = {
    NonNegotiable.FOOD_VEG_ONLY: ("food_habits", frozenset({Food.VEGETARIAN, Food.VEGAN})),
    NonNegotiable.FOOD_VEGAN_ONLY: ("food_habits", frozenset({Food.VEGAN})),
    NonNegotiable.NO_SMOKING: ("smoking", frozenset({Habit.NEVER})),
    NonNegotiable.NO_DRINKING: ("drinking", frozenset({Habit.NEVER})),
    NonNegotiable.NO_OVERNIGHT_GUESTS: ("guests_policy", frozenset({Guests.NO_OVERNIGHT_GUESTS})),
    NonNegotiable.NO_PETS: ("pets", frozenset({Pets.NO_PETS})),
    NonNegotiable.GENDER_FEMALE_ONLY: ("gender", frozenset({Gender.FEMALE})),
    NonNegotiable.GENDER_MALE_ONLY: ("gender", frozenset({Gender.MALE})),
    NonNegotiable.NO_PARTIES: ("parties", frozenset({Parties.NEVER})),
    NonNegotiable.MIN_TIDY: ("cleanliness", frozenset({Cleanliness.TIDY, Cleanliness.SPOTLESS})),
    NonNegotiable.EARLY_RISER: ("sleep_schedule", frozenset({Sleep.EARLY_BIRD})),
}
"""Each deal-breaker: what is asked, and the answers that fit."""
_MUST_BE_KNOWN = {NonNegotiable.GENDER_FEMALE_ONLY, NonNegotiable.GENDER_MALE_ONLY}


def fits(rule: str, person: Person) -> bool | None:
    """Whether a person is as a deal-breaker wants; None when they have not said."""
    asked = NonNegotiable(rule)
    what, wanted = WANTED[asked]
    place = _PLACE.get(what)
    answer = person.answers[place] if place is not None else getattr(person, what)
    if not answer:
        return False if asked in _MUST_BE_KNOWN else None
    return answer in wanted
