"""How whole a profile is, and what would help most next."""

from dataclasses import dataclass

from ghar_app.models.flatmates.kinds import MOST_PROMPTS
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.flatmate_columns import SCALES


@dataclass(frozen=True, slots=True)
class Completeness:
    """`percent` is 0 to 100; `next` names the part that adds most, "" when nothing is left."""

    percent: int
    next: str
    adds: int


def completeness(user: User, photos: int) -> Completeness:
    """Made from the columns each time; only a first photograph, and all answers, count whole."""
    answers = sum(getattr(user, column) is not None for column, _ in SCALES)
    parts = (
        ("photo", 20, 1.0 if photos else 0.0),
        ("lifestyle", 28, answers / len(SCALES)),
        ("bio", 10, 1.0 if len(user.flatmates_bio or "") >= 40 else 0.0),
        ("budget", 8, 1.0 if user.flatmates_budget_max is not None else 0.0),
        ("areas", 8, 1.0 if user.flatmates_areas else 0.0),
        ("prompts", 6, min(len(user.flatmates_prompts), MOST_PROMPTS) / MOST_PROMPTS),
        ("timeline", 5, 1.0 if user.flatmates_move_in_timeline else 0.0),
        ("gender", 4, 1.0 if user.flatmates_gender else 0.0),
        ("profession", 4, 1.0 if user.flatmates_profession else 0.0),
        ("pets", 4, 1.0 if user.flatmates_pets and user.flatmates_parties else 0.0),
        ("vibe_tags", 3, 1.0 if user.flatmates_vibe_tags else 0.0),
    )
    percent = round(sum(weight * share for _, weight, share in parts))
    left = [(round(weight * (1 - share)), name) for name, weight, share in parts if share < 1]
    adds, name = max(left, key=lambda one: one[0], default=(0, ""))
    return Completeness(percent, name, adds)
