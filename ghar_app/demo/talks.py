"""Conversations of the demo's people about homes, as they might have gone this morning."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.demo.dice import demo_id
from ghar_app.demo.loading import insert


@dataclass(frozen=True)
class Talk:
    """`seeker` wrote first, about the owner's nth public home; lines are (who, minutes ago, words).

    The last `unread` lines of the owner's are news to the seeker.
    """

    seeker: str
    owner: str
    number: int
    lines: tuple[tuple[str, int, str], ...]
    unread: int = 0


TALKS = (
    Talk(
        "ananya", "sunita", 0,
        (
            ("ananya", 1610, "Good morning. Is the flat still free from January?"),
            ("sunita", 1585, "It is. The present tenants leave on the 28th."),
            ("ananya", 1570, "And is maintenance in the rent?"),
            ("sunita", 1540, "No, that is ₹2,400 a month, with water."),
            ("ananya", 52, "Fair. My mother would like to see it too, is tomorrow at 11 fine?"),
            ("sunita", 41, "Tomorrow at 11 works. I will send the gate code in the morning."),
        ),
        unread=1,
    ),
    Talk(
        "ananya", "vikram", 0,
        (
            ("ananya", 2980, "Hello, does the terrace belong to this flat alone?"),
            ("vikram", 2890, "It is shared with the floor below, one stair for both."),
        ),
    ),
    Talk(
        "neha", "vikram", 1,
        (
            ("neha", 300, "नमस्ते, क्या यह घर परिवार के लिए है?"),
            ("vikram", 270, "जी हाँ। शनिवार को आकर देख सकते हैं।"),
        ),
        unread=1,
    ),
)  # fmt: skip


async def seed_talks(db: Db, now: datetime, people: dict[str, int]) -> int:
    """Threads about homes that the seeding has just made; how many."""
    made = 0
    for talk in TALKS:
        home = await _home(db, people[talk.owner], talk.number)
        if home is None:
            continue
        await _write(db, talk, home, now, people)
        made += 1
    return made


async def _home(db: Db, owner: int, number: int) -> int | None:
    found = await db.execute(
        text(
            "SELECT id FROM properties WHERE owner_id = :owner AND is_public"
            " ORDER BY id OFFSET :number LIMIT 1"
        ),
        {"owner": owner, "number": number},
    )
    return found.scalar_one_or_none()


async def _write(db: Db, talk: Talk, home: int, now: datetime, people: dict[str, int]) -> None:
    seeker, owner = people[talk.seeker], people[talk.owner]
    one, two = sorted((seeker, owner))
    last = talk.lines[-1]
    row = {
        "public_id": demo_id("talk", talk.seeker, talk.owner, talk.number),
        "app": "real_estate",
        "user_one_id": one,
        "user_two_id": two,
        "created_by_user_id": seeker,
        "context_property_id": home,
        "source": "property_inquiry",
        "last_message_at": now - timedelta(minutes=last[1]),
        "last_message_preview": last[2],
    }
    [(thread,)] = await insert(db, "user_conversations", [row], returning="id")
    messages = [
        {
            "conversation_id": thread,
            "sender_id": people[who],
            "body": words,
            "created_at": now - timedelta(minutes=ago),
        }
        for who, ago, words in talk.lines
    ]
    ids = [id for (id,) in await insert(db, "user_messages", messages, returning="id")]
    read = ids[-1 - talk.unread] if talk.unread else ids[-1]
    sides = [
        {"conversation_id": thread, "user_id": seeker, "last_read_message_id": read},
        {"conversation_id": thread, "user_id": owner, "last_read_message_id": ids[-1]},
    ]
    await insert(db, "user_conversation_participants", sides)
