"""Questions about a home, and what became of them."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Row, func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.user import User
from ghar_app.models.listings.placement import PropertyInquiry
from ghar_app.models.listings.property import Property
from ghar_app.models.notify import notify
from ghar_app.refusals import NotFound, Refused

SHORTEST, LONGEST = 10, 1000
METHODS = ("phone", "email", "whatsapp")
PAGE_SIZE = 30


class Interest(StrEnum):
    """What somebody has in mind."""

    VISIT = "visit"
    RENT = "rent"
    BUY = "buy"
    BOOK = "book"


class Handled(StrEnum):
    """What the owner did about it."""

    NEW = "new"
    CONTACTED = "contacted"
    CLOSED = "closed"


async def ask(
    db: Db, home: Property, *, by: User, interest: str, message: str, method: str = "phone"
) -> None:
    """Send the owner a question.

    Refused: `own_home`, `home_not_offered`, a `gate_…`, `unknown_choice`, `message_length`
    (10 to 1,000 characters), and `asked_already` while the last question is unanswered.
    """
    if home.owner_id == by.id:
        raise Refused("own_home")
    if not home.is_public:
        raise Refused("home_not_offered")
    by.require_open()
    text = " ".join(message.replace("\x00", "").split())
    if not SHORTEST <= len(text) <= LONGEST:
        raise Refused("message_length", field="message", least=SHORTEST, most=LONGEST)
    _one_of("interest", interest, tuple(Interest))
    _one_of("method", method, METHODS)
    row = insert(PropertyInquiry).values(
        property_id=home.id,
        user_id=by.id,
        interest_type=interest,
        message=text,
        preferred_contact_method=method,
    )
    # A double click, or two tabs: the database keeps one open question a person and home.
    asked: Any = row.on_conflict_do_nothing().returning(col(PropertyInquiry.id))
    if (await db.exec(asked)).first() is None:
        raise Refused("asked_already")
    await notify(
        db,
        "enquiry_received",
        to=home.owner_id,
        link="/desk/enquiries",
        entity=("property", home.public_id),
        name=by.full_name or "",
        home=home.title,
        message=text,
    )


def _one_of(field: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise Refused("unknown_choice", field=field, value=value, choices=", ".join(known))


async def enquiries_for(
    db: Db, *, by: User, before: int | None = None, status: str = ""
) -> list[Row[Any]]:
    """Questions about the homes that `by` is in charge of, newest first; `before` is an id.

    Who asks wants to be reached, so their phone and e-mail are in the row, by their own wish.
    """
    query: Any = (
        select(  # type: ignore[call-overload, misc]
            PropertyInquiry.id,
            PropertyInquiry.interest_type,
            PropertyInquiry.message,
            PropertyInquiry.preferred_contact_method,
            PropertyInquiry.status,
            PropertyInquiry.created_at,
            User.full_name,
            User.phone,
            User.email,
            Property.title,
            Property.slug,
            Property.public_id,
            Property.main_image_url,
        )
        .join(Property, col(Property.id) == PropertyInquiry.property_id)
        .join(User, col(User.id) == PropertyInquiry.user_id)
        .where(Property.is_in_charge(by), col(User.deleted_at).is_(None))
    )
    if status:
        query = query.where(PropertyInquiry.status == status)
    if before is not None:
        query = query.where(col(PropertyInquiry.id) < before)
    ordered = query.order_by(col(PropertyInquiry.id).desc()).limit(PAGE_SIZE)
    return list((await db.execute(ordered)).all())


async def waiting_enquiries(db: Db, *, by: User) -> int:
    """How many are new."""
    query = (
        select(func.count())
        .select_from(PropertyInquiry)
        .join(Property, col(Property.id) == PropertyInquiry.property_id)
        .where(Property.is_in_charge(by), PropertyInquiry.status == Handled.NEW)
    )
    return (await db.exec(query)).one()


async def settle(db: Db, *, by: User, enquiry_id: int, status: str) -> None:
    """The owner contacted whoever asked, or closes the question.

    NotFound for a question about somebody else's home; the same status again changes nothing.
    """
    _one_of("status", status, (Handled.CONTACTED, Handled.CLOSED))
    query: Any = (
        select(PropertyInquiry)
        .join(Property, col(Property.id) == PropertyInquiry.property_id)
        .where(PropertyInquiry.id == enquiry_id, Property.is_in_charge(by))
        .with_for_update(of=PropertyInquiry)
    )
    found = (await db.exec(query)).first()
    if found is None:
        raise NotFound("enquiry")
    found.status = status
    await db.flush()
