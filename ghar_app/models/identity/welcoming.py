"""Leading somebody into the product after their first sign-in: name, picture, purpose, place.

where = await standing(db, me)                       # the step that is next, and what was said
await say_name(db, me, change, on=today(), at=now())
await say_purpose(db, me, "find", at=now())
await say_place(db, me, "Pune", at=now())
await pass_over(db, me, WelcomeStep.PICTURE, at=now())

Each step is kept when it is done, so any device goes on where another stopped. The name alone is
needed (it opens the gate); the others may be passed over.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ghar_app.db import Db
from ghar_app.geography.cities import CITIES
from ghar_app.models.identity.onboarding import complete, steps_of
from ghar_app.models.identity.user import User
from ghar_app.models.identity.user.lookup import locked_user
from ghar_app.models.identity.user.naming import clean_name
from ghar_app.models.identity.user.profile import ProfileChange
from ghar_app.refusals import Refused

APP = "ghar360"


class WelcomeStep(StrEnum):
    """In this order."""

    NAME = "name"
    PICTURE = "picture"
    PURPOSE = "purpose"
    PLACE = "place"


class Purpose(StrEnum):
    """What brings somebody here."""

    FIND = "find"
    RENT_OUT = "rent_out"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Standing:
    """`step` is None when all is said; `done` are the steps behind; answers are "" until given."""

    step: WelcomeStep | None
    done: tuple[WelcomeStep, ...]
    purpose: str
    city: str


async def standing(db: Db, user: User) -> Standing:
    """Where somebody stands; who has a name and a date of birth has done the first step."""
    rows = await steps_of(db, user, APP)
    done = [
        step
        for step in WelcomeStep
        if (step in rows and rows[step].completed_at) or (step is WelcomeStep.NAME and _named(user))
    ]
    if not _named(user) and WelcomeStep.NAME in done:
        done.remove(WelcomeStep.NAME)
    answers = {name: row.payload for name, row in rows.items()}
    return Standing(
        step=next((step for step in WelcomeStep if step not in done), None),
        done=tuple(done),
        purpose=str(answers.get(WelcomeStep.PURPOSE, {}).get("purpose", "")),
        city=str(answers.get(WelcomeStep.PLACE, {}).get("city", "")),
    )


async def say_name(db: Db, user: User, change: ProfileChange, *, on: date, at: datetime) -> User:
    """Name and date of birth. Refused as `change_profile`, and `birth_needed` without a day."""
    clean_name(change.full_name)
    if change.date_of_birth is None:
        raise Refused("birth_needed", field="date_of_birth")
    user = await locked_user(db, user.id)
    user.change_profile(change, on=on)
    await db.flush()
    await complete(db, user, APP, WelcomeStep.NAME, {}, at=at)
    return user


async def say_purpose(db: Db, user: User, purpose: str, *, at: datetime) -> None:
    """What brings somebody here. Refused `unknown_choice`."""
    if purpose not in tuple(Purpose):
        raise Refused("choose_one", field="purpose")
    await complete(db, user, APP, WelcomeStep.PURPOSE, {"purpose": purpose}, at=at)


async def say_place(db: Db, user: User, city: str, *, at: datetime) -> None:
    """The city somebody looks in first. Refused `choose_one` for one we do not know."""
    if city not in {one.name for one in CITIES}:
        raise Refused("choose_one", field="city")
    await complete(db, user, APP, WelcomeStep.PLACE, {"city": city}, at=at)


async def pass_over(db: Db, user: User, step: str, *, at: datetime) -> None:
    """Leave a step out. Refused `choose_one` for the name, which is needed."""
    if step not in tuple(WelcomeStep) or step == WelcomeStep.NAME:
        raise Refused("person_name_needed", field="full_name")
    if (await steps_of(db, user, APP)).get(step) is None:
        await complete(db, user, APP, step, {}, at=at)


def _named(user: User) -> bool:
    return bool(user.full_name and user.date_of_birth)
