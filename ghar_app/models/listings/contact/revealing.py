"""The number behind a home: shown on request, counted, and its owner is told.

contact = await reveal(db, home, by=me, at=now())
"""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import func
from sqlmodel import col, select

from ghar_app.clock import IST, in_india
from ghar_app.db import Db
from ghar_app.models.identity.agents import Agent
from ghar_app.models.identity.audit import record
from ghar_app.models.identity.locks import hold
from ghar_app.models.identity.privacy import CONTACT
from ghar_app.models.identity.user import User
from ghar_app.models.listings.placement import ContactReveal
from ghar_app.models.listings.property import Property
from ghar_app.models.notify import notify
from ghar_app.refusals import Refused

A_DAY = 10
"""New numbers somebody may see on one day of India."""
"""The privacy setting; what was never set counts as yes."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call (E.164), and since when this person knows the number."""

    name: str
    phone: str
    since: datetime


async def reveal(db: Db, home: Property, *, by: User, at: datetime) -> Contact:
    """Show the number to `by` and tell the owner; a second time shows it again, free.

    Refused: `own_home`, `home_not_offered`, a `gate_…`, `phone_first` for who has no proven phone,
    `contact_not_shared` by the owner's choice, `no_number`, `reveals_spent` after ten a day.
    """
    if home.owner_id == by.id:
        raise Refused("own_home")
    known = await revealed(db, home, by=by)
    if known is not None:
        return known
    if not home.is_public:
        raise Refused("home_not_offered")
    by.require_open()
    if not by.phone_verified:
        raise Refused("phone_first")
    # Two tabs must not both take the tenth.
    await hold(db, f"reveal:{by.id}")
    known = await revealed(db, home, by=by)
    if known is not None:
        return known
    name, phone = await _number(db, home)
    if await _seen_today(db, by, at) >= A_DAY:
        raise Refused("reveals_spent", most=A_DAY)
    db.add(
        ContactReveal(property_id=home.id, viewer_id=by.id, owner_id=home.owner_id, created_at=at)
    )
    await db.flush()
    await notify(
        db,
        "contact_revealed",
        to=home.owner_id,
        link="/desk/enquiries",
        entity=("property", home.public_id),
        name=by.full_name or "",
        home=home.title,
    )
    await record(db, "contact.revealed", actor=by, entity_type="property", entity_id=home.public_id)
    return Contact(name, phone, at)


async def revealed(db: Db, home: Property, *, by: User) -> Contact | None:
    """The number again, for who was shown it while the owner still shares it."""
    query = select(ContactReveal.created_at).where(
        ContactReveal.property_id == home.id, ContactReveal.viewer_id == by.id
    )
    since = (await db.exec(query)).first()
    if since is None:
        return None
    try:
        name, phone = await _number(db, home)
    except Refused:
        return None
    return Contact(name, phone, since)


async def _number(db: Db, home: Property) -> tuple[str, str]:
    """The agent in charge, else the owner who lets their number be shown."""
    if home.listing_agent_id is not None:
        agent = await db.get_one(Agent, home.listing_agent_id)
        if agent.is_active and agent.contact_number:
            return agent.name, agent.contact_number
    owner = await db.get_one(User, home.owner_id)
    if not (owner.privacy_settings or {}).get(CONTACT, True):
        raise Refused("contact_not_shared")
    phone = home.owner_contact or owner.phone
    if not phone:
        raise Refused("no_number")
    return owner.full_name or "", phone


async def _seen_today(db: Db, by: User, at: datetime) -> int:
    midnight = datetime.combine(in_india(at).date(), time(), IST)
    query = select(func.count()).where(
        ContactReveal.viewer_id == by.id, col(ContactReveal.created_at) >= midnight
    )
    return (await db.exec(query)).one()
