"""Leading somebody into the flatmates part: seven steps, each kept when it is done.

where = await standing(db, me)
await say(db, me, ProfileStep.MODE, {"mode": "seeker"}, at=now())
await answer(db, me, "sleep_schedule", "night_owl", at=now())   # one of the seven questions

Answers stand on the profile itself; what is kept beside them is only which steps are behind, so
any device goes on where another stopped.
"""

from dataclasses import dataclass
from datetime import datetime

from ghar_app.db import Db
from ghar_app.models.flatmates.compatibility import NAMES
from ghar_app.models.flatmates.profile.photos import go_without
from ghar_app.models.flatmates.profile.saving import Form, ProfileStep, save, save_step
from ghar_app.models.flatmates.profile.standing import photo_count
from ghar_app.models.identity.onboarding import complete, keep, steps_of
from ghar_app.models.identity.user import User
from ghar_app.refusals import Refused

APP = "flatmates"


@dataclass(frozen=True, slots=True)
class Standing:
    """`step` is None when all are behind; `question` is the place of the next of the seven."""

    step: ProfileStep | None
    done: tuple[ProfileStep, ...]
    question: int
    has_begun: bool


async def standing(db: Db, user: User) -> Standing:
    """Where somebody stands."""
    rows = await steps_of(db, user, APP)
    done = tuple(step for step in ProfileStep if step in rows and rows[step].completed_at)
    kept = rows[ProfileStep.LIFESTYLE].payload if ProfileStep.LIFESTYLE in rows else {}
    return Standing(
        step=next((step for step in ProfileStep if step not in done), None),
        done=done,
        question=min(int(kept.get("question", 0)), len(NAMES) - 1),
        has_begun=bool(rows),
    )


async def say(db: Db, user: User, step: str, form: Form, *, at: datetime) -> User:
    """A step's answers. Refused as `save_step`, and `birth_needed` without a date of birth."""
    if step == ProfileStep.BASICS and not (form.get("date_of_birth") or user.date_of_birth):
        raise Refused("birth_needed", field="date_of_birth")
    user = await save_step(db, user, step, form, at=at)
    await complete(db, user, APP, step, {}, at=at)
    return user


async def show_photos(db: Db, user: User, *, skip: bool, at: datetime) -> User:
    """The photographs are chosen, or not wanted. Refused `flatmate_needs_photo`."""
    if skip:
        user = await go_without(db, user, at=at)
    elif not await photo_count(db, user) and not user.flatmates_photo_skipped:
        raise Refused("flatmate_needs_photo", field="photos")
    await complete(db, user, APP, ProfileStep.PHOTO, {}, at=at)
    return user


async def answer(db: Db, user: User, name: str, value: str, *, at: datetime) -> User:
    """One of the seven questions, or "" to pass it over; the last one ends the step.

    Refused `choose_one` for another question, `unknown_choice` for another answer.
    """
    if name not in NAMES:
        raise Refused("choose_one", field="question")
    if value:
        user = await save(db, user, {name: value}, at=at)
    after = NAMES.index(name) + 1
    if after < len(NAMES):
        await keep(db, user, APP, ProfileStep.LIFESTYLE, {"question": after})
    else:
        await complete(db, user, APP, ProfileStep.LIFESTYLE, {"question": 0}, at=at)
    return user
