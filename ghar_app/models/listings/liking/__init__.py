"""What somebody decided about a home or a person: like or pass, one row a pair.

The columns stand here; what can be done with likes of homes stands in the files beside.
"""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, func, text
from sqlmodel import Field

from ghar_app.db.columns import Numbered, Timestamps, moment, money, one_of, reference
from ghar_app.models.listings.liking.kinds import SwipeAction, SwipeTarget

LONGEST_NOTE = 500


class UserSwipe(Numbered, Timestamps, table=True):
    """A decision about one home (`property_id`) or one person (`target_user_id`)."""

    __tablename__ = "user_swipes"
    __table_args__ = (
        one_of("target_type", SwipeTarget),
        one_of("swipe_action", SwipeAction),
        CheckConstraint("is_liked = (swipe_action <> 'pass')", name="liked_is_not_passed"),
        CheckConstraint(
            "(property_id IS NOT NULL) = (target_type = 'property')"
            " AND (target_user_id IS NOT NULL) = (target_type = 'user')",
            name="one_target",
        ),
        CheckConstraint("user_id <> target_user_id", name="not_oneself"),
        CheckConstraint(
            "target_type = 'user' OR swipe_action <> 'super_like'", name="super_like_is_for_people"
        ),
        UniqueConstraint("user_id", "property_id"),
        Index(
            "uq_user_swipes_person",
            "user_id",
            "target_user_id",
            unique=True,
            postgresql_where=text("target_user_id IS NOT NULL"),
        ),
        Index("ix_user_swipes_feed", "user_id", "is_liked", text("acted_at DESC"), text("id DESC")),
        Index("ix_user_swipes_latest", "user_id", text("acted_at DESC"), text("id DESC")),
        Index("ix_user_swipes_property", "property_id", "is_liked"),
        Index("ix_user_swipes_target", "target_user_id", "is_liked"),
        Index(
            "ix_user_swipes_context",
            "context_property_id",
            postgresql_where=text("context_property_id IS NOT NULL"),
        ),
    )

    user_id: int = reference("users.id", description="who decided")
    property_id: int | None = reference("properties.id", nullable=True)
    target_user_id: int | None = reference("users.id", nullable=True)
    context_property_id: int | None = reference(
        "properties.id",
        ondelete="SET NULL",
        nullable=True,
        description="the listing that led to a decision about a person",
    )
    target_type: SwipeTarget = Field(
        default=SwipeTarget.PROPERTY,
        sa_type=Text,
        sa_column_kwargs={"server_default": SwipeTarget.PROPERTY.value},
    )
    swipe_action: SwipeAction = Field(
        default=SwipeAction.LIKE,
        sa_type=Text,
        sa_column_kwargs={"server_default": SwipeAction.LIKE.value},
    )
    is_liked: bool = Field(nullable=False)
    acted_at: datetime = moment(
        nullable=False,
        sa_column_kwargs={"server_default": func.now()},
        description="of the latest decision; undo and order go by it",
    )
    price_when_liked: Decimal | None = money(description="asked for at the time of the like")
    note: str | None = Field(default=None, max_length=LONGEST_NOTE, description="the liker's own")


__all__ = ["LONGEST_NOTE", "SwipeAction", "SwipeTarget", "UserSwipe"]
