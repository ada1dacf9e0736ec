"""People as others see them: no exact age, day of birth, phone, address or point.

found = await people(db, ids, viewer=me)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from ghar_app.clock import today
from ghar_app.db import Db
from ghar_app.models.flatmates.compatibility import Likeness, answers_of, likeness
from ghar_app.models.flatmates.profile import FlatmatePhoto
from ghar_app.models.identity.user import User
from ghar_app.models.media import MediaFile

BUCKETS = ((18, 24), (25, 30), (31, 35), (36, 40), (41, 45))


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `id` stays on the server; `likeness` is None without a viewer to compare with.

    `age` is a bucket ("25-30", "46+", "" when unknown). Rupees a month. `is_gone`: the account is
    closed, suspended or deleted, and nothing but that may be shown.
    """

    id: int
    public_id: UUID
    name: str
    initials: str
    age: str
    avatar_url: str
    photos: tuple[str, ...]
    is_verified: bool
    is_gone: bool
    mode: str
    status: str
    gender: str
    profession: str
    city: str
    areas: tuple[str, ...]
    budget_min: Decimal | None
    budget_max: Decimal | None
    move_in: str
    bio: str
    prompts: tuple[tuple[str, str], ...]
    native_place: str
    linkedin_url: str
    pets: str
    parties: str
    vibe_tags: tuple[str, ...]
    non_negotiables: tuple[str, ...]
    answers: tuple[str | None, ...]
    likeness: Likeness | None
    last_active: str


async def people(db: Db, ids: Sequence[int], *, viewer: User | None) -> dict[int, Person]:
    """These people by their ids, those that are gone too; two queries.

    Who may be shown at all (decks, blocks, matches) is asked before, by whoever chose the ids.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    rows = (await db.execute(select(User).where(col(User.id).in_(wanted)))).scalars().all()
    photos = await photos_of(db, wanted)
    return {row.id: person_of(row, photos.get(row.id, ()), viewer=viewer) for row in rows}


async def photos_of(db: Db, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The addresses of these people's photographs, the leading one first."""
    query: Any = (
        select(col(FlatmatePhoto.user_id), col(MediaFile.file_url))
        .join(MediaFile, col(MediaFile.id) == col(FlatmatePhoto.media_file_id))
        .where(col(FlatmatePhoto.user_id).in_(ids))
        .order_by(col(FlatmatePhoto.display_order), col(FlatmatePhoto.id))
    )
    found: dict[int, tuple[str, ...]] = {}
    for user_id, url in (await db.execute(query)).all():
        found[user_id] = (*found.get(user_id, ()), url)
    return found


def person_of(user: User, photos: tuple[str, ...], *, viewer: User | None) -> Person:
    """One row as others may see it; oneself sees the same."""
    gone = not user.is_active or user.deleted_at is not None
    hides = user.privacy_settings
    others = viewer is None or viewer.id != user.id
    compared = viewer is not None and others and not gone
    areas = () if hides.get("hide_locality") else tuple(user.flatmates_areas)
    return Person(
        id=user.id,
        public_id=user.public_id,
        name="" if gone else shown_name(user),
        initials="" if gone else user.initials,
        age="" if gone else age_bucket(user),
        avatar_url="" if gone else (photos[0] if photos else user.profile_image_url or ""),
        photos=() if gone else photos,
        is_verified=user.is_verified and not gone,
        is_gone=gone,
        mode=user.flatmates_mode or "",
        status=user.flatmates_profile_status,
        gender=user.flatmates_gender or "",
        profession="" if gone else user.flatmates_profession or "",
        city=user.flatmates_city or "",
        areas=areas,
        budget_min=user.flatmates_budget_min,
        budget_max=user.flatmates_budget_max,
        move_in=user.flatmates_move_in_timeline or "",
        bio="" if gone else user.flatmates_bio or "",
        prompts=tuple(
            (str(one.get("id", "")), str(one.get("answer", ""))) for one in user.flatmates_prompts
        ),
        native_place="" if gone else user.native_place or "",
        linkedin_url="" if gone else user.linkedin_url or "",
        pets=user.flatmates_pets or "",
        parties=user.flatmates_parties or "",
        vibe_tags=tuple(user.flatmates_vibe_tags),
        non_negotiables=tuple(user.flatmates_non_negotiables),
        answers=answers_of(user),
        likeness=likeness(answers_of(viewer), answers_of(user)) if compared else None,
        last_active="" if gone or hides.get("hide_last_active") else last_active(user),
    )


def shown_name(user: User) -> str:
    """The first name and the last one's first letter, or less by the person's own wish."""
    first, last = user.first_name or user.full_name or "", user.last_name or ""
    if not last or user.privacy_settings.get("hide_last_name"):
        return first
    return f"{first} {last[0]}."


def age_of(user: User, on: date | None = None) -> int | None:
    """The age that was said, else by the day of birth."""
    if user.flatmates_age is not None:
        return user.flatmates_age
    born, day = user.born_on, on or today()
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_bucket(user: User, on: date | None = None) -> str:
    """What others see of an age."""
    age = age_of(user, on)
    if age is None or age < BUCKETS[0][0]:
        return ""
    return next((f"{low}-{high}" for low, high in BUCKETS if low <= age <= high), "46+")


def last_active(user: User, on: date | None = None) -> str:
    """ "today", "this_week", "earlier", or "" when never."""
    if user.flatmates_last_active_at is None:
        return ""
    days = ((on or today()) - user.flatmates_last_active_at.date()).days
    if days <= 0:
        return "today"
    return "this_week" if days < 7 else "earlier"
