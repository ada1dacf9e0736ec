"""Homes that several people weigh together: a list, a link to it, a vote of each.

The columns stand here; what can be done with a list stands in the files beside.
"""

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from ghar_app.db.columns import Numbered, Public, Timestamps, document, reference
from ghar_app.models.listings.shortlists.reach import Reachable

LONGEST_NAME = 80
LONGEST_NOTE = 500


class Shortlist(Reachable, Numbered, Public, Timestamps, table=True):
    """One list of one owner; whoever has its `share_token` may look."""

    __tablename__ = "shortlists"
    __table_args__ = (
        Index("ix_shortlists_owner", "owner_id", text("id DESC")),
        Index(
            "uq_shortlists_default",
            "owner_id",
            unique=True,
            postgresql_where=text("is_default"),
        ),
    )

    owner_id: int = reference("users.id")
    name: str = Field(max_length=LONGEST_NAME)
    share_token: str | None = Field(
        default=None, max_length=64, unique=True, description="null: the owner's alone"
    )
    is_default: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class ShortlistItem(Numbered, Timestamps, table=True):
    """A home on a list. `votes`: person's id → {"vote": yes|maybe|no, "tags": [dealbreakers]}."""

    __tablename__ = "shortlist_items"
    __table_args__ = (
        UniqueConstraint("shortlist_id", "property_id"),
        Index("ix_shortlist_items_property_id", "property_id"),
        Index("ix_shortlist_items_added_by", "added_by"),
    )

    shortlist_id: int = reference("shortlists.id")
    property_id: int = reference("properties.id")
    added_by: int | None = reference("users.id", ondelete="SET NULL", nullable=True)
    note: str | None = Field(default=None, max_length=LONGEST_NOTE)
    votes: dict = document()


__all__ = ["LONGEST_NAME", "LONGEST_NOTE", "Shortlist", "ShortlistItem"]
