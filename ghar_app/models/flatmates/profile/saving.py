"""Writing one's own profile, a field, a step or all of it at once.

await save(db, me, {"city": "Bangalore", "areas": ["Indiranagar"]}, at=now())
await save_step(db, me, ProfileStep.PLACE, form, at=now())

Only the fields named here can be written: a form that sends a status, or that onboarding is done,
is not listened to. A field that was not sent stays as it is.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ghar_app.clock import IST
from ghar_app.db import Db
from ghar_app.models.content.catalogs import options_of, seeds
from ghar_app.models.flatmates import kinds
from ghar_app.models.flatmates.profile import readers
from ghar_app.models.flatmates.profile.places import set_areas, set_city
from ghar_app.models.flatmates.profile.standing import look_again, unwelcome
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.flatmate_columns import SCALES
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.refusals import Refused

Form = Mapping[str, Any]


class ProfileStep(StrEnum):
    """The questions of onboarding, in this order; `photo` has verbs of its own."""

    MODE = "mode"
    PLACE = "place"
    BASICS = "basics"
    PHOTO = "photo"
    LIFESTYLE = "lifestyle"
    BUDGET = "budget"
    WISHES = "wishes"


FIELDS: dict[ProfileStep, tuple[str, ...]] = {
    ProfileStep.MODE: ("mode",),
    ProfileStep.PLACE: ("city", "areas"),
    ProfileStep.BASICS: (
        *("full_name", "date_of_birth", "age", "gender", "profession", "bio"),
        *("native_place", "linkedin_url", "prompts"),
    ),
    ProfileStep.PHOTO: (),
    ProfileStep.LIFESTYLE: tuple(name.removeprefix("flatmates_") for name, _ in SCALES),
    ProfileStep.BUDGET: ("budget_min", "budget_max", "move_in_timeline"),
    ProfileStep.WISHES: (
        *("gender_preference", "pets", "parties", "vibe_tags", "non_negotiables"),
        *("women_only", "verified_only"),
    ),
}
"""What each step, and each section of the editor, may write."""
NEEDED = {ProfileStep.MODE: "mode", ProfileStep.PLACE: "city"}


class Preference(StrEnum):
    ANY = "any"
    MALE = "male"
    FEMALE = "female"


_SCALES: dict[str, type[StrEnum]] = {
    "mode": kinds.Mode,
    "move_in_timeline": kinds.MoveIn,
    "gender": kinds.Gender,
    "gender_preference": Preference,
    "pets": kinds.Pets,
    "parties": kinds.Parties,
    **{name.removeprefix("flatmates_"): scale for name, scale in SCALES},
}


async def save_step(db: Db, user: User, step: str, form: Form, *, at: datetime) -> User:
    """One step's fields. Refused as `save`; `choose_one` where the step's own answer is missing."""
    if step not in tuple(ProfileStep):
        raise Refused("choose_one", field="step")
    asked = ProfileStep(step)
    needed = NEEDED.get(asked)
    if needed and not form.get(needed):
        raise Refused("choose_one", field=needed)
    return await save(db, user, {key: form[key] for key in FIELDS[asked] if key in form}, at=at)


async def save(db: Db, user: User, form: Form, *, at: datetime) -> User:
    """Take over the fields that were sent; all of them, or none.

    Refused beside its field for whatever cannot stand there. Words that somebody has to look at
    first move the profile to review, and so does any change of one that was rejected.
    """
    user = await locked_user(db, user.id)
    given = {key: value for key, value in form.items() if key in _ALL}
    seen = unwelcome(user)
    _write_person(user, given, at)
    for field in given.keys() & _SCALES.keys():
        setattr(user, f"flatmates_{field}", readers.one_of(given[field], field, _SCALES[field]))
    if "city" in given:
        await set_city(db, user, given["city"])
    if "areas" in given:
        await set_areas(db, user, given["areas"])
    _write_budget(user, given)
    await _write_lists(db, user, given)
    _write_switches(user, given)
    user.flatmates_last_active_at = at
    await look_again(db, user, seen=seen, at=at)
    await db.flush()
    await db.refresh(user)
    return user


_ALL = {field for fields in FIELDS.values() for field in fields}


def _write_person(user: User, given: Form, at: datetime) -> None:
    if "full_name" in given:
        user.rename(str(given["full_name"]))
    if "date_of_birth" in given:
        user.be_born(readers.day(given["date_of_birth"]), on=at.astimezone(IST).date())
    if "age" in given:
        user.flatmates_age = readers.age(given["age"])
    if "bio" in given:
        user.flatmates_bio = readers.words(given["bio"], "bio", kinds.LONGEST_BIO)
    if "profession" in given:
        user.flatmates_profession = readers.line(given["profession"], "profession", 80)
    if "native_place" in given:
        user.native_place = readers.line(given["native_place"], "native_place", 120)
    if "linkedin_url" in given:
        user.linkedin_url = readers.web_address(given["linkedin_url"])


def _write_budget(user: User, given: Form) -> None:
    for field in ("budget_min", "budget_max"):
        if field in given:
            setattr(user, f"flatmates_{field}", readers.rupees(given[field], field))
    least, most = user.flatmates_budget_min, user.flatmates_budget_max
    if least is not None and most is not None and Decimal(most) < Decimal(least):
        raise Refused("budget_order", field="budget_max")


async def _write_lists(db: Db, user: User, given: Form) -> None:
    if "non_negotiables" in given:
        user.flatmates_non_negotiables = readers.deal_breakers(given["non_negotiables"])
    if "vibe_tags" in given:
        known = await _ids(db, "flatmates_vibe_tags", user.flatmates_vibe_tags)
        user.flatmates_vibe_tags = readers.several(
            given["vibe_tags"], "vibe_tags", known, len(known)
        )
    if "prompts" in given:
        kept = [str(one.get("id")) for one in user.flatmates_prompts]
        known = await _ids(db, "flatmates_icebreakers", kept)
        user.flatmates_prompts = readers.prompts(given["prompts"], known)


async def _ids(db: Db, key: str, kept: list[str]) -> tuple[str, ...]:
    """What a list offers, and what is stored already: that stays valid when it is taken off."""
    offered = [one.id for one in await options_of(db, key)]
    shipped = {one["id"] for one in seeds()[key]["payload"]["options"]}
    return tuple(dict.fromkeys((*offered, *(one for one in kept if one in shipped))))


def _write_switches(user: User, given: Form) -> None:
    for field in ("women_only", "verified_only"):
        if field in given:
            setattr(user, f"flatmates_{field}", readers.flag(given[field]))
    # Whoever hides from men has to be a woman herself, or she would hide from her own kind.
    if user.flatmates_women_only and user.flatmates_gender != kinds.Gender.FEMALE:
        if "women_only" in given and "gender" not in given:
            raise Refused("women_only_for_women", field="women_only")
        user.flatmates_women_only = False
