"""What somebody began to write and did not put online."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, or_
from sqlmodel import col, select

from ghar_app.db import Db
from ghar_app.models.identity.kinds import UserTier
from ghar_app.models.identity.user import User
from ghar_app.models.listings.kinds import ListingStatus
from ghar_app.models.listings.posting.answers import answers_of
from ghar_app.models.listings.posting.fields import Step
from ghar_app.models.listings.posting.quality import quality_of
from ghar_app.models.listings.posting.rows import PropertyDraft
from ghar_app.models.listings.property import Property

MOST = 12


@dataclass(frozen=True)
class Begun:
    """One draft, where its writer stopped, and how good it is already."""

    public_id: UUID
    title: str
    locality: str
    city: str
    step: str
    saved_at: datetime
    score: int
    image: str


async def begun_by(db: Db, *, by: User) -> list[Begun]:
    """The drafts in one's hands that have an answer, the latest first; at most twelve.

    Of a portfolio's thousands only those that somebody went on writing.
    """
    saved_at = func.coalesce(PropertyDraft.updated_at, Property.updated_at)
    written = or_(
        col(PropertyDraft.version) > 0,
        and_(col(Property.import_id).is_(None), col(Property.title) != ""),
    )
    wanted = (
        select(Property, PropertyDraft)
        .outerjoin(PropertyDraft, col(PropertyDraft.property_id) == Property.id)
        .where(
            Property.is_in_charge(by) if by.role == UserTier.AGENT else Property.owner_id == by.id,
            Property.listing_status == ListingStatus.DRAFT,
            written,
        )
        .order_by(saved_at.desc(), col(Property.id).desc())
        .limit(MOST)
    )
    return [
        Begun(
            public_id=home.public_id,
            title=home.title,
            locality=home.locality or "",
            city=home.city or "",
            step=draft.step if draft else Step.BASICS,
            saved_at=draft.updated_at if draft else home.updated_at,
            score=quality_of(await answers_of(db, home, draft)).score,
            image=home.main_image_url or "",
        )
        for home, draft in (await db.exec(wanted)).all()
    ]
