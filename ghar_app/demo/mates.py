"""The demo's flatmates: profiles, photographs, rooms, likes, matches and what they wrote."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text, update
from sqlmodel import col

from ghar_app.db import Db
from ghar_app.demo.dice import demo_id, dice, likely
from ghar_app.demo.loading import Row, insert
from ghar_app.demo.mates_cast import MATES, Mate, mate_people
from ghar_app.demo.mates_faces import face_files, photo_rows
from ghar_app.demo.people import NAMED
from ghar_app.models.flatmates import kinds
from ghar_app.models.identity import User
from ghar_app.models.identity.user.flatmate_columns import SCALES

ROOMS = ("ananya", "kavya", "mate-1", "mate-6", "mate-11", "mate-16")
"""Whose rooms in Bengaluru are to let."""
LIKES = {"isha": ("mate-3", "mate-11", "farhan", "kavya"), "rohan": ("mate-2", "mate-13"),
         "ananya": ("mate-4", "mate-7")}  # fmt: skip
"""Who is liked by whom, and has not answered yet."""
SUPER = ("mate-1", "isha")
MATCHES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("isha", "ananya", (
        ("isha", "Hello Ananya, your room looks lovely. Is it free from the first?"),
        ("ananya", "Hi Isha! Yes, from the first. Do you work from home?"),
        ("isha", "Three days a week. I take calls with headphones, promise."),
        ("ananya", "Then come and see it on Saturday, I make breakfast anyway."),
    )),
    ("isha", "rohan", (
        ("rohan", "We both seem to like HSR. Shall we look for a 2 BHK together?"),
        ("isha", "I was about to ask. What is your limit with maintenance?"),
        ("rohan", "About 22k all in. You?"),
    )),
)  # fmt: skip
_PROMPTS = (
    ("sunday", "Idli, a long walk and no phone before noon."),
    ("kitchen", "Lemon rice, and for leaving no dishes."),
    ("chore", "Ironing. I find it restful."),
    ("bills", "One sheet, settled on the fifth."),
    ("fridge", "Curd, coriander and somebody's birthday cake."),
)
_WEIGHTS: dict[str, tuple[int, ...]] = {
    "flatmates_food_habits": (5, 1, 4, 2, 2),
    "flatmates_smoking": (8, 2, 1),
    "flatmates_drinking": (4, 5, 1),
}


async def seed_mates(db: Db, now: datetime, people: dict[str, int]) -> int:
    """Everything of the flatmates part, on accounts that are there; how many profiles."""
    places = await _places(db)
    for number, mate in enumerate(MATES):
        row = _profile(mate, number, now, places)
        await db.execute(update(User).where(col(User.id) == people[mate.key]).values(**row))
    files = [row for mate in MATES for row in face_files(mate, people[mate.key], now)]
    await insert(db, "media_files", files)
    await insert(db, "flatmate_photos", photo_rows(files, now))
    await _seed_likes(db, now, people)
    for number, (one, other, lines) in enumerate(MATCHES):
        await _match(db, now - timedelta(days=2 * number + 1), people, (one, other), lines)
    return len(MATES)


async def _places(db: Db) -> dict[tuple[str, str], tuple[float, float]]:
    rows = await db.execute(
        text(
            "SELECT c.city_name, a.area_name, a.latitude, a.longitude FROM master_areas a"
            " JOIN master_cities c ON c.id = a.city_id"
        )
    )
    return {(city, area): (latitude, longitude) for city, area, latitude, longitude in rows}


def _profile(
    mate: Mate, number: int, now: datetime, places: dict[tuple[str, str], tuple[float, float]]
) -> Row:
    random = dice("profile", mate.key)
    answers: Row = {
        column: random.choices(
            [str(value) for value in scale], _WEIGHTS.get(column, (1,) * len(scale))
        )[0]
        for column, scale in SCALES
    }
    areas = [area for area in mate.areas if (mate.city, area) in places]
    at = places.get((mate.city, areas[0])) if areas else None
    rules = random.sample(("no_smoking", "no_parties", "min_tidy", "no_overnight_guests"), 2)
    return {
        **answers,
        "flatmates_mode": mate.mode,
        "flatmates_profile_status": kinds.ProfileStatus.ACTIVE,
        "flatmates_onboarding_completed": True,
        "flatmates_bio": mate.bio,
        "flatmates_prompts": [
            {"id": id, "answer": answer} for id, answer in random.sample(_PROMPTS, 2)
        ],
        "flatmates_budget_min": mate.budget[0],
        "flatmates_budget_max": mate.budget[1],
        "flatmates_move_in_timeline": str(random.choice(list(kinds.MoveIn))),
        "flatmates_city": mate.city,
        "flatmates_areas": areas,
        "flatmates_locality": areas[0] if areas else None,
        "flatmates_latitude": at[0] if at else None,
        "flatmates_longitude": at[1] if at else None,
        "flatmates_gender": "female" if mate.is_woman else "male",
        "flatmates_gender_preference": "any",
        "flatmates_profession": mate.work,
        "flatmates_pets": str(random.choice(list(kinds.Pets))),
        "flatmates_parties": str(random.choice(("never", "occasional_weekends", "occasionally"))),
        "flatmates_vibe_tags": random.sample(("quiet", "active_community", "visitor_friendly"), 2),
        # The named ones are met by every visitor of the demo: nobody is hidden from them.
        "flatmates_non_negotiables": rules if number > 11 and likely(random, 0.4) else [],
        "flatmates_photo_skipped": not mate.face,
        "flatmates_last_active_at": now - timedelta(hours=number * 5),
        "is_verified": number % 4 != 3,
    }


def give_rooms(rows: list[Row], people: dict[str, int]) -> None:
    """Before they are written: rooms of Bengaluru that will be shown become these people's."""
    taken = {people[mate.key] for mate in MATES}
    free = [
        row
        for row in rows
        if row["property_type"] in ("flatmate", "pg")
        and row["city"] == "Bengaluru"
        and row["listing_status"] == "live"
        and row["is_available"]
        and row["status"] == "available"
        and row["listing_agent_id"] is None
        and row["owner_id"] not in taken
    ]
    free.sort(key=lambda row: (row["property_type"], str(row["public_id"])))
    owners = {person.key: person for person in (*NAMED, *mate_people())}
    areas = {mate.key: mate.areas for mate in MATES}
    for key in ROOMS[: len(free)]:
        # Where they look is where they live, if there is a room at all.
        near = [row for row in free if row["locality"] in areas[key]]
        row = (near or free)[0]
        free.remove(row)
        owner = owners[key]
        row["owner_id"], row["owner_name"] = people[key], owner.name
        row["owner_contact"] = owner.phone


async def _seed_likes(db: Db, now: datetime, people: dict[str, int]) -> None:
    pairs = [(by, liked) for liked, likers in LIKES.items() for by in likers]
    pairs += [pair for one, other, _ in MATCHES for pair in ((one, other), (other, one))]
    rows = [_like(by, liked, "like", n, now, people) for n, (by, liked) in enumerate(pairs)]
    rows.append(_like(*SUPER, "super_like", len(rows), now, people))
    await insert(db, "user_swipes", rows)
    by, liked = SUPER
    used = {"user_id": people[by], "target_user_id": people[liked], "used_on": now.date()}
    await insert(db, "flatmate_super_like_usage", [used])


def _like(by: str, liked: str, action: str, n: int, now: datetime, people: dict[str, int]) -> Row:
    return {
        "user_id": people[by],
        "target_user_id": people[liked],
        "target_type": "user",
        "swipe_action": action,
        "is_liked": True,
        "acted_at": now - timedelta(hours=3 * n + 1),
    }


async def _match(
    db: Db,
    at: datetime,
    people: dict[str, int],
    pair: tuple[str, str],
    lines: tuple[tuple[str, str], ...],
) -> None:
    one, two = sorted(people[key] for key in pair)
    match = {
        "public_id": demo_id("match", *pair),
        "user_one_id": one,
        "user_two_id": two,
        "matched_at": at,
        "seen_by_one_at": at,
        "seen_by_two_at": at,
        "created_at": at,
    }
    await insert(db, "user_matches", [match])
    said = [at + timedelta(minutes=20 * (n + 1)) for n in range(len(lines))]
    thread = {
        "public_id": demo_id("conversation", *pair),
        "user_one_id": one,
        "user_two_id": two,
        "created_by_user_id": one,
        "source": "profile_match",
        "last_message_preview": lines[-1][1][:120],
        "last_message_at": said[-1],
        "created_at": at,
    }
    for (thread_id,) in await insert(db, "user_conversations", [thread], returning="id"):
        messages: list[Any] = await insert(
            db,
            "user_messages",
            [
                {
                    "conversation_id": thread_id,
                    "sender_id": people[who],
                    "body": words,
                    # The last one waits for its reader.
                    "read_at": when + timedelta(minutes=5) if n + 1 < len(lines) else None,
                    "created_at": when,
                }
                for n, ((who, words), when) in enumerate(zip(lines, said, strict=True))
            ],
            returning="id",
        )
        last, writer = messages[-1][0], people[lines[-1][0]]
        parts = [
            {
                "conversation_id": thread_id,
                "user_id": user,
                "joined_at": at,
                "last_read_message_id": last if user == writer else messages[-2][0],
                "last_read_at": said[-1] if user == writer else said[-2],
            }
            for user in (one, two)
        ]
        await insert(db, "user_conversation_participants", parts)
