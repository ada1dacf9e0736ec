"""The demo's people as rows: accounts, roles, agents' cards."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import text

from ghar_app.db import Db
from ghar_app.demo.cast import everybody
from ghar_app.demo.dice import demo_id, dice
from ghar_app.demo.loading import Row, insert
from ghar_app.demo.people import PASSWORD, Person
from ghar_app.models.identity import seed_roles
from ghar_app.models.identity.kinds import AuthMethod
from ghar_app.models.identity.user.passwords import hashed


class NumberTaken(Exception):
    """A real account has the phone number or e-mail of somebody of the demo."""


async def seed_people(db: Db, now: datetime) -> dict[str, int]:
    """Everybody's account and roles; the ids by person's key.

    NumberTaken: says whose number it is; nothing was changed then.
    """
    await seed_roles(db)
    people = everybody()
    password = await hashed(PASSWORD)
    await insert(db, "users", [account(person, now, password) for person in people])
    ids = await _ids(db, people)
    await _grant(db, people, ids)
    await _make_agents(db, people, ids)
    return ids


async def agent_ids(db: Db) -> dict[int, int]:
    """Agents' ids by their users'."""
    rows = await db.execute(text("SELECT user_id, id FROM agents WHERE is_seed_data"))
    return {row.user_id: row.id for row in rows}


def account(person: Person, now: datetime, password: str | None) -> Row:
    """The columns of `users`. Only the named have a password; all of them are verified."""
    public_id = demo_id("user", person.key)
    first, _, last = person.name.partition(" ")
    joined = now - timedelta(days=dice("joined", person.key).randint(130, 900))
    return {
        "public_id": public_id,
        "supabase_user_id": f"local:{public_id}",
        "email": person.email,
        "phone": person.phone,
        "full_name": person.name,
        "first_name": first,
        "last_name": last,
        "date_of_birth": datetime.combine(person.born, time(), UTC),
        "profile_image_url": person.portrait or None,
        "role": person.tier.value,
        "is_active": True,
        "is_verified": True,
        "phone_verified": True,
        "phone_verified_at": joined,
        "email_verified": person.email is not None,
        "email_verified_at": joined if person.email else None,
        "last_auth_method": _method(person),
        "last_auth_method_at": joined,
        "preferences": {"language": person.language, "city": person.city},
        "notification_settings": {},
        "privacy_settings": {},
        "estate_onboarding_completed": "estate" in person.apps,
        "flatmates_onboarding_completed": "flatmates" in person.apps,
        "stays_onboarding_completed": "stays" in person.apps,
        "ghar360_onboarding_completed": True,
        "password_hash": password if person.signs_in else None,
        "password_changed_at": joined if person.signs_in else None,
        "failed_login_attempts": 0,
        "is_seed_data": True,
        "created_at": joined,
        "updated_at": joined,
    }


def _method(person: Person) -> str:
    return AuthMethod.EMAIL_PASSWORD if person.signs_in else AuthMethod.PHONE_OTP


async def _ids(db: Db, people: tuple[Person, ...]) -> dict[str, int]:
    wanted = {str(demo_id("user", person.key)): person for person in people}
    rows = await db.execute(
        text("SELECT id, public_id FROM users WHERE public_id = ANY(CAST(:ids AS uuid[]))"),
        {"ids": list(wanted)},
    )
    found = {wanted[str(row.public_id)].key: row.id for row in rows}
    for person in people:
        if person.key not in found:
            raise NumberTaken(
                f"The demo cannot be made: another account already has the number {person.phone}"
                f" or the address {person.email} of {person.name}."
            )
    return found


_GRANT = """
INSERT INTO user_roles (user_id, role_id, reason)
SELECT pair.user_id, roles.id, 'demo'
FROM unnest(CAST(:users AS bigint[]), CAST(:roles AS text[])) AS pair (user_id, key)
JOIN roles ON roles.key = pair.key
ON CONFLICT DO NOTHING"""


async def _grant(db: Db, people: tuple[Person, ...], ids: dict[str, int]) -> None:
    pairs = [(ids[person.key], role) for person in people for role in person.roles]
    users, roles = zip(*pairs, strict=True)
    await db.execute(text(_GRANT), {"users": list(users), "roles": list(roles)})


async def _make_agents(db: Db, people: tuple[Person, ...], ids: dict[str, int]) -> None:
    found = [person for person in people if person.agent]
    await insert(db, "agents", [_card(person, ids[person.key]) for person in found])
    by_user = await agent_ids(db)
    await insert(
        db,
        "agent_profiles",
        [
            _profile(number, person, ids[person.key], by_user[ids[person.key]])
            for number, person in enumerate(found, start=1)
        ],
    )


def _card(person: Person, user_id: int) -> Row:
    assert person.agent
    return {
        "user_id": user_id,
        "name": person.name,
        "contact_number": person.phone,
        "description": person.agent.description,
        "avatar_url": person.portrait or None,
        "languages": list(person.agent.languages),
        "agent_type": person.agent.kind.value,
        "experience_level": person.agent.level.value,
        "user_satisfaction_rating": person.agent.rating,
        "is_seed_data": True,
    }


def _profile(number: int, person: Person, user_id: int, agent_id: int) -> dict[str, Any]:
    assert person.agent
    return {
        "agent_id": agent_id,
        "user_id": user_id,
        "rera_license": f"DEMO/AGENT/{number:04d}",
        "license_expiry": "2030-03-31",
        "specialization": list(person.agent.specialization),
        "average_rating": person.agent.rating,
        "total_ratings": dice("ratings", person.key).randint(6, 80),
        "verification_status": "verified" if number % 6 else "pending",
        "service_areas": [{"city": person.city}],
    }
