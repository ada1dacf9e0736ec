"""What a profile's form offers and what stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ghar_app.catalogue import Language
from ghar_app.geography.cities import CITIES, canonical_city
from ghar_app.models.flatmates.kinds import ADULT, MOST_PROMPTS, OLDEST
from ghar_app.models.flatmates.profile.wording import Wording
from ghar_app.models.identity import User

Pairs = list[tuple[str, str]]
_SINGLE = (
    *("mode", "move_in_timeline", "sleep_schedule", "cleanliness", "food_habits", "smoking"),
    *("drinking", "guests_policy", "work_style", "gender", "gender_preference", "pets", "parties"),
)
_MANY = ("vibe_tags", "non_negotiables")


@dataclass(frozen=True)
class ProfileForm:
    """One's own answers; "" for what is not given. Days are YYYY-MM-DD, money whole rupees."""

    full_name: str = ""
    initials: str = ""
    date_of_birth: str = ""
    earliest: str = ""
    latest: str = ""
    age: str = ""
    profession: str = ""
    bio: str = ""
    native_place: str = ""
    linkedin_url: str = ""
    city: str = ""
    budget_min: str = ""
    budget_max: str = ""
    women_only: bool = False
    verified_only: bool = False


def form_of(user: User, year: int) -> ProfileForm:
    """The fields of a person's row; `year` is this one."""
    return ProfileForm(
        full_name=user.full_name or "",
        initials=user.initials,
        date_of_birth=user.born_on.isoformat() if user.born_on else "",
        earliest=f"{year - OLDEST - 1}-01-01",
        latest=f"{year - ADULT}-12-31",
        age=str(user.flatmates_age or ""),
        profession=user.flatmates_profession or "",
        bio=user.flatmates_bio or "",
        native_place=user.native_place or "",
        linkedin_url=user.linkedin_url or "",
        city=user.flatmates_city or "",
        budget_min=_whole(user.flatmates_budget_min),
        budget_max=_whole(user.flatmates_budget_max),
        women_only=user.flatmates_women_only,
        verified_only=user.flatmates_verified_only,
    )


def chosen_of(user: User) -> dict[str, str]:
    """Each single choice by its name."""
    return {name: getattr(user, f"flatmates_{name}") or "" for name in _SINGLE}


def lists_of(user: User) -> dict[str, list[str]]:
    """Each choice of several by its name."""
    return {name: list(getattr(user, f"flatmates_{name}")) for name in _MANY}


def prompts_of(user: User) -> Pairs:
    """The answered prompts, with empty places up to three."""
    given = [(str(one.get("id", "")), str(one.get("answer", ""))) for one in user.flatmates_prompts]
    return [*given, *[("", "")] * (MOST_PROMPTS - len(given))][:MOST_PROMPTS]


def offered(words: Wording) -> dict[str, Pairs]:
    """What may be chosen, by the name of its field."""
    return {what: list(pairs) for what, pairs in words.offered.items()}


def cities(words: Wording, language: Language) -> Pairs:
    """Cities by name, the popular ones first."""
    first = [canonical_city(id) for id, _ in words.offered["popular_cities"]]
    rank = {name: place for place, name in enumerate(first) if name}
    order = sorted(CITIES, key=lambda one: (rank.get(one.name, len(rank)), one.name))
    return [(one.name, one.name_hi if language == "hi" else one.name) for one in order]


def read(form: Mapping[str, Any]) -> dict[str, Any]:
    """A posted form: ticked boxes (`vibe_tags.quiet`) as lists, `prompt_1`, `answer_1` as pairs.

    A switch that is off, and a list without ticks, are told by a hidden field `has.<name>`.
    """
    given: dict[str, Any] = {}
    for key in form:
        name, _, id = key.partition(".")
        if name == "has":
            given.setdefault(id, [] if id in _MANY else False)
    for key, value in form.items():
        name, dot, id = key.partition(".")
        if dot and name in _MANY:
            given[name] = [*given.get(name, []), id]
        elif not dot and not key.startswith(("prompt_", "answer_")):
            given[key] = value
    if "prompt_1" in form:
        given["prompts"] = [
            {"id": form.get(f"prompt_{n}", ""), "answer": form.get(f"answer_{n}", "")}
            for n in range(1, MOST_PROMPTS + 1)
        ]
    return given


def _whole(amount: Any) -> str:
    return str(int(amount)) if amount is not None else ""
