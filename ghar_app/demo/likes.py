"""What the demo's people like, and a list that three of them vote on."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.demo.dice import demo_id, dice
from ghar_app.demo.loading import Row, insert

LIKES = {"ananya": ("Bengaluru", 7), "isha": ("Bengaluru", 4), "rohan": ("Bengaluru", 5),
         "neha": ("Delhi", 6)}  # fmt: skip
"""Who likes how many homes for rent, and where."""
NOTE = {"en": "Ask how old the lift is.", "hi": "पानी का दबाव पूछना है।"}
LIST_NAME = "For the three of us"
TOKEN = "demo-three-of-us"
VOTES: tuple[dict[str, dict[str, Any]], ...] = (
    {"ananya": {"vote": "yes", "tags": []}, "rohan": {"vote": "yes", "tags": []},
     "isha": {"vote": "maybe", "tags": []}},
    {"ananya": {"vote": "maybe", "tags": []}, "rohan": {"vote": "yes", "tags": []}},
    {"ananya": {"vote": "yes", "tags": []}, "rohan": {"vote": "yes", "tags": []},
     "isha": {"vote": "no", "tags": ["no_lift"]}},
    {},
)  # fmt: skip


async def seed_likes(db: Db, now: datetime, people: dict[str, int]) -> int:
    """Likes of homes that the seeding has just made, counted on them; how many."""
    rows = [
        _like(person, number, home, now, people)
        for person, (city, count) in LIKES.items()
        for number, home in enumerate(await _homes(db, person, city, count))
    ]
    await insert(db, "user_swipes", rows)
    await db.execute(
        text(
            "UPDATE properties p SET like_count = like_count + new.likes FROM"
            " (SELECT property_id, count(*) AS likes FROM user_swipes WHERE user_id = ANY(:users)"
            "  GROUP BY property_id) new WHERE new.property_id = p.id"
        ),
        {"users": [people[person] for person in LIKES]},
    )
    await _seed_list(db, [row for row in rows if row["user_id"] == people["ananya"]], people)
    return len(rows)


async def _homes(db: Db, person: str, city: str, count: int) -> list[Any]:
    """Public homes of a city, different ones for everybody; the last has been let meanwhile."""
    public = await db.execute(
        text(
            "SELECT id, effective_price FROM properties WHERE is_public AND purpose = 'rent'"
            " AND bedrooms >= 2"
            " AND city = :city AND main_image_url IS NOT NULL ORDER BY public_id LIMIT 60"
        ),
        {"city": city},
    )
    let = await db.execute(
        text(
            "SELECT id, effective_price FROM properties WHERE status = 'rented'"
            " AND listing_status = 'live' AND city = :city ORDER BY public_id LIMIT 1"
        ),
        {"city": city},
    )
    return [*dice("likes", person).sample(list(public.all()), count - 1), *let.all()]


def _like(person: str, number: int, home: Any, now: datetime, people: dict[str, int]) -> Row:
    language = "hi" if person == "neha" else "en"
    return {
        "user_id": people[person],
        "property_id": home.id,
        "is_liked": True,
        "acted_at": now - timedelta(hours=7 * (number + 1)),
        # The second one asked for a little more then.
        "price_when_liked": home.effective_price + (2_000 if number == 1 else 0),
        "note": NOTE[language] if number == 0 else None,
        "target_type": "property",
        "swipe_action": "like",
    }


async def _seed_list(db: Db, likes: list[Row], people: dict[str, int]) -> None:
    owner = people["ananya"]
    made = {
        "public_id": demo_id("shortlist", "ananya"),
        "owner_id": owner,
        "name": LIST_NAME,
        "share_token": TOKEN,
        "is_default": True,
    }
    for (list_id,) in await insert(db, "shortlists", [made], returning="id"):
        items = [
            {
                "shortlist_id": list_id,
                "property_id": like["property_id"],
                "added_by": owner,
                "votes": {str(people[who]): ballot for who, ballot in votes.items()},
            }
            for like, votes in zip(likes, VOTES, strict=False)
        ]
        await insert(db, "shortlist_items", items)
